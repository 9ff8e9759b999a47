// What the caller takes for granted (`--assume name=value`): facts and settings that win over the flare.
import { UsageError } from '../errors.ts';
import type { Fact, FactSpec, FactValue } from '../model/fact.ts';
import { FACTS, isFactName, type FactName } from '../model/fact-table.ts';
import { CONFIG_PROCESSES, type ConfigProcess, type ConfigValue } from '../model/knowledge.ts';
import type { Place } from '../model/place.ts';
import { parseVersion } from '../util/versions.ts';
import { spellingsOf } from './config/config-keys.ts';
import { typedText } from './config/config-value.ts';
import { makeFact } from './make-fact.ts';

/** The daemons of one package: another version of the Agent is theirs, too. */
const VERSIONS_OF_THE_PACKAGE: ReadonlySet<string> = new Set<FactName>([
  'processAgent.version',
  'apm.version',
  'systemProbe.version',
  'securityAgent.version',
  'otelAgent.version',
]);

export interface Assumptions {
  fact(name: string): Fact | undefined;
  /** What follows for a stated fact from another that is assumed, or else the fact itself. */
  over(stated: Fact | undefined): Fact | undefined;
  config(process: ConfigProcess, key: string): ConfigValue | undefined;
}

/** Throws UsageError for a name that does not exist or a value that does not fit it. */
export function parseAssumptions(assume: Readonly<Record<string, string>>): Assumptions {
  const facts = new Map<string, Fact>();
  const settings = new Map<string, ConfigValue>();
  for (const [name, text] of Object.entries(assume)) {
    const place: Place = { file: '--assume', line: 1, text: `${name}=${text}` };
    const setting = parseSettingName(name);
    if (setting !== undefined)
      settings.set(settingId(setting.process, setting.key), assumedSetting(setting.key, text, place));
    else if (isFactName(name)) facts.set(name, assumedFact(name, text, place));
    else
      throw badOption(
        name,
        'There is no such fact. Facts are listed by `flare-analyze facts`; a setting is written config.<process>.<key>, as in config.system-probe.network_config.enabled.',
      );
  }
  return {
    fact: (name) => facts.get(name),
    over: (stated) => {
      const version = facts.get('agent.version');
      if (version === undefined || stated === undefined || !VERSIONS_OF_THE_PACKAGE.has(stated.name))
        return stated;
      return { ...version, name: stated.name };
    },
    config: (process, key) => settings.get(settingId(process, key)),
  };
}

/** Both spellings of a setting are one setting. */
function settingId(process: ConfigProcess, key: string): string {
  return `${process} ${spellingsOf(key).spellings[0] ?? key}`;
}

/** `config.system-probe.network_config.enabled`. */
function parseSettingName(
  name: string,
): { readonly process: ConfigProcess; readonly key: string } | undefined {
  for (const process of CONFIG_PROCESSES) {
    const prefix = `config.${process}.`;
    if (name.startsWith(prefix) && name.length > prefix.length)
      return { process, key: name.slice(prefix.length) };
  }
  return undefined;
}

function assumedSetting(key: string, text: string, place: Place): ConfigValue {
  const value = typedText(text, spellingsOf(key).spec?.type);
  return { ...place, value, layer: 'runtime', isMasked: false, confidence: 'medium', losers: [] };
}

function assumedFact(name: FactName, text: string, place: Place): Fact {
  return makeFact(name, parseValue(name, text), { ...place, confidence: 'medium' });
}

function parseValue(name: FactName, text: string): FactValue {
  const { type, example }: FactSpec = FACTS[name];
  switch (type) {
    case 'string':
      return text;
    case 'version':
      if (parseVersion(text) !== undefined) return text;
      throw badOption(name, `Its value is a version, as in ${name}=${example}.`);
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw badOption(name, 'Its value is true or false.');
      return text === 'true';
    case 'number':
      return parseNumber(name, text);
    case 'list':
      return text === '' ? [] : text.split(',').map((item) => item.trim());
    case 'records':
      throw badOption(name, 'It holds records, which cannot be given in an option.');
  }
}

function parseNumber(name: FactName, text: string): number {
  if (text.trim() === '' || !Number.isFinite(Number(text))) throw badOption(name, 'Its value is a number.');
  return Number(text);
}

function badOption(name: string, reason: string): UsageError {
  return new UsageError('BAD_OPTION', `--assume ${name}: ${reason}`);
}

// What a process is told to do: combines what dumps, variables, files and defaults say of a key (security 6.1).
// What the Agent changes at start is in config-adjustments.ts.
import type { Lookup, MissingInput } from '../../model/absence.ts';
import type { Flare } from '../../model/flare.ts';
import type { ConfigProcess, ConfigScalar, ConfigValue } from '../../model/knowledge.ts';
import type { Place } from '../../model/place.ts';
import type { Confidence } from '../../model/severity.ts';
import type { AbsenceEvidence } from '../absence.ts';
import type { ConfigKey } from './config-default-table.ts';
import { configDump, type ConfigDump } from './config-dump.ts';
import { processEnvironment } from './config-environment.ts';
import { CONFIG_FILE_ROLES, configPathOf, unsetPlace } from './config-files.ts';
import { spellingsOf } from './config-keys.ts';
import { yamlSource, type ConfigSource, type Statement } from './config-source.ts';
import type { DocumentStore } from '../document-store.ts';

export interface ConfigInputs {
  readonly flare: Flare;
  readonly store: DocumentStore;
  readonly evidence: AbsenceEvidence;
}

export interface StatedConfig {
  /** A dump of the running process is there: what it says holds the Agent’s own adjustments. */
  readonly isDumped: boolean;
  value(key: string): Lookup<ConfigValue>;
}

interface Layers {
  /** Strongest first. */
  readonly sources: readonly ConfigSource[];
  /** The line that shows that nobody sets a key; unknown while a file of the process is missing. */
  readonly unset: Lookup<Place>;
  readonly isDumped: boolean;
}

export function statedConfig(process: ConfigProcess, inputs: ConfigInputs): StatedConfig {
  if (inputs.flare.kind === 'cluster-agent') return { isDumped: false, value: ofAnotherDaemon };
  const dump = configDump(process, inputs.flare, inputs.store);
  const layers: Layers = {
    sources: sourcesOf(process, inputs, dump),
    unset: unsetBy(process, inputs, dump),
    isDumped: dump?.describes === 'process',
  };
  return { isDumped: layers.isDumped, value: (key) => resolve(key, layers) };
}

function ofAnotherDaemon(key: string): Lookup<ConfigValue> {
  const missing: MissingInput = {
    input: key,
    cause: 'not-collected',
    detail: 'a flare of the cluster-agent shows only its own configuration',
  };
  return { known: false, missing };
}

function sourcesOf(
  process: ConfigProcess,
  { flare, store }: ConfigInputs,
  dump: ConfigDump | undefined,
): readonly ConfigSource[] {
  const { ofPod, ofFlare, isKnown } = processEnvironment(process, flare, store);
  const confidence: Confidence = isKnown ? 'high' : 'medium';
  const files = CONFIG_FILE_ROLES[process].flatMap((role) =>
    store.ofRole(role).flatMap((document) => {
      const root = store.yaml(document);
      return root === undefined
        ? []
        : [yamlSource({ document, root, layer: 'file', confidence, isDump: false })];
    }),
  );
  switch (dump?.describes) {
    case undefined:
      return [...ofPod, ...ofFlare, ...files];
    case 'process':
      return [dump.source, ...ofPod, ...ofFlare, ...files];
    case 'other-process':
      return [...ofPod, dump.source, ...ofFlare, ...files];
    case 'command-line':
      return [...ofPod, ...ofFlare, ...files, dump.source];
  }
}

function unsetBy(process: ConfigProcess, inputs: ConfigInputs, dump: ConfigDump | undefined): Lookup<Place> {
  const places = CONFIG_FILE_ROLES[process].map((role) =>
    unsetPlace(configPathOf(role, inputs.store), inputs),
  );
  const [first] = places;
  const unknown = places.find((place) => !place.known);
  if (unknown === undefined && first !== undefined) return first;
  if (dump?.describes === 'process') return { known: true, value: dump.place };
  return unknown ?? { known: false, missing: { input: process, cause: 'absent' } };
}

interface Stated {
  readonly source: ConfigSource;
  readonly statement: Statement;
}

function resolve(key: string, layers: Layers): Lookup<ConfigValue> {
  const { spec, spellings } = spellingsOf(key);
  const stated = spellings.flatMap((spelling) =>
    layers.sources.flatMap((source): Stated[] => {
      const statement = source.state(spelling, spec?.type);
      return statement === undefined ? [] : [{ source, statement }];
    }),
  );
  const [winner, ...rest] = stated;
  if (winner === undefined) return byDefault(key, spec, layers);
  return { known: true, value: inEffect(winner, rest, { spec, layers }) };
}

function inEffect(
  winner: Stated,
  rest: readonly Stated[],
  { spec, layers }: { readonly spec: ConfigKey | undefined; readonly layers: Layers },
): ConfigValue {
  const { source, statement } = winner;
  // A dump says what holds, not who set it: that is the strongest one who says the same.
  const setBy = source.isDump ? rest.find((one) => !one.source.isDump && isSame(one, winner)) : winner;
  const isDefault = setBy === undefined && isSameValue(spec?.default, statement.value);
  return {
    ...statement.place,
    value: statement.value,
    isMasked: statement.isMasked,
    layer: setBy?.source.layer ?? (isDefault ? 'default' : 'runtime'),
    confidence: confidenceOf(source, layers),
    losers: rest.filter((one) => one !== setBy).flatMap(loserOf),
  };
}

/** A source that others may overrule unseen is not sure. */
function confidenceOf(source: ConfigSource, { unset, isDumped }: Layers): Confidence {
  const isOverruled = (isDumped && !source.isDump) || (source.layer === 'file' && !unset.known);
  return source.confidence === 'high' && isOverruled ? 'medium' : source.confidence;
}

function loserOf({ source, statement }: Stated): ConfigValue['losers'] {
  const { value, place } = statement;
  return value === undefined ? [] : [{ layer: source.layer, value, place }];
}

function isSame(a: Stated, b: Stated): boolean {
  return isSameValue(a.statement.value, b.statement.value);
}

function isSameValue(a: ConfigScalar | undefined, b: ConfigScalar | undefined): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

function byDefault(key: string, spec: ConfigKey | undefined, layers: Layers): Lookup<ConfigValue> {
  const { unset, isDumped } = layers;
  if (!unset.known)
    return { known: false, missing: { ...unset.missing, input: key, detail: detailOf(unset.missing) } };
  if (spec?.default === undefined) {
    const detail = `${unset.value.file} does not set it, and its default is not known`;
    return { known: false, missing: { input: key, cause: 'absent', detail } };
  }
  const value: ConfigValue = {
    ...unset.value,
    value: spec.default,
    layer: 'default',
    isMasked: false,
    // A dump holds every key that the version has.
    confidence: spec.isDefaultSure && !isDumped ? 'medium' : 'low',
    losers: [],
  };
  return { known: true, value };
}

function detailOf({ input, detail }: MissingInput): string {
  return detail === undefined || detail === input ? input : `${input}: ${detail}`;
}

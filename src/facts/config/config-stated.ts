// What a process is told to do: which of the sources wins a key, who set it and whom it overruled (security 6.1).
// What the Agent changes at start is in config-adjustments.ts.
import type { MissingInput } from '../../model/absence.ts';
import type { ConfigLayer, ConfigLookup, ConfigProcess, ConfigValue } from '../../model/knowledge.ts';
import type { Confidence } from '../../model/severity.ts';
import type { ConfigKey } from './config-key.ts';
import { isSameValue } from './config-equality.ts';
import { spellingsOf, type KeySpellings } from './config-keys.ts';
import { configLayers, type ConfigInputs, type ConfigLayers } from './config-layers.ts';
import type { ConfigSource, Statement } from './config-source.ts';

export interface StatedConfig {
  /** The running process itself says what holds, so that its own adjustments are in it. */
  readonly isDumped: boolean;
  /** What any source of the process names, sorted, each setting under one of its spellings. */
  keys(): readonly string[];
  value(key: string): ConfigLookup;
}

export function statedConfig(process: ConfigProcess, inputs: ConfigInputs): StatedConfig {
  if ((inputs.flare.kind === 'cluster-agent') !== (process === 'cluster-agent')) {
    return { isDumped: false, keys: () => [], value: (key) => ofAnotherDaemon(key, inputs.flare.kind) };
  }
  const layers = configLayers(process, inputs);
  return {
    isDumped: layers.dump !== undefined,
    keys: () => keysIn(layers),
    value: (key) => resolve(key, layers),
  };
}

function keysIn({ dump, sources }: ConfigLayers): readonly string[] {
  const named = [...(dump === undefined ? [] : [dump]), ...sources].flatMap((source) => source.keys());
  const bySetting = new Map(named.map((key) => [spellingsOf(key).spellings[0] ?? key, key]));
  return [...bySetting.values()].sort();
}

function ofAnotherDaemon(key: string, kind: string): ConfigLookup {
  const detail =
    kind === 'cluster-agent'
      ? 'a flare of the cluster-agent shows only its own configuration'
      : 'only a flare of the cluster-agent shows its configuration';
  const missing: MissingInput = { input: key, cause: 'not-collected', detail };
  return { known: false, missing };
}

interface Stated {
  readonly source: ConfigSource;
  readonly spelling: string;
  readonly statement: Statement;
}

function resolve(key: string, layers: ConfigLayers): ConfigLookup {
  const names = spellingsOf(key);
  const dump = layers.dump === undefined ? [] : [layers.dump];
  const stated = statedBy([...dump, ...layers.sources], names);
  const winner = winnerOf(stated, layers.dump);
  if (winner === undefined) return byDefault(key, names.spec, layers);
  const rest = stated.filter((one) => one !== winner);
  return { known: true, value: inEffect(winner, rest, { spec: names.spec, layers }) };
}

/** The process has the last word on the value, also against a source that writes the key by its winning name. */
function winnerOf(stated: readonly Stated[], dump: ConfigSource | undefined): Stated | undefined {
  const [strongest] = stated;
  const held = dump === undefined ? undefined : stated.find(({ source }) => source === dump);
  return held === undefined || strongest === undefined || isSame(held, strongest) ? strongest : held;
}

/** The winning spelling counts in whatever source it stands. */
function statedBy(sources: readonly ConfigSource[], { spec, spellings }: KeySpellings): readonly Stated[] {
  return spellings.flatMap((spelling) =>
    sources.flatMap((source): Stated[] => {
      const statement = source.state(spelling, spec?.type);
      return statement === undefined ? [] : [{ source, spelling, statement }];
    }),
  );
}

interface Resolution {
  readonly spec: ConfigKey | undefined;
  readonly layers: ConfigLayers;
}

function inEffect(winner: Stated, rest: readonly Stated[], resolution: Resolution): ConfigValue {
  const { source, statement } = winner;
  // A dump says what holds, not who set it: that is the strongest one who says the same.
  const setBy = source.isDump ? rest.find((one) => !one.source.isDump && isSame(one, winner)) : winner;
  return {
    ...statement.place,
    value: statement.value,
    isMasked: statement.isMasked,
    layer: setBy?.source.layer ?? layerOfUnsaid(winner, resolution),
    confidence: confidenceOf(source, resolution.layers),
    losers: rest.filter((one) => !one.source.isDump && !isTwin(one, setBy)).flatMap(loserOf),
  };
}

/** Nobody shown set what the dump holds: it is the default, or the process set it itself. */
function layerOfUnsaid(winner: Stated, { spec, layers }: Resolution): ConfigLayer {
  if (layers.provided !== undefined && winner.source === layers.dump) {
    return layers.provided.state(winner.spelling, spec?.type) === undefined ? 'default' : 'runtime';
  }
  return isSameValue(spec?.default, winner.statement.value) ? 'default' : 'runtime';
}

/** A source that others may overrule unseen is not sure. */
function confidenceOf(source: ConfigSource, { unset, dump }: ConfigLayers): Confidence {
  const isOverruled = (dump !== undefined && !source.isDump) || (source.layer === 'file' && !unset.known);
  return source.confidence === 'high' && isOverruled ? 'medium' : source.confidence;
}

function loserOf({ source, statement }: Stated): ConfigValue['losers'] {
  const { value, place } = statement;
  return value === undefined ? [] : [{ layer: source.layer, value, place }];
}

/** The same layer, told twice: by the file and by the process that loaded it. */
function isTwin(one: Stated, setBy: Stated | undefined): boolean {
  return one.source.layer === setBy?.source.layer && isSame(one, setBy);
}

function isSame(a: Stated, b: Stated): boolean {
  return isSameValue(a.statement.value, b.statement.value);
}

function byDefault(key: string, spec: ConfigKey | undefined, layers: ConfigLayers): ConfigLookup {
  const { unset, dump } = layers;
  if (!unset.known)
    return { known: false, missing: { ...unset.missing, input: key, detail: detailOf(unset.missing) } };
  if (spec?.default === undefined) {
    const detail = `${unset.value.file} does not set it, and its default is not known`;
    const missing: MissingInput = { input: key, cause: 'absent', detail };
    return { known: false, missing, unset: { ...unset.value, isAbsent: dump !== undefined } };
  }
  const value: ConfigValue = {
    ...unset.value,
    value: spec.default,
    layer: 'default',
    isMasked: false,
    // A dump holds every key that the version has.
    confidence: spec.isDefaultSure && dump === undefined ? 'medium' : 'low',
    losers: [],
  };
  return { known: true, value };
}

function detailOf({ input, detail }: MissingInput): string {
  return detail === undefined || detail === input ? input : `${input}: ${detail}`;
}

// One place that settings come from: a YAML file, a dump, or the variables of a process.
import type { ConfigLayer, ConfigScalar } from '../../model/knowledge.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import type { Confidence } from '../../model/severity.ts';
import { CONFIG_KEYS } from './config-default-table.ts';
import type { ConfigType } from './config-key.ts';
import { environmentNames } from './config-keys.ts';
import { leavesOf } from './config-leaves.ts';
import { configValueOf, isHidden, typedText } from './config-value.ts';
import type { EnvironmentVariables } from './environment-variables.ts';
import { placeAt } from '../make-fact.ts';
import { findDotted, type YamlNode } from '../yaml/yaml-tree.ts';

/** What one source says of a setting. */
export interface Statement {
  /** Undefined when the value is set but not shown. */
  readonly value: ConfigScalar | undefined;
  readonly isMasked: boolean;
  readonly place: Place;
}

export interface ConfigSource {
  readonly layer: ConfigLayer;
  readonly confidence: Confidence;
  /** All settings of a running process, defaults included: says what is in effect, not who set it. */
  readonly isDump: boolean;
  /** Settings that it says something of, as far as their names are known; each once for each spelling. */
  keys(): readonly string[];
  state(spelling: string, type: ConfigType | undefined): Statement | undefined;
}

type SourceRank = Pick<ConfigSource, 'layer' | 'confidence' | 'isDump'>;

export interface YamlSourceOptions extends SourceRank {
  readonly document: FlareDocument;
  readonly root: YamlNode;
}

export function yamlSource({ document, root, ...rank }: YamlSourceOptions): ConfigSource {
  return {
    ...rank,
    keys: () => keysOf(root),
    state: (spelling, type) => statementIn(document, root, { spelling, type }),
  };
}

export interface EmbeddedSourceOptions extends SourceRank {
  readonly root: YamlNode;
  /** The line of the file that holds the whole text: it has no lines of its own. */
  readonly place: Place;
}

/** YAML that stands as text in one value of another file. */
export function embeddedSource({ root, place, ...rank }: EmbeddedSourceOptions): ConfigSource {
  return {
    ...rank,
    keys: () => keysOf(root),
    state: (spelling, type) => statementOf(root, { spelling, type }, () => place),
  };
}

function keysOf(root: YamlNode): readonly string[] {
  return leavesOf(root).map(({ key }) => key);
}

interface WantedKey {
  readonly spelling: string;
  readonly type: ConfigType | undefined;
}

/** What a YAML file says of a key; an empty value is the same as none. */
export function statementIn(document: FlareDocument, root: YamlNode, key: WantedKey): Statement | undefined {
  return statementOf(root, key, (line) => placeAt(document, line));
}

function statementOf(
  root: YamlNode,
  key: WantedKey,
  placeOf: (line: number) => Place,
): Statement | undefined {
  const entry = findDotted(root, key.spelling);
  const value = entry === undefined ? undefined : configValueOf(entry.node, key.type);
  if (entry === undefined || value === undefined) return undefined;
  return { value, isMasked: isHidden(value), place: placeOf(entry.line) };
}

/** An empty variable sets nothing. */
export function variableSource(variables: EnvironmentVariables, confidence: Confidence): ConfigSource {
  return {
    layer: 'environment',
    confidence,
    isDump: false,
    keys: () =>
      Object.keys(CONFIG_KEYS).filter((key) => environmentNames(key).some((name) => variables.has(name))),
    state: (spelling, type) => {
      const names = environmentNames(spelling);
      const variable = names
        .map((name) => variables.get(name))
        .find((one) => one !== undefined && one.value !== '');
      if (variable === undefined) return undefined;
      const value = variable.value === undefined ? undefined : typedText(variable.value, type);
      return { value, isMasked: value === undefined || isHidden(value), place: variable.place };
    },
  };
}

// One place that settings come from: a YAML file, a dump, or the variables of a process.
import type { ConfigLayer, ConfigScalar } from '../../model/knowledge.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import type { Confidence } from '../../model/severity.ts';
import type { ConfigType } from './config-default-table.ts';
import { environmentNames } from './config-keys.ts';
import { configValueOf, hasMask, typedText } from './config-value.ts';
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
  state(spelling: string, type: ConfigType | undefined): Statement | undefined;
}

export interface YamlSourceOptions extends Pick<ConfigSource, 'layer' | 'confidence' | 'isDump'> {
  readonly document: FlareDocument;
  readonly root: YamlNode;
}

export function yamlSource({ document, root, ...rank }: YamlSourceOptions): ConfigSource {
  return { ...rank, state: (spelling, type) => statementIn(document, root, { spelling, type }) };
}

/** What a YAML file says of a key; an empty value is the same as none. */
export function statementIn(
  document: FlareDocument,
  root: YamlNode,
  key: { readonly spelling: string; readonly type: ConfigType | undefined },
): Statement | undefined {
  const entry = findDotted(root, key.spelling);
  const value = entry === undefined ? undefined : configValueOf(entry.node, key.type);
  if (entry === undefined || value === undefined) return undefined;
  return { value, isMasked: hasMask(value), place: placeAt(document, entry.line) };
}

/** An empty variable sets nothing. */
export function variableSource(variables: EnvironmentVariables, confidence: Confidence): ConfigSource {
  return {
    layer: 'environment',
    confidence,
    isDump: false,
    state: (spelling, type) => {
      const names = environmentNames(spelling);
      const variable = names
        .map((name) => variables.get(name))
        .find((one) => one !== undefined && one.value !== '');
      if (variable === undefined) return undefined;
      const value = variable.value === undefined ? undefined : typedText(variable.value, type);
      return { value, isMasked: value === undefined || hasMask(value), place: variable.place };
    },
  };
}

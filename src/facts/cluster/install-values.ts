// What the user asked of the installer: the values of the Helm chart, the resource of the operator and what the
// operator says of it.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { installMethodFact } from '../environment/install-method.ts';
import { placeAt } from '../make-fact.ts';
import { isTelling, recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import { entriesAt, entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import { HELM_VALUES, OPERATOR_SETTINGS } from './helm-value-table.ts';

/*
 * config:
 *   datadog:
 *     site: datadoghq.eu
 */
/** helm-values.yaml: what the user set, without the defaults of the chart (core 4.18). */
export function readHelmValues(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const values = entryAt(root, 'config')?.node ?? root;
  if (values?.kind !== 'map') return [];
  const place = placeAt(document, entryAt(root, 'config')?.line ?? values.line);
  return [
    recordsFact('install.helmValues', settingRecords(document, values, HELM_VALUES), place),
    ...installMethodFact('helm', place),
  ];
}

function settingRecords(
  document: FlareDocument,
  root: YamlNode | undefined,
  keys: readonly string[],
): readonly StatedRecord[] {
  return keys.flatMap((key): StatedRecord[] => {
    const entry = entryAt(root, ...key.split('.'));
    const value = entry?.node.kind === 'scalar' ? entry.node.value : null;
    if (entry === undefined || value === null || value === '' || !isTelling(value)) return [];
    return [{ value: { key, value }, place: placeAt(document, entry.line) }];
  });
}

/*
 * kind: DatadogAgent
 * spec:
 *   features:
 *     apm: {enabled: true}
 */
/** datadog-agent-cr.yaml (core 4.18). */
export function readOperatorResource(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const specification = entryAt(root, 'spec');
  if (specification === undefined) return [];
  const place = placeAt(document, specification.line);
  const features = [...featureRecords(document, entryAt(specification.node, 'features')?.node, [])];
  return [
    recordsFact('install.operatorFeatures', features, place),
    recordsFact(
      'install.operatorSettings',
      settingRecords(document, specification.node, OPERATOR_SETTINGS),
      place,
    ),
    ...installMethodFact('operator', place),
    ...conditionsFact(document, root),
  ];
}

const MAX_FEATURE_DEPTH = 6;

/** Features lie in features: `admissionController.agentSidecarInjection`. */
function* featureRecords(
  document: FlareDocument,
  node: YamlNode | undefined,
  path: readonly string[],
): Generator<StatedRecord> {
  if (path.length > MAX_FEATURE_DEPTH) return;
  for (const { key, line, node: value } of entriesAt(node)) {
    if (key === 'enabled' && value.kind === 'scalar' && typeof value.value === 'boolean') {
      yield { value: { name: path.join('.'), enabled: value.value }, place: placeAt(document, line) };
    } else if (value.kind === 'map') yield* featureRecords(document, value, [...path, key]);
  }
}

/** `{type: AgentReconcile, status: "False", reason: …, message: …}`: what the operator could not do. */
function conditionsFact(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const opening = entryAt(root, 'status', 'conditions');
  if (opening === undefined) return [];
  const records = listAt(opening.node).map((condition) => ({
    value: recordOfStated({
      type: textAt(condition, 'type'),
      status: textAt(condition, 'status'),
      reason: textAt(condition, 'reason'),
      message: textAt(condition, 'message')?.slice(0, 500),
    }),
    place: placeAt(document, (entryAt(condition, 'type') ?? condition).line),
  }));
  return [recordsFact('install.operatorConditions', records, placeAt(document, opening.line))];
}

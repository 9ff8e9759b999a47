// Workload autoscaling, from autoscaler-list.json and local-autoscaling-check.json.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { numberAt } from '../environment/pod-spec.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import { entryAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';

/** Where an autoscaler says what went wrong, the widest first. */
const ERRORS: readonly string[] = [
  'error',
  'horizontal_last_action_error',
  'vertical_last_action_error',
  'scaling_values_error',
  'scaling_values_horizontal_error',
  'scaling_values_vertical_error',
];

/*
 * {
 * 	"pod_autoscalers": [
 * 		{"namespace": "shop", "name": "cart", "spec": {"targetRef": {"kind": "Deployment", "name": "cart"}}, …}
 */
export function readAutoscalers(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const opening = entryAt(root, 'pod_autoscalers');
  if (opening?.node.kind !== 'list') return [];
  const records = opening.node.items.flatMap((item) => autoscalerRecord(document, item));
  const place = placeAt(document, opening.line);
  return [
    recordsFact('cluster.autoscalers', records, place),
    makeFact('cluster.autoscalersFailing', records.filter(({ value }) => 'error' in value).length, place),
  ];
}

function autoscalerRecord(document: FlareDocument, item: YamlNode): StatedRecord[] {
  const name = entryAt(item, 'name');
  if (name === undefined) return [];
  const error = ERRORS.map((key) => textAt(item, key)).find((text) => text !== undefined && text !== '');
  const kind = textAt(item, 'spec', 'targetRef', 'kind');
  const target = textAt(item, 'spec', 'targetRef', 'name');
  const value = recordOfStated({
    namespace: textAt(item, 'namespace'),
    name: textAt(item, 'name'),
    target: kind === undefined || target === undefined ? undefined : `${kind}/${target}`,
    owner: textAt(item, 'spec', 'owner'),
    mode: textAt(item, 'spec', 'applyPolicy', 'mode'),
    minReplicas: numberAt(item, 'spec', 'constraints', 'minReplicas'),
    maxReplicas: numberAt(item, 'spec', 'constraints', 'maxReplicas'),
    replicas: numberAt(item, 'current_replicas'),
    limitReason: textAt(item, 'horizontal_last_limit_reason'),
    error,
  });
  return [{ value, place: placeAt(document, name.line) }];
}

/*
 * {"LocalAutoscalingWorkloadEntities": [
 *   {"EntityStatus": {"Datapoints(PodLevel)": 3, "MetricName": "container.cpu.usage", "Namespace": "shop", "PodOwner": "cart"}}
 */
export function readLocalAutoscaling(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const opening = entryAt(root, 'LocalAutoscalingWorkloadEntities');
  if (opening?.node.kind !== 'list') return [];
  const records = opening.node.items.flatMap((item): StatedRecord[] => {
    const status = entryAt(item, 'EntityStatus');
    if (status === undefined) return [];
    const value = recordOfStated({
      namespace: textAt(status.node, 'Namespace'),
      owner: textAt(status.node, 'PodOwner'),
      metric: textAt(status.node, 'MetricName'),
      datapoints: numberAt(status.node, 'Datapoints(PodLevel)'),
    });
    return [{ value, place: placeAt(document, status.line) }];
  });
  return [recordsFact('cluster.localAutoscaling', records, placeAt(document, opening.line))];
}

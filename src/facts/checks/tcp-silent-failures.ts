// Instances of tcp_check that failed although the check is OK: the check reports a closed port as a metric of 0,
// not as an error, and sends network.tcp.response_time only for a connection that was made.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { Place } from '../../model/place.ts';
import { checkInstances, isSwitchedOn, tcpInstance } from './check-instances.ts';
import type { DocumentStore } from '../document-store.ts';
import { makeFact } from '../make-fact.ts';
import { textAt, type YamlNode } from '../yaml/yaml-tree.ts';

/**
 * Joins the instances with the runs that `checks` lists; an instance without a run is left out. Undefined when no
 * instance can be judged.
 */
export function silentFailures(store: DocumentStore, checks: Fact): Fact | undefined {
  const found = checkInstances('tcp_check', store);
  if (found === undefined) return undefined;
  const runs = found.instances.flatMap(({ node }): JudgedRun[] => {
    const run = isJudgeable(node) ? runOf(textAt(node, 'name') ?? '', checks) : undefined;
    return run === undefined ? [] : [{ ...run, node }];
  });
  const failed = runs.filter(({ lastSamples }) => lastSamples === 1);
  const [first] = failed.length > 0 ? failed : runs;
  if (first === undefined) return undefined;
  return makeFact(
    'tcpCheck.silentFailures',
    failed.map(({ node }) => identityOf(node)),
    { ...first.place, confidence: 'medium', itemPlaces: failed.map(({ place }) => place) },
  );
}

/** Several addresses send several samples, of which some may have failed. */
function isJudgeable(node: YamlNode): boolean {
  return isSwitchedOn(node, 'collect_response_time', false) && !isSwitchedOn(node, 'multiple_ips', false);
}

function identityOf(node: YamlNode): FactRecord {
  const fields = Object.entries(tcpInstance(node)).filter(([key]) => key !== 'collectResponseTime');
  return Object.fromEntries(fields);
}

interface Run {
  readonly lastSamples: number;
  readonly place: Place;
}

interface JudgedRun extends Run {
  readonly node: YamlNode;
}

/** `Instance ID: tcp_check:db:1a2b3c4d5e6f7081`: the instance’s name stands between the colons. */
function runOf(name: string, checks: Fact): Run | undefined {
  if (name === '') return undefined;
  const records = checks.value as readonly FactRecord[];
  const index = records.findIndex(
    (record) =>
      record.name === 'tcp_check' &&
      record.status === 'ok' &&
      String(record.instance ?? '').includes(`:${name}:`),
  );
  const lastSamples = records[index]?.lastSamples;
  const place = checks.itemPlaces?.[index];
  return typeof lastSamples === 'number' && place !== undefined ? { lastSamples, place } : undefined;
}

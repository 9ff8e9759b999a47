// How often checks ran and failed, from expvar/runner (core 4.11): totals of the runner, and one record per
// instance with its ratios. What an instance said last is in `checks`.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { parseRfc3339 } from '../go/go-date.ts';
import { makeFact } from '../make-fact.ts';
import { recordOfStated } from '../stated-records.ts';
import {
  countOf,
  entryRecords,
  fieldFacts,
  numberAt,
  ratioOf,
  recordsAt,
  statedValue,
  type FieldReading,
  type FieldSource,
} from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';

const NS_PER_SECOND = 1e9;
const MS_PER_SECOND = 1000;

// Checks: {…}
// Running:
//   disk:67cc0574430a16ba: "2024-05-10T12:34:56Z"
// RunningChecks: 1
// Runs: 842
// Workers: 4                            newer: {Count: 4, Instances: {worker_1: {Utilization: 0.3}}}
const COUNTERS: readonly FieldReading[] = [
  { name: 'checks.runners', path: ['Workers'], parse: countOf },
  { name: 'checks.runners', path: ['Workers', 'Count'], parse: countOf },
  { name: 'runner.runs', path: ['Runs'], parse: countOf },
  { name: 'runner.errors', path: ['Errors'], parse: countOf },
  { name: 'runner.warnings', path: ['Warnings'], parse: countOf },
];

export function readRunCounters(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source = { document, root };
  const counters = fieldFacts(COUNTERS, source);
  return [
    ...counters,
    ...errorRatio(counters),
    ...entryRecords('runner.inProgress', { ...source, path: ['Running'] }, runningRecord),
    ...readRuns(source),
  ];
}

/** The runner counts errors from the first one on: without the key there were none, which it does not say. */
function errorRatio(counters: readonly Fact[]): Fact[] {
  const [runs, errors] = ['runner.runs', 'runner.errors'].map((name) =>
    counters.find((fact) => fact.name === name),
  );
  const ratio = ratioOf(errors?.value as number | undefined, runs?.value as number | undefined);
  if (errors === undefined || ratio === undefined) return [];
  return [makeFact('runner.errorRatio', ratio, { ...errors, confidence: 'medium' })];
}

function runningRecord({ key, node }: YamlEntry): FactRecord {
  return recordOfStated({ instance: key, startedAt: parseRfc3339(String(statedValue(node) ?? '')) });
}

function readRuns(source: FieldSource): Fact[] {
  const entry = entryAt(source.root, 'Checks');
  if (entry?.node.kind !== 'map') return [];
  const records = entriesAt(entry.node).flatMap(({ key, node }) =>
    entriesAt(node).map((instance) => ({ record: runRecord(key, instance), line: instance.line })),
  );
  return [recordsAt('checks.runs', records, { ...source, entry })];
}

/** `LastDelay` is in seconds, `Interval` in nanoseconds, execution times in milliseconds. */
function runRecord(name: string, { key, node }: YamlEntry): FactRecord {
  const [runs, errors] = [numberAt(node, 'TotalRuns'), numberAt(node, 'TotalErrors')];
  return recordOfStated({
    name,
    instance: key,
    runs,
    errors,
    warnings: numberAt(node, 'TotalWarnings'),
    errorRatio: ratioOf(errors, runs),
    interval: scaled(numberAt(node, 'Interval'), NS_PER_SECOND),
    lastExecutionTime: scaled(numberAt(node, 'LastExecutionTime'), MS_PER_SECOND),
    delay: numberAt(node, 'LastDelay'),
  });
}

function scaled(value: number | undefined, perSecond: number): number | undefined {
  return value === undefined ? undefined : value / perSecond;
}

// The running checks as expvar/runner lists them (core 4.11): stands in for the Collector section of the status
// page. The counters of the runner itself and the ratios are in run-counters.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { readRunCounters } from './run-counters.ts';
import { recordOfStated } from '../stated-records.ts';
import { numberAt } from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, listAt, textAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';

const MAX_INSTANCES = 2000;

/*
 * Checks:
 *   cilium:
 *     cilium:bac99095d52d45c:
 *       LastError: '[{"message":"connection refused","traceback":"…"}]'
 *       TotalRuns: 42
 */
export function readExpvarRunner(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return [...readInstances(document, root), ...readRunCounters(document, root)];
}

function readInstances(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const checks = entryAt(root, 'Checks');
  if (checks === undefined) return [];
  const instances = entriesAt(checks.node).flatMap((check) =>
    entriesAt(check.node).map((instance) => checkRecord(document, check.key, instance)),
  );
  const shown = instances.slice(0, MAX_INSTANCES);
  return [
    makeFact(
      'checks',
      shown.map(({ record }) => record),
      { ...placeAt(document, checks.line), itemPlaces: shown.map(({ place }) => place) },
    ),
  ];
}

function checkRecord(
  document: FlareDocument,
  name: string,
  { key, line, node }: YamlEntry,
): { readonly record: FactRecord; readonly place: Place } {
  const error = messageOf(textAt(node, 'LastError') ?? '');
  const warnings = listAt(node, 'LastWarnings').map(textOfItem);
  const statusLine = error !== '' ? entryAt(node, 'LastError')?.line : undefined;
  return {
    record: recordOfStated({
      name,
      instance: key,
      version: textAt(node, 'CheckVersion'),
      status: error !== '' ? 'error' : warnings.length > 0 ? 'warning' : 'ok',
      error,
      warning: warnings[0],
      warnings: warnings.length > 1 ? warnings.length : undefined,
      source: textAt(node, 'CheckConfigSource'),
      ...countsOf(node),
      ...timesOf(node),
    }),
    place: placeAt(document, statusLine ?? line),
  };
}

/** A check that runs for ever has no runs to count: the status page leaves its zeros out. */
function countsOf(node: YamlNode): Readonly<Record<string, number | undefined>> {
  const totalSamples = numberAt(node, 'TotalMetricSamples');
  if (isLongRunning(node)) return { totalSamples };
  return {
    totalRuns: numberAt(node, 'TotalRuns'),
    lastSamples: numberAt(node, 'MetricSamples'),
    totalSamples,
    lastEvents: numberAt(node, 'Events'),
    lastServiceChecks: numberAt(node, 'ServiceChecks'),
  };
}

function isLongRunning(node: YamlNode): boolean {
  return textAt(node, 'LongRunning') === 'true';
}

const MS_PER_SECOND = 1000;

/** Execution times are milliseconds, dates seconds since 1970 UTC; zero for never. */
function timesOf(node: YamlNode): FactRecord {
  const average = numberAt(node, 'AverageExecutionTime');
  const [executed, succeeded] = [numberAt(node, 'UpdateTimestamp'), numberAt(node, 'LastSuccessDate')];
  return recordOfStated({
    averageSeconds: average === undefined ? undefined : average / MS_PER_SECOND,
    lastRunAt: dateOf(executed),
    lastSuccessAt: dateOf(succeeded),
    neverSucceeded: succeeded === 0 && !isLongRunning(node) ? true : undefined,
    isLongRunning: isLongRunning(node) ? true : undefined,
    isCancelling: textAt(node, 'Cancelling') === 'true' ? true : undefined,
  });
}

function dateOf(seconds: number | undefined): number | undefined {
  return seconds === undefined || seconds <= 0 ? undefined : seconds * MS_PER_SECOND;
}

/** A Python check writes `[{"message": …, "traceback": …}]`, a Go check plain text. */
function messageOf(lastError: string): string {
  const message = /^\[\{"message":\s?("(?:[^"\\]|\\.){0,2000})/.exec(lastError)?.[1];
  return message === undefined ? (lastError.split('\n', 1)[0] ?? '') : unescaped(message);
}

/** The text of a JSON string without its last quote; what no JSON string can hold stays as it is. */
function unescaped(string: string): string {
  try {
    return String(JSON.parse(`${string}"`));
  } catch {
    return string.slice(1);
  }
}

function textOfItem(node: YamlNode): string {
  return node.kind === 'scalar' ? String(node.value ?? '') : '';
}

// expvar/trace-agent (core 4.11): /debug/vars of the trace-agent, or the sentence why there is none.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import {
  countOf,
  entryRecords,
  fieldFacts,
  numberAt,
  numberOf,
  ratioOf,
  recordOf,
  recordsAt,
  statedTextAt,
  statedValue,
  type FieldReading,
  type FieldSource,
} from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, listAt, type YamlNode } from '../yaml/yaml-tree.ts';

const count = (name: FieldReading['name'], ...path: readonly string[]): FieldReading => ({
  name,
  path,
  parse: countOf,
});

// memstats: {Alloc: 1.2e+07}
// trace_writer: {Errors: 0, Payloads: 4}
// watchdog:
//   CPU: {UserAvg: 0.01}
const FIELDS: readonly FieldReading[] = [
  { name: 'apm.version', path: ['version', 'Version'] },
  count('apm.uptime', 'uptime'),
  count('apm.memory', 'memstats', 'Alloc'),
  { name: 'apm.cpuUsed', path: ['watchdog', 'CPU', 'UserAvg'], parse: numberOf },
  count('apm.traceWriterErrors', 'trace_writer', 'Errors'),
  count('apm.traceWriterRetries', 'trace_writer', 'Retries'),
  count('apm.statsWriterErrors', 'stats_writer', 'Errors'),
  count('apm.statsWriterRetries', 'stats_writer', 'Retries'),
  { name: 'apm.rateLimiterTarget', path: ['ratelimiter', 'TargetRate'], parse: numberOf },
  count('apm.rateLimiterDropped', 'ratelimiter', 'RecentTracesDropped'),
];

export function readExpvarTraceAgent(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  if (root === undefined) return readFailure(document);
  const source = { document, root };
  const pid = entryAt(root, 'pid') ?? entryAt(root, 'receiver');
  return [
    ...(pid === undefined
      ? []
      : [makeFact('apm.running', true, { ...placeAt(document, pid.line), confidence: 'medium' })]),
    ...fieldFacts(FIELDS, source),
    ...readReceivers(source),
    ...entryRecords('apm.samplingRates', { ...source, path: ['ratebyservice'] }, ({ key, node }) => {
      const rate = numberOf(statedValue(node));
      return rate === undefined ? undefined : { service: key, rate };
    }),
  ];
}

// Error retrieving vars: Get "http://127.0.0.1:5012/debug/vars": dial tcp 127.0.0.1:5012: connect: connection refused
/** Only a refused connection shows that nobody listens; other errors come from how it was asked. */
function readFailure(document: FlareDocument): Fact[] {
  const index = document.lines.findIndex((line) => line.trim() !== '');
  const text = (document.lines[index] ?? '').slice(0, 1000);
  const error = /^Error retrieving vars: (.+)$/.exec(text)?.[1];
  if (error?.endsWith('connection refused') !== true) return [];
  const basis = { ...placeAt(document, index + 1), confidence: 'medium' } as const;
  return [makeFact('apm.running', false, basis), makeFact('apm.error', error, basis)];
}

// receiver:
// - Lang: python
//   TracerVersion: 1.2.0
//   TracesReceived: 11
//   TracesDropped: {EmptyTrace: 3}
/** One record per client; counters are of the last minute. */
function readReceivers(source: FieldSource): Fact[] {
  const entry = entryAt(source.root, 'receiver');
  if (entry?.node.kind !== 'list') return [];
  const records = listAt(entry.node).map((node) => ({ record: receiverRecord(node), line: node.line }));
  return [recordsAt('apm.receivers', records, { ...source, entry })];
}

function receiverRecord(node: YamlNode): FactRecord {
  const [received, dropped] = [numberAt(node, 'TracesReceived'), sumAt(node, 'TracesDropped')];
  return recordOf({
    language: statedTextAt(node, 'Lang'),
    languageVersion: statedTextAt(node, 'LangVersion'),
    tracerVersion: statedTextAt(node, 'TracerVersion'),
    tracesReceived: received,
    tracesDropped: dropped,
    dropRatio: ratioOf(dropped, received),
    spansReceived: numberAt(node, 'SpansReceived'),
    spansDropped: numberAt(node, 'SpansDropped'),
    spansMalformed: sumAt(node, 'SpansMalformed'),
  });
}

/** A map of reasons and counts. */
function sumAt(node: YamlNode, key: string): number | undefined {
  const entry = entryAt(node, key);
  if (entry?.node.kind !== 'map') return undefined;
  return entriesAt(entry.node).reduce((sum, one) => sum + (countOf(statedValue(one.node)) ?? 0), 0);
}

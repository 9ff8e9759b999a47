// expvar/trace-agent (core 4.11): /debug/vars of the trace-agent, or the sentence why there is none.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { recordOfStated } from '../stated-records.ts';
import {
  countOf,
  entryRecords,
  factAt,
  fieldFacts,
  numberAt,
  numberOf,
  ratioOf,
  recordsAt,
  statedTextAt,
  statedValue,
  type FieldReading,
  type FieldSource,
  type ListedRecord,
} from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, listAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';

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
  count('apm.pid', 'pid'),
  { name: 'apm.hostname', path: ['config', 'Hostname'] },
  { name: 'apm.version', path: ['version', 'Version'] },
  count('apm.uptime', 'uptime'),
  count('apm.memory', 'memstats', 'Alloc'),
  { name: 'apm.cpuUsed', path: ['watchdog', 'CPU', 'UserAvg'], parse: numberOf },
  count('apm.traceWriterRetries', 'trace_writer', 'Retries'),
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
    ...readClients(source),
    ...readWriters(source),
    ...entryRecords('apm.samplingRates', { ...source, path: ['ratebyservice'] }, samplingRate),
  ];
}

/** `service:web,env:prod`; the default has neither. */
function samplingRate({ key, node }: YamlEntry): FactRecord | undefined {
  const rate = numberOf(statedValue(node));
  const [, service, env] = /^service:(.{0,300}),env:(.{0,300})$/.exec(key.slice(0, 700)) ?? [];
  return rate === undefined || service === undefined ? undefined : recordOfStated({ service, env, rate });
}

const WRITERS: readonly (readonly [key: string, kind: string])[] = [
  ['trace_writer', 'traces'],
  ['stats_writer', 'stats'],
  ['service_writer', 'services'],
];

/** What was sent in the last minute. */
function readWriters(source: FieldSource): Fact[] {
  const records = WRITERS.flatMap(([key, kind]): readonly WriterEntry[] => {
    const entry = entryAt(source.root, key);
    if (entry?.node.kind !== 'map') return [];
    const [payloads, bytes, errors] = ['Payloads', 'Bytes', 'Errors'].map((field) =>
      numberAt(entry.node, field),
    );
    return [{ entry, line: entry.line, record: recordOfStated({ kind, payloads, bytes, errors }) }];
  });
  const [first] = records;
  return first === undefined ? [] : [recordsAt('apm.writers', records, { ...source, entry: first.entry })];
}

interface WriterEntry extends ListedRecord {
  readonly entry: YamlEntry;
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
function readClients(source: FieldSource): Fact[] {
  const entry = entryAt(source.root, 'receiver');
  if (entry?.node.kind !== 'list') return [];
  const listed = { ...source, entry };
  const nodes = listAt(entry.node);
  const clients = nodes.map((node) => ({ record: clientRecord(node), line: node.line }));
  const drops = nodes.map((node) => ({ record: dropRecord(node), line: node.line }));
  return [
    recordsAt('apm.clients', clients, listed),
    recordsAt('apm.clientDrops', drops, listed),
    ...sumOf('apm.tracesReceived', { ...listed, nodes, key: 'TracesReceived' }),
    ...sumOf('apm.spansReceived', { ...listed, nodes, key: 'SpansReceived' }),
  ];
}

function clientRecord(node: YamlNode): FactRecord {
  return recordOfStated({
    language: statedTextAt(node, 'Lang'),
    languageVersion: statedTextAt(node, 'LangVersion'),
    interpreter: statedTextAt(node, 'Interpreter'),
    tracerVersion: statedTextAt(node, 'TracerVersion'),
    traces: numberAt(node, 'TracesReceived'),
    bytes: numberAt(node, 'TracesBytes'),
    spans: numberAt(node, 'SpansReceived'),
  });
}

function dropRecord(node: YamlNode): FactRecord {
  const [received, dropped] = [numberAt(node, 'TracesReceived'), sumAt(node, 'TracesDropped')];
  return recordOfStated({
    language: statedTextAt(node, 'Lang'),
    tracerVersion: statedTextAt(node, 'TracerVersion'),
    tracesDropped: dropped,
    dropRatio: ratioOf(dropped, received),
    spansDropped: numberAt(node, 'SpansDropped'),
    spansMalformed: sumAt(node, 'SpansMalformed'),
  });
}

interface SumSource extends FieldSource {
  readonly entry: YamlEntry;
  readonly nodes: readonly YamlNode[];
  readonly key: string;
}

/** Known when every client states the figure. */
function sumOf(name: FactName, { nodes, key, ...source }: SumSource): Fact[] {
  const figures = nodes.map((node) => numberAt(node, key));
  if (!figures.every((figure) => figure !== undefined)) return [];
  const sum = figures.reduce((total, figure) => total + figure, 0);
  return [factAt(name, sum, { ...source, confidence: 'medium' })];
}

/** A map of reasons and counts. */
function sumAt(node: YamlNode, key: string): number | undefined {
  const entry = entryAt(node, key);
  if (entry?.node.kind !== 'map') return undefined;
  return entriesAt(entry.node).reduce((sum, one) => sum + (countOf(statedValue(one.node)) ?? 0), 0);
}

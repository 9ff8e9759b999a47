// Expvars that are plain counters (core 4.11): aggregator, DogStatsD, logs agent, memory, hostname, scheduler,
// splitter. Which key states which fact is in expvar-counter-table.ts.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { ofYaml, type FactReader } from '../fact-reader.ts';
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
} from '../yaml/yaml-fact.ts';
import { entryAt, type YamlNode } from '../yaml/yaml-tree.ts';
import {
  AGGREGATOR_COUNTERS,
  DOGSTATSD_COUNTERS,
  HOSTNAME_FIELDS,
  LOGS_AGENT_COUNTERS,
  MEMORY_COUNTERS,
  OTHER_COUNTERS,
  UDP_COUNTERS,
  UDS_COUNTERS,
} from './expvar-counter-table.ts';

/** The reader of an expvar without any structure. */
const counters = (readings: readonly FieldReading[]): FactReader =>
  ofYaml((document, root) => fieldFacts(readings, { document, root }));

export const readExpvarMemory = counters(MEMORY_COUNTERS);

/** What could not be passed on, under the names of the status page. */
const FLUSH_ERRORS: readonly (readonly [key: string, kind: string])[] = [
  ['SeriesFlushErrors', 'Series'],
  ['SketchesFlushErrors', 'Sketches'],
  ['ServiceCheckFlushErrors', 'Service Check'],
  ['EventsFlushErrors', 'Events'],
];

// SeriesFlushed: 98214
// SeriesFlushErrors: 0
export function readExpvarAggregator(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source = { document, root };
  const entries = FLUSH_ERRORS.flatMap(([key, kind]) => {
    const entry = entryAt(root, key);
    const count = countOf(statedValue(entry?.node));
    return entry === undefined || count === undefined ? [] : [{ entry, record: { kind, count } }];
  });
  const failed = entries.filter(({ record }) => record.count > 0);
  const [first] = failed.length > 0 ? failed : entries;
  const records = failed.map(({ entry, record }) => ({ record, line: entry.line }));
  return [
    ...fieldFacts(AGGREGATOR_COUNTERS, source),
    ...(first === undefined
      ? []
      : [recordsAt('aggregator.flushErrors', records, { ...source, entry: first.entry })]),
  ];
}

/** `expvar/dogstatsd-udp` of the folder: which expvar it is. */
const nameOf = (document: FlareDocument): string => document.path.slice(document.path.lastIndexOf('/') + 1);

/** Core 4.11: the parser and its two listeners have an expvar each. */
export function readExpvarDogstatsd(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const name = nameOf(document);
  if (name === 'dogstatsd-udp') return fieldFacts(UDP_COUNTERS, { document, root });
  if (name === 'dogstatsd-uds') return fieldFacts(UDS_COUNTERS, { document, root });
  return fieldFacts(DOGSTATSD_COUNTERS, { document, root });
}

// DestinationLogsDropped: {agent-http-intake.logs.example: 12}
// HttpDestinationStats:
//   logs_0_reliable_0:
//     idleMs: 9500
//     inUseMs: 500
export function readExpvarLogsAgent(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source = { document, root };
  return [
    ...fieldFacts(LOGS_AGENT_COUNTERS, source),
    ...entryRecords(
      'logsAgent.droppedByDestination',
      { ...source, path: ['DestinationLogsDropped'] },
      ({ key, node }) => {
        const count = countOf(statedValue(node));
        return count === undefined ? undefined : { destination: key, count };
      },
    ),
    ...entryRecords(
      'logsAgent.destinations',
      { ...source, path: ['HttpDestinationStats'] },
      ({ key, node }) => {
        const [idle, inUse] = [numberAt(node, 'idleMs'), numberAt(node, 'inUseMs')];
        return recordOfStated({ name: key, inUseRatio: ratioOf(inUse, (idle ?? NaN) + (inUse ?? NaN)) });
      },
    ),
  ];
}

// provider: os
// errors:
//   aws: 'unable to retrieve hostname from AWS: status code 401'
export function readExpvarHostname(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source = { document, root };
  return [
    ...fieldFacts(HOSTNAME_FIELDS, source),
    ...entryRecords('host.unusedNameProviders', { ...source, path: ['errors'] }, ({ key, node }) => {
      const reason = statedValue(node);
      // The status page quotes some names and not others; they are the same providers.
      return reason === undefined ? undefined : { provider: key.replaceAll("'", ''), reason: String(reason) };
    }),
  ];
}

/** `expvar/scheduler`, `expvar/splitter`: an expvar that is a number or a list is `{}` in a flare. */
export function readExpvarOther(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const readings = new Map(Object.entries(OTHER_COUNTERS)).get(nameOf(document));
  return readings === undefined ? [] : fieldFacts(readings, { document, root });
}

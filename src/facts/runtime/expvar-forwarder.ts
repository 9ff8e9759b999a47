// expvar/forwarder (core 4.11): the machine-readable twin of the Forwarder section of the status page.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { apiKeyRecord } from '../status/status-forwarder.ts';
import {
  countOf,
  entryRecords,
  fieldFacts,
  recordsAt,
  statedValue,
  type FieldReading,
  type FieldSource,
  type ListedRecord,
} from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';

/** Of the name of a key or its status. */
const MAX_KEY = 1000;

// Transactions:
//   Dropped: 0
//   ErrorsByType:
//     DNSErrors: 12
//   HTTPErrorsByCode:
//     "403": 3
const COUNTERS: readonly FieldReading[] = [
  { name: 'forwarder.success', path: ['Transactions', 'Success'], parse: countOf },
  { name: 'forwarder.errors', path: ['Transactions', 'Errors'], parse: countOf },
  { name: 'forwarder.dropped', path: ['Transactions', 'Dropped'], parse: countOf },
  { name: 'forwarder.dropped', path: ['Transactions', 'DroppedOnInput'], parse: countOf },
  { name: 'forwarder.requeued', path: ['Transactions', 'Requeued'], parse: countOf },
  { name: 'forwarder.retried', path: ['Transactions', 'Retried'], parse: countOf },
  { name: 'forwarder.httpErrorTotal', path: ['Transactions', 'HTTPErrors'], parse: countOf },
  { name: 'forwarder.retryQueueSize', path: ['Transactions', 'RetryQueueSize'], parse: countOf },
  {
    name: 'forwarder.highPriorityQueueFull',
    path: ['Transactions', 'HighPriorityQueueFull'],
    parse: countOf,
  },
];

interface TableReading {
  readonly name: FactName;
  readonly key: string;
  readonly field: string;
}

/** The status page prints no row for a type that never occurred. */
const TABLES: readonly TableReading[] = [
  { name: 'forwarder.errorsByType', key: 'ErrorsByType', field: 'type' },
  { name: 'forwarder.httpErrors', key: 'HTTPErrorsByCode', field: 'code' },
  { name: 'forwarder.successesByEndpoint', key: 'SuccessByEndpoint', field: 'endpoint' },
  { name: 'forwarder.droppedByEndpoint', key: 'DroppedByEndpoint', field: 'endpoint' },
];

export function readExpvarForwarder(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source: FieldSource = { document, root };
  const counters = fieldFacts(COUNTERS, source);
  return [
    ...counters.filter((fact, index) => counters.findIndex(({ name }) => name === fact.name) === index),
    ...TABLES.flatMap(({ name, key, field }) =>
      entryRecords(name, { ...source, path: ['Transactions', key] }, (entry) => countRecord(field, entry)),
    ),
    ...readApiKeys(source),
  ];
}

function countRecord(field: string, { key, node }: YamlEntry): FactRecord | undefined {
  const count = countOf(statedValue(node));
  return count === undefined || count === 0 ? undefined : { [field]: key, count };
}

// APIKeyStatus:
//   API key ending with 841ae: API Key valid
// APIKeyFailure:
//   API key ending with 12345: API Key invalid
function readApiKeys(source: FieldSource): Fact[] {
  const entries = ['APIKeyStatus', 'APIKeyFailure'].flatMap((key) => entryAt(source.root, key) ?? []);
  const records = entries.flatMap(({ node }) => entriesAt(node).flatMap(keyRecord));
  const [entry] = entries;
  return entry === undefined || records.length === 0
    ? []
    : [recordsAt('forwarder.apiKeys', records, { ...source, entry })];
}

function keyRecord({ key, line, node }: YamlEntry): ListedRecord[] {
  const status = statedValue(node);
  return status === undefined
    ? []
    : [{ record: apiKeyRecord(key.slice(0, MAX_KEY), String(status).slice(0, MAX_KEY)), line }];
}

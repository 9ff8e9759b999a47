// Facts of the Forwarder section: what was sent, what failed, what waits, with which keys. Where to is
// status-endpoints.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { recordOfKnown } from '../make-fact.ts';
import {
  derived,
  emptyList,
  numberReadings,
  rowFacts,
  stated,
  statedList,
  type RowReading,
  type StatedItem,
} from './status-fact.ts';
import { findBlock, findSection, isFollowed, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

//     Dropped: 0
//   Success: 49                 Agent 6 has all counters in one list
const COUNTER_READINGS: readonly RowReading[] = [
  { name: 'forwarder.dropped', keys: ['dropped', 'droppedoninput'], parse: parseGoNumber },
  { name: 'forwarder.requeued', keys: ['requeued'], parse: parseGoNumber },
  { name: 'forwarder.retried', keys: ['retried'], parse: parseGoNumber },
  { name: 'forwarder.retryQueueSize', keys: ['retryqueuesize'], parse: parseGoNumber },
  { name: 'forwarder.highPriorityQueueFull', keys: ['highpriorityqueuefull'], parse: parseGoNumber },
];
const SUCCESS: RowReading = {
  name: 'forwarder.success',
  keys: ['total number', 'success'],
  parse: parseGoNumber,
};
const ERRORS: RowReading = {
  name: 'forwarder.errors',
  keys: ['total number', 'errors'],
  parse: parseGoNumber,
};

const HTTP_ERRORS: RowReading = {
  name: 'forwarder.httpErrorTotal',
  keys: ['total number', 'httperrors'],
  parse: parseGoNumber,
};

interface TableReading {
  readonly name: FactName;
  readonly block: string;
  readonly label: string;
  readonly key: 'type' | 'code' | 'endpoint';
}

//     Errors By Type:
//       DNSErrors: 12
const TABLES: readonly TableReading[] = [
  { name: 'forwarder.errorsByType', block: 'Transaction Errors', label: 'Errors By Type:', key: 'type' },
  { name: 'forwarder.httpErrors', block: 'HTTP Errors', label: 'HTTP Errors By Code:', key: 'code' },
];

//     Successes By Endpoint:
//       check_run_v1: 841
const SUCCESSES: TableReading = {
  name: 'forwarder.successesByEndpoint',
  block: 'Transaction Successes',
  label: 'Successes By Endpoint:',
  key: 'endpoint',
};

/** Core 2.6. Agent 6 has no blocks for successes and errors but all counters in one list. */
export function readForwarder(page: StatusPage): Fact[] {
  const section = findSection(page, 'Forwarder');
  if (section === undefined) return readApiKeys(page.blocks);
  const linesOf = (title: string): readonly StatusLine[] => findBlock(section.blocks, title)?.lines ?? [];
  const transactions = [...section.lines, ...linesOf('Transactions')];
  const hasBlocks = findBlock(section.blocks, 'Transactions') !== undefined;
  const hasCounters = rowsOf(transactions).size > 0;
  const zeroAt = hasCounters && isFollowed(page, section) ? section.heading : undefined;
  return [
    ...rowFacts(rowsOf(transactions), COUNTER_READINGS),
    ...readTotal(
      SUCCESS,
      [...linesOf('Transaction Successes'), ...transactions],
      hasBlocks ? zeroAt : undefined,
    ),
    ...readTotal(ERRORS, [...linesOf('Transaction Errors'), ...transactions], zeroAt),
    ...readTotal(HTTP_ERRORS, [...linesOf('HTTP Errors'), ...transactions], zeroAt),
    ...readTable(section, SUCCESSES, hasBlocks ? zeroAt : undefined),
    ...TABLES.flatMap((table) => readTable(section, table, zeroAt)),
    ...readDiskStorage(linesOf('On-disk storage')),
    ...readApiKeys(section.blocks),
  ];
}

/** A block without a count is not printed: zero, where `zeroAt` shows that it is not cut off. */
function readTotal(
  reading: RowReading,
  lines: readonly StatusLine[],
  zeroAt: StatusLine | undefined,
): Fact[] {
  const facts = rowFacts(rowsOf(lines), [reading]);
  if (facts.length > 0 || zeroAt === undefined) return facts;
  return [derived(reading.name, 0, zeroAt)];
}

function readTable(section: StatusBlock, table: TableReading, zeroAt: StatusLine | undefined): Fact[] {
  const block = findBlock(section.blocks, table.block);
  if (block === undefined) return zeroAt === undefined ? [] : [emptyList(table.name, zeroAt)];
  const start = block.lines.findIndex((line) => line.content === table.label);
  const label = block.lines[start];
  if (label === undefined) return [];
  const records = block.lines.slice(start + 1).flatMap<StatedItem<FactRecord>>((line) => {
    const row = splitRow(line.content);
    const count = parseGoNumber(row?.value ?? '');
    return row === undefined || count === undefined ? [] : [{ value: { [table.key]: row.key, count }, line }];
  });
  return [statedList(table.name, label, records)];
}

//     Disk usage in bytes: 1024
//     Number of files dropped: 2
const DISK_STORAGE_READINGS = numberReadings({
  'forwarder.diskStorage.bytes': 'disk usage in bytes',
  'forwarder.diskStorage.files': 'current number of files',
  'forwarder.diskStorage.filesDropped': 'number of files dropped',
  'forwarder.diskStorage.deserializationErrors': 'deserialization errors count',
  'forwarder.diskStorage.outdatedFilesRemoved': 'outdated files removed at startup',
});

const DISK_STORAGE_STATES: readonly (readonly [start: string, state: string])[] = [
  ['On-disk storage is disabled', 'disabled'],
  ['Enabled, not in-use', 'unused'],
  ['Disk usage in bytes:', 'used'],
];

function readDiskStorage(lines: readonly StatusLine[]): Fact[] {
  const state = lines.flatMap((line) => {
    const found = DISK_STORAGE_STATES.find(([start]) => line.content.startsWith(start));
    return found === undefined ? [] : [stated('forwarder.diskStorage.state', found[1], line)];
  });
  return [...state.slice(0, 1), ...rowFacts(rowsOf(lines), DISK_STORAGE_READINGS)];
}

/** `API Keys status` holds the good ones; newer Agents list the others under `API Keys errors`. */
function readApiKeys(within: readonly StatusBlock[]): Fact[] {
  const blocks = ['API Keys status', 'API Keys errors'].flatMap((title) => findBlock(within, title) ?? []);
  const keys = blocks.flatMap((block) => block.lines.flatMap(parseApiKey));
  const heading = blocks[0]?.heading;
  return heading === undefined || keys.length === 0 ? [] : [statedList('forwarder.apiKeys', heading, keys)];
}

//     API key ending with 841ae: API Key valid
//     https://6-3-0-app.agent.datadoghq.com,*************************d4f90: API Key valid
function parseApiKey(line: StatusLine): StatedItem<FactRecord>[] {
  const row = splitRow(line.content);
  return row === undefined ? [] : [{ value: apiKeyRecord(row.key, row.value), line }];
}

/** One key of `forwarder.apiKeys`: `key` ends with its visible suffix. Also of expvar/forwarder. */
export function apiKeyRecord(key: string, status: string): FactRecord {
  const suffix = /(?:ending with |,\*{4,40})([0-9A-Za-z]{1,5})(?![0-9A-Za-z])/.exec(key)?.[1];
  const url = /^https?:\/\/[^,\s]{1,300}(?=,)/.exec(key)?.[0];
  return recordOfKnown({ suffix, url, status: parseKeyStatus(status) });
}

function parseKeyStatus(text: string): string {
  if (/\binvalid\b/i.test(text)) return 'invalid';
  return /\bvalid\b/i.test(text) ? 'valid' : 'unverified';
}

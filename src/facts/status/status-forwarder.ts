// Facts of the Forwarder and Endpoints sections: what was sent, what failed, with which keys, where to.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { derived, emptyList, rowFacts, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findBlock, findSection, isFollowed, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

//     Dropped: 0
//   Success: 49                 Agent 6 has all counters in one list
const COUNTER_READINGS: readonly RowReading[] = [
  { name: 'forwarder.dropped', keys: ['dropped', 'droppedoninput'], parse: parseGoNumber },
  { name: 'forwarder.requeued', keys: ['requeued'], parse: parseGoNumber },
  { name: 'forwarder.retried', keys: ['retried'], parse: parseGoNumber },
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

interface TableReading {
  readonly name: FactName;
  readonly block: string;
  readonly label: string;
  readonly key: 'type' | 'code';
}

//     Errors By Type:
//       DNSErrors: 12
const TABLES: readonly TableReading[] = [
  { name: 'forwarder.errorsByType', block: 'Transaction Errors', label: 'Errors By Type:', key: 'type' },
  { name: 'forwarder.httpErrors', block: 'HTTP Errors', label: 'HTTP Errors By Code:', key: 'code' },
];

/** Core 2.6. Blocks of errors are not printed when there were none: zero, once another section follows. */
export function readForwarder(page: StatusPage): Fact[] {
  const section = findSection(page, 'Forwarder');
  if (section === undefined) return [];
  const linesOf = (title: string): readonly StatusLine[] => findBlock(section.blocks, title)?.lines ?? [];
  const transactions = [...section.lines, ...linesOf('Transactions')];
  const hasCounters = rowsOf(transactions).size > 0;
  const noErrorsAt = hasCounters && isFollowed(page, section) ? section.heading : undefined;
  return [
    ...rowFacts(rowsOf(transactions), COUNTER_READINGS),
    ...rowFacts(rowsOf([...linesOf('Transaction Successes'), ...transactions]), [SUCCESS]),
    ...readErrors([...linesOf('Transaction Errors'), ...transactions], noErrorsAt),
    ...TABLES.flatMap((table) => readTable(section, table, noErrorsAt)),
    ...readApiKeys(section),
  ];
}

function readErrors(lines: readonly StatusLine[], noErrorsAt: StatusLine | undefined): Fact[] {
  const facts = rowFacts(rowsOf(lines), [ERRORS]);
  if (facts.length > 0 || noErrorsAt === undefined) return facts;
  return [derived('forwarder.errors', 0, noErrorsAt)];
}

function readTable(section: StatusBlock, table: TableReading, noErrorsAt: StatusLine | undefined): Fact[] {
  const block = findBlock(section.blocks, table.block);
  if (block === undefined) return noErrorsAt === undefined ? [] : [emptyList(table.name, noErrorsAt)];
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

/** `API Keys status` holds the good ones; newer Agents list the others under `API Keys errors`. */
function readApiKeys(section: StatusBlock): Fact[] {
  const blocks = ['API Keys status', 'API Keys errors'].flatMap(
    (title) => findBlock(section.blocks, title) ?? [],
  );
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
  return { ...(suffix === undefined ? {} : { suffix }), status: parseKeyStatus(status) };
}

function parseKeyStatus(text: string): string {
  if (/\binvalid\b/i.test(text)) return 'invalid';
  return /\bvalid\b/i.test(text) ? 'valid' : 'unverified';
}

//   https://app.datadoghq.com - API Key ending with:
//       - 841ae
/** Core 2.7: one record per endpoint and key. */
export function readEndpoints(page: StatusPage): Fact[] {
  const section = findSection(page, 'Endpoints');
  if (section === undefined) return [];
  const records: StatedItem<FactRecord>[] = [];
  let url: string | undefined;
  for (const line of section.lines) {
    const endpoint = parseEndpoint(line.content);
    const suffix = /^- \**([0-9A-Za-z]{1,5})$/.exec(line.content)?.[1];
    if (endpoint !== undefined) records.push({ value: { url: endpoint }, line });
    else if (url !== undefined && suffix !== undefined) addSuffix(records, { value: { url, suffix }, line });
    url = endpoint ?? url;
  }
  return records.length === 0 ? [] : [statedList('endpoints', section.heading, records)];
}

/** The first key completes the record of its endpoint, each further key is a record of its own. */
function addSuffix(records: StatedItem<FactRecord>[], item: StatedItem<FactRecord>): void {
  const last = records.at(-1);
  if (last !== undefined && last.value.suffix === undefined)
    records[records.length - 1] = { ...item, line: last.line };
  else records.push(item);
}

/** The host may end with the root dot of DNS: `https://app.us5.datadoghq.com.`. */
function parseEndpoint(content: string): string | undefined {
  const [url = ''] = content.split(' ', 1);
  if (!/^https?:\/\//.test(url)) return undefined;
  return url.endsWith('.') ? url.slice(0, -1) : url;
}

// What the Logs Agent reads from: the sources of its configuration and the tailers that read them.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { recordOfKnown } from '../make-fact.ts';
import { statedList, type StatedItem } from './status-fact.ts';
import { findBlock, isStated, itemsOf, splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine } from './status-page.ts';

/** Core 2.8. */
export function readLogSources(section: StatusBlock): Fact[] {
  const sources = itemsOf(section).flatMap(readSources);
  const tailersBlock = findBlock(section.blocks, 'Tailers');
  const tailers = tailersBlock === undefined ? [] : readTailers(tailersBlock);
  return [
    ...(sources.length === 0 ? [] : [statedList('logsAgent.sources', section.heading, sources)]),
    ...(tailersBlock === undefined || tailers.length === 0
      ? []
      : [statedList('logsAgent.tailers', tailersBlock.heading, tailers)]),
  ];
}

/** One source or tailer: its first line, and the first row of each key. */
interface Entry {
  readonly line: StatusLine;
  readonly rows: Map<string, { readonly value: string; readonly line: StatusLine }>;
  /** Lines below `Status:` that are no rows, and how many inputs are listed. */
  readonly messages: string[];
  inputs: number;
  /** The label whose values stand on the lines below it. */
  open: { readonly key: string; readonly indent: number } | undefined;
}

/** A new entry starts with each row of the key `first`. */
function entriesOf(lines: readonly StatusLine[], first: string): Entry[] {
  const entries: Entry[] = [];
  for (const line of lines) {
    const row = splitRow(line.content);
    const isInList = entries.at(-1)?.open !== undefined && line.indent > (entries.at(-1)?.open?.indent ?? 0);
    if (row?.key === first && !isInList) {
      entries.push({ line, rows: new Map(), messages: [], inputs: 0, open: undefined });
    }
    const entry = entries.at(-1);
    if (entry !== undefined) addLine(entry, line);
  }
  return entries;
}

function addLine(entry: Entry, line: StatusLine): void {
  const { open } = entry;
  if (open !== undefined && line.indent > open.indent && open.key !== 'Pipeline Latency') {
    if (open.key === 'Inputs') entry.inputs += 1;
    else if (open.key === 'Status' && entry.messages.length < MAX_MESSAGES) entry.messages.push(line.content);
    return;
  }
  const row = splitRow(line.content);
  if (row === undefined) return;
  if (!entry.rows.has(row.key)) entry.rows.set(row.key, { value: row.value, line });
  const isNested = open !== undefined && line.indent > open.indent;
  if (!isNested)
    entry.open = { key: row.key, indent: line.content.startsWith('- ') ? line.indent + 2 : line.indent };
}

const MAX_MESSAGES = 5;

//   nginx
//   -----
//     - Type: file
//       Path: /var/log/nginx/error.log
//       Service: web
//       Status: Error: File /var/log/nginx/error.log does not exist
//         1 files tailed out of 1 files matching
//       Inputs:
//         /var/log/nginx/error.log
//       Bytes Read: 201
//       Pipeline Latency:
//         Average Latency (ms): 0
function readSources(item: StatusBlock): StatedItem<FactRecord>[] {
  return entriesOf(item.lines, 'Type').flatMap((entry) => {
    const status = entry.rows.get('Status');
    if (status === undefined || status.value === '') return [];
    const value = recordOfKnown({
      name: item.title,
      type: textOf(entry, 'Type'),
      ...parseState(status.value),
      message: entry.messages.length === 0 ? undefined : entry.messages.join('\n'),
      path: textOf(entry, 'Path'),
      service: textOf(entry, 'Service'),
      source: textOf(entry, 'Source'),
      inputs: inputsOf(entry),
      ...readFigures(entry),
    });
    return [{ value, line: status.line }];
  });
}

//     - ID: /var/log/nginx/error.log
//       Type: file
//       Bytes Read: 201
function readTailers(block: StatusBlock): StatedItem<FactRecord>[] {
  return entriesOf(block.lines, 'ID').map((entry) => ({
    value: recordOfKnown({ id: textOf(entry, 'ID'), type: textOf(entry, 'Type'), ...readFigures(entry) }),
    line: entry.line,
  }));
}

/** Older pages print the ids of all inputs on one line: `Inputs: id1 id2 `. */
function inputsOf(entry: Entry): number | undefined {
  const onLine = entry.rows.get('Inputs')?.value;
  if (onLine === undefined) return undefined;
  return onLine === '' ? entry.inputs : onLine.split(' ').filter((id) => id !== '').length;
}

// BytesRead: 1.0368136e+07          newer: `Bytes Read`
// Peak Latency (ms): 8098           newer: below `Pipeline Latency:`
function readFigures(entry: Entry): Readonly<Record<string, number | undefined>> {
  const numberOf = (key: string): number | undefined => parseGoNumber(textOf(entry, key) ?? '');
  return {
    bytesRead: numberOf('Bytes Read') ?? numberOf('BytesRead'),
    averageLatencyMs: numberOf('Average Latency (ms)'),
    peakLatencyMs: numberOf('Peak Latency (ms)'),
  };
}

function textOf(entry: Entry, key: string): string | undefined {
  const value = entry.rows.get(key)?.value ?? '';
  return isStated(value) ? value : undefined;
}

/** `OK`, `Pending`, `Error: File … does not exist`. */
function parseState(text: string): { readonly status: string; readonly error?: string } {
  const at = text.indexOf(': ');
  const status = (at < 0 ? text : text.slice(0, at)).toLowerCase();
  return { status, ...(at < 0 ? {} : { error: text.slice(at + 2) }) };
}

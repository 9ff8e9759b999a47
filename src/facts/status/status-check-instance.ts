// One instance of a running check: its rows, its error with the traceback, its warnings. Which instances there are
// is status-checks.ts.
import type { FactRecord } from '../../model/fact.ts';
import { parseGoDate } from '../go/go-date.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { recordOfKnown } from '../make-fact.ts';
import { type StatedItem } from './status-fact.ts';
import { rowsOf, splitRow, type StatusRow } from './status-lookup.ts';
import type { StatusLine } from './status-page.ts';

/** What one instance says of itself; rows below its error are its traceback and were left out. */
export interface CheckInstance {
  readonly first: StatusLine;
  readonly rows: ReadonlyMap<string, StatusRow>;
  readonly error: StatedItem<string> | undefined;
  readonly exceptions: readonly string[];
  readonly warnings: readonly StatedItem<string>[];
  readonly serviceVersion: string | undefined;
}

//       Error: HTTPConnectionPool(host='10.0.0.1', port=9090): Max retries exceeded
//       Traceback (most recent call last):
//         File "/opt/datadog-agent/…/connection.py", line 174, in _new_conn
//       ConnectionRefusedError: [Errno 111] Connection refused
//       Warning: some text
export function readInstance(lines: readonly [StatusLine, ...StatusLine[]]): CheckInstance {
  const [first] = lines;
  const own = lines.filter((line) => line.indent === first.indent);
  const errorAt = own.findIndex((line) => line.content.startsWith('Error:'));
  const messages = lines.flatMap((line, at) => {
    const isLabel = line.indent === first.indent && /^(?:Error|Warning):/.test(line.content);
    return isLabel ? [{ label: line.content.charAt(0), ...messageAt(lines, at, line) }] : [];
  });
  return {
    first,
    rows: rowsOf(errorAt < 0 ? own : own.slice(0, errorAt)),
    error: messages.find(({ label }) => label === 'E'),
    exceptions: errorAt < 0 ? [] : exceptionsOf(own.slice(errorAt + 1)),
    warnings: messages.filter(({ label }) => label === 'W'),
    serviceVersion: serviceVersionOf(lines, first.indent),
  };
}

//       metadata:
//         version.raw: 13.2 (Ubuntu 13.2-1)
/** What the check found out about the service that it watches. */
function serviceVersionOf(lines: readonly StatusLine[], indent: number): string | undefined {
  const start = lines.findIndex((line) => line.indent === indent && line.content === 'metadata:');
  if (start < 0) return undefined;
  const raw = lines.find((line, at) => at > start && line.content.startsWith('version.raw: '));
  return raw === undefined ? undefined : rowsOf([raw]).get('version.raw')?.value;
}

/** Lines that a message of several lines may go on for. */
const MAX_MESSAGE_LINES = 20;

/** A message may start on the line below its label; its further lines stand at column 0. */
function messageAt(lines: readonly StatusLine[], at: number, label: StatusLine): StatedItem<string> {
  const onLabel = splitRow(label.content)?.value ?? '';
  const below = lines[at + 1];
  if (onLabel === '' && below !== undefined) return { value: below.content, line: below };
  const rest = label.indent === 0 ? [] : lines.slice(at + 1, at + 1 + MAX_MESSAGE_LINES);
  const end = rest.findIndex(({ indent, content }) => indent > 0 || content.startsWith('Traceback '));
  const more = rest.slice(0, end < 0 ? undefined : end).map(({ content }) => content);
  return { value: [onLabel, ...more].join('\n'), line: label };
}

/** `psycopg2.OperationalError: …`, or the name alone. */
const EXCEPTION = /^([A-Za-z_][\w.]{1,200})(?::|$)/;

/** The exceptions of a traceback, oldest first; each follows the frames that it came through. */
function exceptionsOf(traceback: readonly StatusLine[]): string[] {
  const exceptions: string[] = [];
  let isOpen = false;
  for (const { content } of traceback) {
    if (content.startsWith('Traceback (most recent call last)')) isOpen = true;
    else if (isOpen) {
      const name = EXCEPTION.exec(content)?.[1];
      if (name !== undefined) exceptions.push(name);
      isOpen = false;
    }
  }
  return exceptions;
}

//       Configuration Source: file:/etc/datadog-agent/conf.d/cilium.d/auto_conf.yaml
//       Total Runs: 7,998
//       Average Execution Time : 8ms
//       Last Execution Date : 2025-12-17 06:06:36 UTC (1765951596000)
//       Last Successful Execution Date : Never
//       Long Running Check: true                     counts no runs and has no dates
export function readInstanceRows(rows: ReadonlyMap<string, StatusRow>): FactRecord {
  const valueOf = (key: string): string => rows.get(key)?.value ?? '';
  const samples = countsOf((rows.get('metric samples') ?? rows.get('metrics'))?.value ?? '');
  const lastSuccess = valueOf('last successful execution date');
  return recordOfKnown({
    source: rows.get('configuration source')?.value,
    totalRuns: parseGoNumber(valueOf('total runs')),
    lastSamples: samples.last,
    totalSamples: samples.total ?? parseGoNumber(valueOf('total metric samples')),
    lastEvents: countsOf(valueOf('events')).last,
    lastServiceChecks: countsOf(valueOf('service checks')).last,
    averageSeconds: parseGoDuration(valueOf('average execution time')),
    lastRunAt: parseGoDate(valueOf('last execution date')),
    lastSuccessAt: parseGoDate(lastSuccess),
    neverSucceeded: lastSuccess === 'Never' ? true : undefined,
    isLongRunning: parseGoBoolean(valueOf('long running check')),
    isCancelling: parseGoBoolean(valueOf('cancelling')),
  });
}

export interface Counts {
  readonly last: number | undefined;
  readonly total: number | undefined;
}

// Last Run: 8, Total: 63,976       Agent 6.3: `6, Total: 132`; 6.2: `6, Total Metrics: 54`
export function countsOf(text: string): Counts {
  const [last = '', total = ''] = text.replace(/^Last Run: /, '').split(', ', 2);
  return { last: parseGoNumber(last), total: parseGoNumber(splitRow(total)?.value ?? '') };
}

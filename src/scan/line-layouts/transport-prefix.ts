// What stands before a log line when it did not come from the Agent's own file: the marks of journald, of the
// container runtime, of kubectl, of a person who pasted it.
import { parseDate, type LogStamp } from '../time/log-stamp.ts';

export interface TransportPrefix {
  /** Characters before the line proper. */
  readonly length: number;
  readonly stamp?: LogStamp;
  readonly component?: string;
  /** Every line with this mark stands for itself; with the others it may continue the line before. */
  readonly isOfOneLine: boolean;
}

const NONE: TransportPrefix = { length: 0, isOfOneLine: false };
const MAX_PREFIXES = 4;
const MAX_LENGTH = 400;

interface Mark {
  readonly pattern: RegExp;
  readonly gives?: 'stamp' | 'component';
  readonly isOfOneLine?: boolean;
}

const RFC3339 = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)`;

const MARKS: readonly Mark[] = [
  // indented or quoted by a person; only before a line that has a layout
  { pattern: /[ \t>]{1,12}(?=\d{4}-|\{"|<TIMESTAMP>)/y },
  // Apr 10 19:54:28 host.example agent[21806]:
  {
    pattern:
      /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d \S{1,255} [^\s:[\]]{1,64}(?:\[\d{1,10}\])?: /y,
  },
  // 2024-05-01T10:00:00+0000 host.example agent[21806]:
  {
    pattern: new RegExp(String.raw`(${RFC3339}) \S{1,255} [^\s:[\]]{1,64}(?:\[\d{1,10}\])?: `, 'y'),
    gives: 'stamp',
  },
  // 2024-05-01T10:00:00.123456789Z stdout F
  { pattern: new RegExp(String.raw`(${RFC3339}) (?:(?:stdout|stderr) [FP] )?(?!\|)`, 'y'), gives: 'stamp' },
  // [pod/datadog-x2x4z/system-probe]
  { pattern: /\[pod\/[\w./-]{1,300}\] /y },
  // [2024-05-22 16:15:38]
  { pattern: /\[(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[^\]]{0,20})\] /y, gives: 'stamp', isOfOneLine: true },
  // datadog-agent  |                                                  docker compose
  { pattern: /[\w.-]{1,80} {1,40}\| (?=\d{4}-|\{"|\[)/y },
  // logs/agent.log:123:                                               grep -n, grep of several files
  {
    pattern: /(?:[\w./-]{1,200}\.log(?:\.\d{1,3})?[:-](?:\d{1,9}[:-])?|\d{1,9}[:-])(?=\d{4}-\d\d-\d\d[ T])/y,
  },
  // [ TRACE ]                                                         containers of Agent 6
  { pattern: /\[ ([A-Z][A-Z-]{1,20}) \] /y, gives: 'component', isOfOneLine: true },
];

export function parseTransportPrefix(text: string): TransportPrefix {
  let prefix = NONE;
  for (let count = 0; count < MAX_PREFIXES && prefix.length < MAX_LENGTH; count++) {
    const next = oneMark(text, prefix);
    if (next === undefined) break;
    prefix = next;
  }
  return prefix;
}

function oneMark(text: string, before: TransportPrefix): TransportPrefix | undefined {
  for (const { pattern, gives, isOfOneLine = false } of MARKS) {
    pattern.lastIndex = before.length;
    const match = pattern.exec(text);
    if (match === null) continue;
    const stamp = gives === 'stamp' ? parseDate(match[1] ?? '') : undefined;
    return {
      ...before,
      length: before.length + match[0].length,
      isOfOneLine: before.isOfOneLine || isOfOneLine,
      ...(stamp === undefined ? {} : { stamp }),
      ...(gives === 'component' ? { component: match[1] ?? '' } : {}),
    };
  }
  return undefined;
}

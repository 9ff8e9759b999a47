// Gives posted log lines the head and the time that they would have in the log of another flare.

export interface LogClock {
  /** Time of the last line as written, read as if it were UTC, milliseconds since 1970. */
  readonly lastMs: number;
  readonly zone: string;
}

/** As the lines of each daemon name it. */
export const LOGGER_NAMES: Readonly<Record<string, string>> = {
  agent: 'CORE',
  'process-agent': 'PROCESS',
  'trace-agent': 'TRACE',
  'system-probe': 'SYS-PROBE',
  'security-agent': 'SECURITY',
  'cluster-agent': 'CLUSTER',
  jmxfetch: 'JMX',
  dogstatsd: 'DOGSTATSD',
  'otel-agent': 'OTELCOL',
};

const DATE = String.raw`(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)`;
const DATED = new RegExp(String.raw`^${DATE} (\S+) \| `);
const LEVELS = 'TRACE|DEBUG|INFO|WARN|ERROR|CRITICAL';
const FROM_PROCESS = new RegExp(String.raw`^[A-Z-]+ \| (?:${LEVELS}) \| `);
/** Cut in front of the bar, as a line copied without its date. */
const FROM_BAR = new RegExp(String.raw`^\| [A-Z-]+ \| (?:${LEVELS}) \| `);
const FROM_LEVEL = new RegExp(String.raw`^(?:${LEVELS}) \| `);
const FROM_PLACE = /^\([^)]*\.(?:go|py):\d+ in [^)]*\) \| /;
/** Lines of a traceback or of a wrapped message stand without a head. */
const FOLLOWS =
  /^(?:\s|at [\w.$]+\(|Caused by: |panic: |goroutine |[\w/.-]+\.\([*\w]+\)\.|[\w.]+(?:Error|Exception): )/;

/** The time of the last line with one; undefined when none has. */
export function timesOfLog(lines: readonly string[]): LogClock | undefined {
  const last = lines.findLast((line) => DATED.test(line));
  const [, date, zone] = last === undefined ? [] : (DATED.exec(last) ?? []);
  return date === undefined || zone === undefined ? undefined : { lastMs: msOf(date), zone };
}

/** One second after another behind the clock; what is between two dated lines stays as it is. */
export function headedLines(
  lines: readonly string[],
  { clock, log }: { clock: LogClock; log: string },
): string[] {
  const dates = lines.flatMap((line) => DATED.exec(line)?.[1] ?? []).map(msOf);
  const shift = clock.lastMs + 1000 - Math.min(...dates);
  let next = clock.lastMs;
  return lines.map((line, index) => {
    const date = DATED.exec(line)?.[1];
    if (date !== undefined) return line.replace(DATED, `${written(msOf(date) + shift)} ${clock.zone} | `);
    if (dates.length > 0 || (FOLLOWS.test(line) && index > 0)) return line;
    next += 1000;
    return `${written(next)} ${clock.zone} | ${headOf(line, LOGGER_NAMES[log] ?? 'CORE')}`;
  });
}

/** What a line does not say of itself is the worst (ERROR), from a place that no rule knows. */
function headOf(line: string, process: string): string {
  if (FROM_PROCESS.test(line)) return line;
  if (FROM_BAR.test(line)) return line.slice(2);
  if (FROM_LEVEL.test(line)) return `${process} | ${line}`;
  if (FROM_PLACE.test(line)) return `${process} | ERROR | ${line}`;
  const level = /^\s*WARN(?:ING)?\b/.test(line) ? 'WARN' : 'ERROR';
  return process === 'JMX'
    ? `JMX | ${level} | App | ${line}`
    : `${process} | ${level} | (pkg/posted/line.go:1 in posted) | ${line}`;
}

function msOf(date: string): number {
  return Date.parse(`${date.replace(' ', 'T')}Z`);
}

function written(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

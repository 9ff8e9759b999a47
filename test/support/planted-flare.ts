// Puts lines of a trouble into a healthy flare, as they were posted or as if they had come in its last minutes, and
// says where they stand then. Times are those of planted-log-lines.ts, places in pages those of planted-page-lines.ts.
import { headedLines, timesOfLog, type LogClock } from './planted-log-lines.ts';
import { placedInPage } from './planted-page-lines.ts';

/** Stored path to content. */
export type FlareFiles = Readonly<Record<string, string | Uint8Array>>;

export interface PlantedLines {
  /** As people name it: `agent.log` is `logs/agent.log`, `http_check.d/conf.yaml` lies below `etc/confd`. */
  readonly file: string;
  readonly lines: readonly string[];
}

/**
 * `posted`: at the end of the file, byte by byte. `late`: log lines get a head and a time after the last of the log,
 * lines of a page stand in their section. `inside`: the same, but with healthy lines of the log after them.
 */
export const PLACEMENTS = ['posted', 'late', 'inside'] as const;
export type Placement = (typeof PLACEMENTS)[number];

export interface PlantedFlare {
  readonly files: Record<string, string | Uint8Array>;
  /** Path below the root folder to the numbers of the planted lines, from 1. */
  readonly planted: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Where the healthy lines go on after those planted `inside`: this part of the log is before them. */
const INSIDE_SHARE = 0.8;

const LOGS = new Set(
  'agent process-agent trace-agent system-probe security-agent cluster-agent jmxfetch dogstatsd otel-agent'.split(
    ' ',
  ),
);

/** The base is left as it is. Files that are no logs and replace what was there are those with `yaml` or `json` names. */
export function plantedFlare(
  base: FlareFiles,
  evidence: readonly PlantedLines[],
  placement: Placement,
): PlantedFlare {
  const root = rootOf(base);
  const files: Record<string, string | Uint8Array> = { ...base };
  const planted = new Map<string, Set<number>>();
  const flareClock = clockOfFlare(base, root);
  for (const { file, lines } of evidence) {
    const path = pathInFlare(file);
    const stored = `${root}${path}`;
    const before = splitLines(textOf(files[stored]));
    const spot = LOGS.has(logNameOf(path))
      ? placedInLog(before, { lines, placement, path, clock: flareClock })
      : placedInFile(before, { lines, placement, path });
    files[stored] = `${spot.lines.join('\n')}\n`;
    const shifted = [...(planted.get(path) ?? [])].map((line) => line + (spot.at < line ? lines.length : 0));
    planted.set(path, new Set([...shifted, ...spot.numbers]));
  }
  return { files, planted };
}

/** Logs cut down to their first and last lines, so that two hundred flares are read in little time. */
export function withShortLogs(base: FlareFiles, { first = 60, last = 300 } = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(base).map(([path, content]) => {
      const lines = textOf(content).split('\n');
      const isLong = /\/logs\/[^/]+\.log$/.test(path) && lines.length > first + last;
      return [path, (isLong ? [...lines.slice(0, first), ...lines.slice(-last)] : lines).join('\n')];
    }),
  );
}

/** The path below the root of the flare that people mean by a name such as `agent.log` or `postgres.d/conf.yaml`. */
export function pathInFlare(name: string): string {
  const first = name
    .replace(/ \(.*$/, '')
    .split(' / ')[0]!
    .trim();
  if (first.includes('/')) return /^[^/]+\.d\//.test(first) ? `etc/confd/${first}` : first;
  if (LOGS.has(first.replace(/\.log$/, ''))) return `logs/${first}`;
  if (first === 'collector.log') return 'logs/collector.log';
  if (first === 'custom-metrics-provider.log') return 'custommetricsprovider.log';
  return /^(?:datadog|system-probe|security-agent|datadog-cluster)\.yaml$/.test(first)
    ? `etc/${first}`
    : first;
}

interface Spot {
  readonly lines: readonly string[];
  /** How many lines stand before the first planted one. */
  readonly at: number;
  readonly numbers: readonly number[];
}

interface Wish {
  readonly lines: readonly string[];
  readonly placement: Placement;
  readonly path: string;
}

function placedInLog(before: readonly string[], wish: Wish & { clock: LogClock }): Spot {
  const { lines, placement, path } = wish;
  if (placement === 'posted') return inserted(before, before.length, lines);
  const at = placement === 'late' ? before.length : Math.floor(before.length * INSIDE_SHARE);
  const clock = timesOfLog(before.slice(0, at)) ?? wish.clock;
  return inserted(before, at, headedLines(lines, { clock, log: logNameOf(path) }));
}

function placedInFile(before: readonly string[], { lines, placement, path }: Wish): Spot {
  if (placement === 'posted' || before.length === 0 || !path.endsWith('.log'))
    return inserted(before, before.length, lines);
  return placedInPage(before, lines) ?? inserted(before, before.length, lines);
}

function inserted(before: readonly string[], at: number, lines: readonly string[]): Spot {
  return {
    lines: [...before.slice(0, at), ...lines, ...before.slice(at)],
    at,
    numbers: lines.map((_, index) => at + index + 1),
  };
}

function logNameOf(path: string): string {
  return /^logs\/(.+)\.log$/.exec(path)?.[1] ?? '';
}

function rootOf(files: FlareFiles): string {
  const path = Object.keys(files).find((one) =>
    /(?:^|\/)(?:cluster-agent-status|status|flare_creation)\.log$/.test(one),
  );
  return path === undefined ? '' : path.replace(/[^/]+$/, '');
}

/** When the flare was made, for logs that it does not have. */
function clockOfFlare(files: FlareFiles, root: string): LogClock {
  const page = textOf(files[`${root}status.log`] ?? files[`${root}cluster-agent-status.log`]);
  const date = /Status date: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/.exec(page)?.[1] ?? '2024-05-01 10:00:00';
  return { lastMs: Date.parse(`${date.replace(' ', 'T')}Z`) - 120_000, zone: 'UTC' };
}

function textOf(content: string | Uint8Array | undefined): string {
  return content === undefined
    ? ''
    : typeof content === 'string'
      ? content
      : Buffer.from(content).toString('utf8');
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

// Puts lines of a trouble into a healthy flare, as they were posted or as if they had come in its last minutes, and
// says where they stand then. Heads and times are those of planted-log-lines.ts, places in pages those of
// planted-page-lines.ts.
import { headedLines, timesOfLog, type LogClock } from './planted-log-lines.ts';
import { placedInPage } from './planted-page-lines.ts';

/** Stored path to content. */
export type FlareFiles = Readonly<Record<string, string | Uint8Array>>;

export interface PlantedLines {
  /** As people name it: `agent.log` is `logs/agent.log`, `http_check.d/conf.yaml` lies below `etc/confd`. */
  readonly file: string;
  readonly lines: readonly string[];
  /** So often, the last time at the end of the log; `everySeconds` apart except where they are `posted`. */
  readonly repeat?: { readonly times: number; readonly everySeconds: number };
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

/** One line of a file, and whether it was put there. */
export interface MarkedLine {
  readonly text: string;
  readonly isPlanted: boolean;
}

/** Where the healthy lines go on after those planted `inside`: this part of the log is before them. */
const INSIDE_SHARE = 0.8;

const LOG_NAMES =
  'agent process-agent trace-agent system-probe security-agent cluster-agent jmxfetch dogstatsd otel-agent collector';
const LOGS = new Set(LOG_NAMES.split(' '));

/** The base is left as it is. Lines of a file that the base does not have make that file. */
export function plantedFlare(
  base: FlareFiles,
  evidence: readonly PlantedLines[],
  placement: Placement,
): PlantedFlare {
  const root = rootOf(base);
  const flareClock = clockOfFlare(base, root);
  const changed = new Map<string, readonly MarkedLine[]>();
  for (const one of evidence) {
    const path = pathInFlare(one.file);
    const before = changed.get(path) ?? linesOf(base[`${root}${path}`]);
    changed.set(path, placed(before, { ...one, placement, path, clock: flareClock }));
  }
  const files: Record<string, string | Uint8Array> = { ...base };
  const planted = new Map<string, ReadonlySet<number>>();
  for (const [path, lines] of changed) {
    files[`${root}${path}`] = `${lines.map(({ text }) => text).join('\n')}\n`;
    const numbers = lines.flatMap(({ isPlanted }, index) => (isPlanted ? [index + 1] : []));
    planted.set(path, new Set(numbers));
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
  return /^(?:datadog|system-probe|security-agent|datadog-cluster)\.yaml$/.test(first)
    ? `etc/${first}`
    : first;
}

interface Wish extends PlantedLines {
  readonly placement: Placement;
  readonly path: string;
  readonly clock: LogClock;
}

function placed(before: readonly MarkedLine[], wish: Wish): readonly MarkedLine[] {
  const { lines, placement, path, repeat = { times: 1 } } = wish;
  const name = /^logs\/(.+)\.log$/.exec(path)?.[1] ?? '';
  if (placement !== 'posted' && LOGS.has(name)) return placedInLog(before, { ...wish, name });
  const isPage = placement !== 'posted' && path.endsWith('.log') && before.length > 0;
  const inPage = isPage ? placedInPage(before, lines) : undefined;
  return inPage ?? [...before, ...Array.from({ length: repeat.times }, () => marked(lines)).flat()];
}

function placedInLog(before: readonly MarkedLine[], wish: Wish & { name: string }): readonly MarkedLine[] {
  const { lines, placement, name, repeat = { times: 1, everySeconds: 0 } } = wish;
  const end = placement === 'late' ? before.length : Math.floor(before.length * INSIDE_SHARE);
  const clock = timesOfLog(before.slice(0, end).map(({ text }) => text)) ?? wish.clock;
  let result = before;
  for (let round = 0; round < repeat.times; round += 1) {
    const lastMs = clock.lastMs - round * repeat.everySeconds * 1000;
    const at = round === 0 ? end : indexAfter(before, lastMs);
    const added = marked(headedLines(lines, { clock: { ...clock, lastMs }, log: name }));
    result = [...result.slice(0, at), ...added, ...result.slice(at)];
  }
  return result;
}

/** The index behind the last line that is not later. */
function indexAfter(lines: readonly MarkedLine[], ms: number): number {
  return lines.findLastIndex(({ text }) => (timesOfLog([text])?.lastMs ?? Infinity) <= ms) + 1;
}

function marked(lines: readonly string[]): MarkedLine[] {
  return lines.map((text) => ({ text, isPlanted: true }));
}

function rootOf(files: FlareFiles): string {
  const page = /(?:^|\/)(?:cluster-agent-status|status|flare_creation)\.log$/;
  return (
    Object.keys(files)
      .find((path) => page.test(path))
      ?.replace(/[^/]+$/, '') ?? ''
  );
}

/** When the flare was made, for logs that it does not have. */
function clockOfFlare(files: FlareFiles, root: string): LogClock {
  const page = textOf(files[`${root}status.log`] ?? files[`${root}cluster-agent-status.log`]);
  const date = /Status date: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/.exec(page)?.[1] ?? '2024-05-01 10:00:00';
  return { lastMs: Date.parse(`${date.replace(' ', 'T')}Z`) - 120_000, zone: 'UTC' };
}

function linesOf(content: string | Uint8Array | undefined): MarkedLine[] {
  const text = textOf(content).replace(/\n$/, '');
  return text === '' ? [] : text.split('\n').map((line) => ({ text: line, isPlanted: false }));
}

function textOf(content: string | Uint8Array = ''): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}

// One line of a bundle with what is known of it: whose line it is, its level, the record that it belongs to.
import { UsageError } from '../../errors.ts';
import { roleOf } from '../../flare/roles.ts';
import type { Archive, ReadLimits } from '../../model/entry.ts';
import type { FlareKind } from '../../model/flare-kind.ts';
import type { LogLevel, LogSource } from '../../model/log.ts';
import { readFlare } from '../../read-flare.ts';
import type { LogLine } from '../../scan/line-layouts/log-line-parts.ts';
import { holdsLogLines, sourceOfComponent } from '../../scan/log-component-table.ts';
import { parseLogLine } from '../../scan/lines/log-line.ts';
import { Scanner } from '../../scan/scanner.ts';
import { countedText } from '../../util/counted-text.ts';
import { nearestNames } from '../../util/nearest-names.ts';
import { visibleText } from '../../util/visible-text.ts';
import { watchedArchive, type LineWatcher } from '../watched-archive.ts';

/** `file` is the path below the flare’s root, `line` is 1-based. */
export interface LinePlace {
  readonly file: string;
  readonly line: number;
}

export interface BundleLine {
  readonly kind: FlareKind;
  readonly source: LogSource;
  readonly level?: LogLevel;
  /** As read. */
  readonly text: string;
  /** The first line of the record, when the line is not the first itself. */
  readonly head?: string;
}

/** Throws a UsageError for anything but `FILE:LINE`. */
export function parseLinePlace(text: string): LinePlace {
  const match = /^(.+):(\d{1,9})$/.exec(text);
  const line = Number(match?.[2]);
  if (match?.[1] !== undefined && line > 0) return { file: match[1], line };
  throw new UsageError(
    'BAD_OPTION',
    `A line is named as FILE:LINE, such as logs/agent.log:120, not “${text}”.`,
  );
}

/** Bytes of a line that are read; what a draft is made of stands at its beginning. */
const MAX_LINE_BYTES = 16 * 1024;

/** Reads the whole bundle once. Throws a UsageError when it has no such line, or no rule can look at it. */
export async function readBundleLine(
  archive: Archive,
  place: LinePlace,
  limits: ReadLimits,
): Promise<BundleLine> {
  const found: WatchedFile[] = [];
  const watched = watchedArchive(archive, MAX_LINE_BYTES, (path) => {
    if (path !== place.file && !path.endsWith(`/${place.file}`)) return undefined;
    const file = new WatchedFile(path, place.line);
    found.push(file);
    return file;
  });
  const scanner = new Scanner([], { maxLineBytes: limits.maxLineBytes });
  const { flare, relativePath } = await readFlare(watched, scanner, { limits });
  const file = found.find((one) => relativePath(one.path) === place.file);
  if (file === undefined)
    throw noSuchFile(
      place,
      flare.files.map((one) => one.path),
    );
  return { kind: flare.kind, ...lineOf(file, place) };
}

function lineOf({ text, lines, head }: WatchedFile, place: LinePlace): Omit<BundleLine, 'kind'> {
  if (text === undefined) throw noSuchLine(place, lines);
  const source = roleOf(place.file).source;
  if (source === undefined) throw notSearched(place);
  if (head === undefined || !holdsLogLines(source)) return { source, text };
  const { component, level } = head.parsed;
  return {
    source: sourceOfComponent(component) ?? source,
    ...(level === undefined ? {} : { level }),
    text,
    ...(head.line === place.line ? {} : { head: head.text }),
  };
}

/** A file of which one line is wanted, as it is read. */
class WatchedFile implements LineWatcher {
  readonly path: string;
  readonly #wanted: number;
  lines = 0;
  text: string | undefined;
  head: { readonly line: number; readonly text: string; readonly parsed: LogLine } | undefined;

  constructor(path: string, wanted: number) {
    this.path = path;
    this.#wanted = wanted;
  }

  read(text: string, line: number): void {
    this.lines = line;
    if (line > this.#wanted) return;
    const parsed = parseLogLine(text);
    if (parsed.isHeader) this.head = { line, text, parsed };
    if (line === this.#wanted) this.text = text;
  }
}

function noSuchFile({ file }: LinePlace, paths: readonly string[]): UsageError {
  const near = nearestNames(file, paths).map(visibleText);
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  return new UsageError(
    'BAD_OPTION',
    `The bundle has no file “${file}”; give its path below the flare’s root, as reports show it.${hint}`,
  );
}

function noSuchLine({ file, line }: LinePlace, lines: number): UsageError {
  return new UsageError('BAD_OPTION', `${file} has ${countedText(lines, 'line')} and no line ${line}.`);
}

function notSearched({ file }: LinePlace): UsageError {
  return new UsageError(
    'BAD_OPTION',
    `Rules do not search the lines of ${file}; choose a line of a log or a page. Other files are read as facts and settings: “flare-analyze facts” shows them.`,
  );
}

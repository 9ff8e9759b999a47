// What every piece of the terminal page needs, and how its lines are laid out. Everything that is put on the
// page passes `prose` or `visibleText` first.
import type picocolors from 'picocolors';
import type { Finding, Report, StepsFor } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';
import { displayWidth } from '../../util/display-width.ts';
import { proseText, visibleText } from '../../util/visible-text.ts';
import { cutText, wrapText } from '../../util/wrap-text.ts';
import type { Labels } from '../labels/labels-table.ts';

export const DEFAULT_WIDTH_COLUMNS = 80;

export type Colors = ReturnType<typeof picocolors.createColors>;

/** How lines are laid out, whatever they say. */
export interface TextLayout {
  readonly labels: Labels;
  readonly colors: Colors;
  readonly widthColumns: number;
}

export interface TextPage extends TextLayout {
  /** Without what is suppressed. */
  readonly report: Report;
  readonly suppressed: readonly Finding[];
  readonly isVerbose: boolean;
  /** The bundle as commands name it. */
  readonly bundlePath: string;
  readonly stepsFor: StepsFor;
}

const MIN_WIDTH_COLUMNS = 40;
const MAX_WIDTH_COLUMNS = 120;

/** Columns of a terminal, held between 40 and 120; `widthColumns` may be no number at all. */
export function fittingWidth(widthColumns: number): number {
  const columns = Math.floor(widthColumns) || DEFAULT_WIDTH_COLUMNS;
  return Math.min(MAX_WIDTH_COLUMNS, Math.max(MIN_WIDTH_COLUMNS, columns));
}

/** Prose, wrapped and set in by `columns`. */
export function prose(page: TextLayout, text: string, columns = 0): string[] {
  return indent(wrapText(proseText(text), page.widthColumns - columns), columns);
}

/** Prose behind a marker or label, set in by `columns`. */
export function item(
  page: TextLayout,
  { marker, text, columns = 2 }: { marker: string; text: string; columns?: number },
): string[] {
  const width = page.widthColumns - columns - displayWidth(marker);
  return indent(hanging(marker, wrapText(proseText(text), width)), columns);
}

/** Lines behind a first one's marker: `1. `, `- `, a label; the other lines stand under the first. */
export function hanging(marker: string, lines: readonly string[]): string[] {
  const space = ' '.repeat(displayWidth(marker));
  return lines.map((line, index) => (index === 0 ? marker + line : line === '' ? '' : space + line));
}

export function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}

/** An empty line, the title of a part of the page, and a rule under it. */
export function titleLines(page: TextLayout, title: string): string[] {
  return ['', ...prose(page, title).map(page.colors.bold), page.colors.dim('─'.repeat(page.widthColumns))];
}

/** The severity in words, in its colour. */
export function badge({ colors, labels }: TextLayout, severity: Severity): string {
  const text = labels.severity[severity];
  switch (severity) {
    case 'critical':
      return colors.inverse(colors.bold(colors.red(text)));
    case 'high':
      return colors.bold(colors.red(text));
    case 'medium':
      return colors.yellow(text);
    case 'low':
      return colors.cyan(text);
    case 'info':
      return colors.dim(text);
  }
}

/** `| (pkg/x/y.go:12 in run) |`: where in the source a line was written. */
const SOURCE_PLACE = /\| \([^()|]+ in [^()|]+\) \|/;

/** A line of a log in one row: its message matters more than the place in the source, and is read from its start. */
export function oneRow(line: string, widthColumns: number): string {
  const text = visibleText(line);
  if (displayWidth(text) <= widthColumns) return text;
  return cutText(text.replace(SOURCE_PLACE, '| (…) |'), widthColumns);
}

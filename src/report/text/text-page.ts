// What every piece of the terminal page needs, and how its lines are laid out. Everything that is put on the
// page passes `prose` or `visibleText` first.
import type picocolors from 'picocolors';
import type { Finding, Report, StepsFor } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';
import { displayWidth } from '../../util/display-width.ts';
import { proseText } from '../../util/visible-text.ts';
import { wrapText } from '../../util/wrap-text.ts';
import type { Labels } from '../labels/labels-table.ts';

export type Colors = ReturnType<typeof picocolors.createColors>;

export interface TextPage {
  /** Without what is suppressed. */
  readonly report: Report;
  readonly suppressed: readonly Finding[];
  readonly isVerbose: boolean;
  readonly labels: Labels;
  readonly colors: Colors;
  readonly widthColumns: number;
  /** The bundle as commands name it. */
  readonly bundlePath: string;
  readonly stepsFor: StepsFor;
}

/** Prose, wrapped and set in by `columns`. */
export function prose(page: TextPage, text: string, columns = 0): string[] {
  return indent(wrapText(proseText(text), page.widthColumns - columns), columns);
}

/** Prose behind a marker or label, set in by `columns`. */
export function item(
  page: TextPage,
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
export function titleLines(page: TextPage, title: string): string[] {
  return ['', ...prose(page, title).map(page.colors.bold), page.colors.dim('─'.repeat(page.widthColumns))];
}

/** The severity in words, in its colour. */
export function badge({ colors, labels }: TextPage, severity: Severity): string {
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

// A diff of two flares as a page for a terminal.
import picocolors from 'picocolors';
import type { FlareDiff } from '../../model/flare-diff.ts';
import { labelsOf } from '../labels/labels-table.ts';
import {
  badge,
  DEFAULT_WIDTH_COLUMNS,
  fittingWidth,
  item,
  oneRow,
  prose,
  titleLines,
  type Colors,
  type TextLayout,
} from '../text/text-page.ts';
import { wordsOf } from './diff-labels.ts';
import { diffHead } from './diff-head.ts';
import { detailText, type DiffMark, type DiffRow, type DiffSection } from './diff-row.ts';
import { diffSections } from './diff-sections.ts';

export interface DiffTextOptions {
  /** Columns of the terminal; held between 40 and 120. */
  readonly widthColumns?: number;
  /** Off, the text holds no control character but line ends. */
  readonly isColorOn?: boolean;
}

export function renderDiffText(diff: FlareDiff, options: DiffTextOptions = {}): string {
  const { widthColumns = DEFAULT_WIDTH_COLUMNS, isColorOn = false } = options;
  const page: TextLayout = {
    labels: labelsOf(diff.language),
    colors: picocolors.createColors(isColorOn),
    widthColumns: fittingWidth(widthColumns),
  };
  const { title, lines } = diffHead(diff);
  const sections = diffSections(diff);
  const body =
    sections.length === 0
      ? ['', ...prose(page, wordsOf(diff).words.nothingChanged)]
      : sections.flatMap((section) => sectionLines(page, section));
  const text = [
    ...prose(page, title).map(page.colors.bold),
    ...lines.flatMap((one) => prose(page, one)),
    ...body,
  ];
  return `${text.join('\n')}\n`;
}

function sectionLines(page: TextLayout, { title, rows, remark }: DiffSection): string[] {
  return [
    ...titleLines(page, title),
    ...rows.flatMap((row) => rowLines(page, row)),
    ...(remark === undefined ? [] : prose(page, remark).map(page.colors.dim)),
  ];
}

function rowLines(page: TextLayout, { mark, severity, text, details, quote }: DiffRow): string[] {
  const { colors, labels, widthColumns } = page;
  const word = severity === undefined ? '' : `${labels.severity[severity]}  `;
  const [first = '', ...rest] = item(page, { marker: `${mark} ${word}`, text, columns: 0 });
  const painted = severity === undefined ? '' : `${badge(page, severity)}  `;
  const quoted = quote === undefined ? [] : [`    > ${oneRow(quote, widthColumns - 6)}`];
  return [
    `${paint(colors, mark)} ${painted}${first.slice(mark.length + 1 + word.length)}`,
    ...rest,
    ...details.flatMap((one) => prose(page, detailText(one), 4)).map(colors.dim),
    ...quoted,
  ];
}

function paint(colors: Colors, mark: DiffMark): string {
  switch (mark) {
    case '+':
      return colors.green(mark);
    case '-':
      return colors.red(mark);
    case '~':
      return colors.yellow(mark);
    case '?':
    case '=':
      return colors.dim(mark);
  }
}

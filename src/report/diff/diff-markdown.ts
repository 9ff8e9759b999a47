// A diff of two flares as Markdown, for tickets. Text of the bundles stands in code spans and blocks, all other text is escaped.
import type { FlareDiff } from '../../model/flare-diff.ts';
import { escapeMarkdown, markdownCodeBlock } from '../../util/escape-markdown.ts';
import { labelsOf } from '../labels/labels-table.ts';
import { wordsOf } from './diff-labels.ts';
import { diffHead } from './diff-head.ts';
import { detailText, type DiffRow, type DiffSection } from './diff-row.ts';
import { diffSections } from './diff-sections.ts';

export function renderDiffMarkdown(diff: FlareDiff): string {
  const { title, lines } = diffHead(diff);
  const sections = diffSections(diff);
  const { severity } = labelsOf(diff.language);
  const parts = [
    `# ${escapeMarkdown(title)}`,
    lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n'),
    ...(sections.length === 0 ? [escapeMarkdown(wordsOf(diff).words.nothingChanged)] : []),
    ...sections.flatMap((section) => sectionMarkdown(section, severity)),
  ];
  return `${parts.join('\n\n')}\n`;
}

type SeverityWords = ReturnType<typeof labelsOf>['severity'];

function sectionMarkdown({ title, rows, remark }: DiffSection, words: SeverityWords): string[] {
  return [
    `## ${escapeMarkdown(title)}`,
    ...(rows.length === 0 ? [] : [rows.map((row) => rowMarkdown(row, words)).join('\n')]),
    ...(remark === undefined ? [] : [escapeMarkdown(remark)]),
  ];
}

function rowMarkdown({ mark, severity, text, details, quote }: DiffRow, words: SeverityWords): string {
  const level = severity === undefined ? '' : `**${escapeMarkdown(words[severity])}** `;
  const lines = [
    `- \\${mark} ${level}${escapeMarkdown(text)}`,
    ...details.map((one) => `  - ${escapeMarkdown(detailText(one))}`),
    ...(quote === undefined
      ? []
      : [
          '',
          ...markdownCodeBlock([quote])
            .split('\n')
            .map((one) => `  ${one}`),
        ]),
  ];
  return lines.join('\n');
}

// What the terminal page says of suppressed findings: which, why and until when; with --verbose each of them whole,
// and the suppressions that hid nothing.
import { suppressionText, type SuppressedReason } from '../beside-finding.ts';
import { countText } from '../quantities.ts';
import { findingLines } from './text-finding.ts';
import { item, titleLines, type TextPage } from './text-page.ts';

export function suppressedLines(page: TextPage): string[] {
  const { suppressed, labels, isVerbose } = page;
  const rows = suppressed.flatMap((finding) => [
    ...reasonLines(page, finding.ruleId, finding.suppressed),
    ...(isVerbose ? [...findingLines(page, { finding, symptoms: [] }), ''] : []),
  ]);
  return [
    ...(rows.length === 0
      ? []
      : [...titleLines(page, labels.suppressed(countText(suppressed.length))), ...rows]),
    ...(isVerbose ? unusedLines(page) : []),
  ];
}

function unusedLines(page: TextPage): string[] {
  const entries = page.report.suppressions?.entries ?? [];
  const rows = entries.flatMap((entry) =>
    entry.state === 'unused' ? reasonLines(page, entry.ruleId, entry) : [],
  );
  return rows.length === 0 ? [] : [...titleLines(page, page.labels.unusedSuppressions), ...rows];
}

function reasonLines(page: TextPage, ruleId: string, suppressed: SuppressedReason | undefined): string[] {
  if (suppressed === undefined) return [];
  return item(page, { marker: '- ', text: `${ruleId}: ${suppressionText(suppressed, page.labels)}` });
}

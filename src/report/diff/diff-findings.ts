// What a diff says of findings, in words of its language.
import type { DiffFinding, DiffSide, FlareDiff } from '../../model/flare-diff.ts';
import type { Labels } from '../labels/labels-table.ts';
import { countText } from '../quantities.ts';
import type { DiffWords } from './diff-labels.ts';
import type { DiffDetail, DiffMark, DiffRow, DiffSection } from './diff-row.ts';

export function findingSections({ diff, labels, words }: DiffWords): readonly DiffSection[] {
  const { appeared, gone, undecided, remaining } = diff.findings;
  const row = (
    mark: DiffMark,
    finding: DiffFinding,
    { side, details = [] }: { side: DiffSide; details?: readonly string[] },
  ): DiffRow => ({
    mark,
    severity: finding.severity,
    text: finding.title,
    details: [idLine(finding, side, labels), ...details.map((one) => [one])],
  });
  const counted = (key: keyof FlareDiff['findings'], rows: readonly DiffRow[]): DiffSection => ({
    title: words.findings[key](countText(rows.length)),
    rows,
  });
  return [
    counted(
      'appeared',
      appeared.map((one) => ({ ...row('+', one, { side: 'new' }), quote: one.text })),
    ),
    counted(
      'gone',
      gone.map((one) => {
        const details = one.outcome === 'not-applicable' ? [words.notApplicable] : [];
        return row('-', one, { side: 'old', details });
      }),
    ),
    counted(
      'undecided',
      undecided.map((one) => {
        const inputs = one.missing.map(({ input, cause }) => `${input}: ${labels.absence[cause]}`);
        const details = [words.unknownOn[one.foundIn === 'old' ? 'new' : 'old'], ...inputs];
        return row('?', one, { side: one.foundIn, details });
      }),
    ),
    counted(
      'remaining',
      remaining.map((one) => {
        const isOther = one.count !== one.oldCount;
        const details = isOther ? [words.oldCount(labels.times(countText(one.oldCount)))] : [];
        const over = one.seenSince === false ? [words.notSeenSince] : [];
        return row('=', one, { side: 'new', details: [...details, ...over] });
      }),
    ),
  ];
}

function idLine(
  { ruleId, count, explainedBy, file, line }: DiffFinding,
  side: DiffSide,
  labels: Labels,
): DiffDetail {
  const times = count > 1 ? [labels.times(countText(count))] : [];
  const cause = explainedBy === undefined ? [] : [`${labels.explainedBy}: ${explainedBy}`];
  return [ruleId, { side, file, line }, ...times, ...cause];
}

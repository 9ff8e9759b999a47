// What a diff says of findings, in words of its language.
import type {
  DiffFinding,
  DiffSide,
  GoneFinding,
  OneSidedFinding,
  RemainingFinding,
  UndecidedFinding,
} from '../../model/flare-diff.ts';
import type { Labels } from '../labels/labels-table.ts';
import { countText } from '../quantities.ts';
import { secondsText, type DiffWords } from './diff-labels.ts';
import type { DiffDetail, DiffMark, DiffRow, DiffSection } from './diff-row.ts';

export function findingSections(all: DiffWords): readonly DiffSection[] {
  const { diff, labels, words } = all;
  const { appeared, gone, undecided, remaining } = diff.findings;
  const row = <F extends DiffFinding>(mark: DiffMark, side: DiffSide, details: DetailsOf<F>) => {
    return (one: F): DiffRow => ({
      mark,
      severity: one.severity,
      text: one.title,
      details: [idLine(one, side, labels), ...details(one, all).map((text) => [text])],
    });
  };
  const quoted = (one: OneSidedFinding): DiffRow => ({
    ...row('+', 'new', appearedDetails)(one),
    quote: one.text,
  });
  const titled = (one: RemainingFinding): DiffRow => ({
    ...row('=', 'new', remainingDetails)(one),
    ...(one.oldTitle === undefined ? {} : { text: `${one.oldTitle} → ${one.title}` }),
  });
  const sections = {
    appeared: { rows: appeared.map(quoted), ...shortLogsRemark(appeared, 'old', all) },
    gone: { rows: gone.map(row('-', 'old', goneDetails)), ...shortLogsRemark(gone, 'new', all) },
    undecided: { rows: undecided.map((one) => row('?', one.foundIn, undecidedDetails)(one)) },
    remaining: { rows: remaining.map(titled) },
  };
  const keys = ['appeared', 'gone', 'undecided', 'remaining'] as const;
  return keys.map((key) => ({
    title: words.findings[key](countText(sections[key].rows.length)),
    ...sections[key],
  }));
}

/** What is said below the line that identifies a finding. */
type DetailsOf<F extends DiffFinding> = (finding: F, all: DiffWords) => readonly string[];

function appearedDetails(finding: OneSidedFinding, all: DiffWords): readonly string[] {
  return shortLogText(finding, 'old', all);
}

function goneDetails(finding: GoneFinding, all: DiffWords): readonly string[] {
  const why = finding.outcome === 'not-applicable' ? [all.words.notApplicable] : [];
  return [...why, ...shortLogText(finding, 'new', all)];
}

function undecidedDetails(
  { missing, foundIn }: UndecidedFinding,
  { labels, words }: DiffWords,
): readonly string[] {
  const inputs = missing.map(({ input, cause }) => `${input}: ${labels.absence[cause]}`);
  return [words.unknownOn[foundIn === 'old' ? 'new' : 'old'], ...inputs];
}

function remainingDetails(
  { count, oldCount, seenSince }: RemainingFinding,
  { labels, words }: DiffWords,
): readonly string[] {
  const times = count === oldCount ? [] : [words.oldCount(labels.times(countText(oldCount)))];
  return [...times, ...(seenSince === false ? [words.notSeenSince] : [])];
}

/** `side`: the flare that does not have the finding. */
function shortLogText(
  { shortLog }: OneSidedFinding,
  side: DiffSide,
  { words, diff }: DiffWords,
): readonly string[] {
  if (shortLog === undefined) return [];
  return [words.shortLog[side](shortLog.component, secondsText(shortLog.seconds, diff))];
}

function shortLogsRemark(
  findings: readonly OneSidedFinding[],
  side: DiffSide,
  { words }: DiffWords,
): Pick<DiffSection, 'remark'> {
  const count = findings.filter(({ shortLog }) => shortLog !== undefined).length;
  return count === 0 ? {} : { remark: words.shortLogs[side](countText(count)) };
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

// What a diff says, in words of its language and in order, whatever the format: sections of rows.
import type {
  ChangedCheck,
  ChangedCounter,
  ChangedSetting,
  DiffFinding,
  DiffSide,
  FlareDiff,
  Incomparable,
  SettingState,
} from '../../model/flare-diff.ts';
import type { Severity } from '../../model/severity.ts';
import { amountText, shortNumber } from '../../util/amount-text.ts';
import type { Labels } from '../labels/labels-table.ts';
import { countText } from '../quantities.ts';
import { wordsOf, type DiffLabels, type DiffWords } from './diff-labels.ts';

/** `+` came, `-` went, `~` changed, `?` cannot be told, `=` stayed. */
export type DiffMark = '+' | '-' | '~' | '?' | '=';

/** A line of one of the flares. */
export interface DiffPlace {
  readonly side: DiffSide;
  readonly file: string;
  readonly line: number;
}

/** What stands in one line, with a dot between each. */
export type DiffDetail = readonly (string | DiffPlace)[];

export interface DiffRow {
  readonly mark: DiffMark;
  readonly severity?: Severity;
  /** What it is about. */
  readonly text: string;
  readonly details: readonly DiffDetail[];
  /** The line that shows it, as it stands in the flare. */
  readonly quote?: string;
}

export interface DiffSection {
  readonly title: string;
  readonly rows: readonly DiffRow[];
  /** Said below the rows. */
  readonly remark?: string;
}

export function detailText(detail: DiffDetail): string {
  return detail.map((part) => (typeof part === 'string' ? part : placeText(part))).join(' · ');
}

export function placeText({ file, line }: DiffPlace): string {
  return `${file}:${line}`;
}

/** Without those that have nothing to say. */
export function diffSections(diff: FlareDiff): readonly DiffSection[] {
  const all = wordsOf(diff);
  const { words } = all;
  const counters = diff.counters.filter((one) => !isSteady(one));
  const steady = diff.counters.length - counters.length;
  const sections: DiffSection[] = [
    ...findingSections(all),
    { title: words.versions, rows: diff.versions.map(({ name, ...two }) => changed(name, two)) },
    { title: words.part.settings, rows: diff.settings.map((one) => settingRow(one, all)) },
    { title: words.part.checks, rows: diff.checks.map((one) => checkRow(one, words)) },
    {
      title: words.part.counters,
      rows: counters.map((one) => counterRow(one, all)),
      ...(steady === 0 ? {} : { remark: words.steadyCounters(countText(steady)) }),
    },
    { title: words.incomparable, rows: diff.incomparable.map((one) => incomparableRow(one, all)) },
  ];
  return sections.filter(({ rows, remark }) => rows.length > 0 || remark !== undefined);
}

function findingSections({ diff, labels, words }: DiffWords): readonly DiffSection[] {
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

function changed(text: string, { old, new: later }: { old: string; new: string }): DiffRow {
  return { mark: '~', text, details: [[`${old} → ${later}`]] };
}

function settingRow({ key, processes, old, new: later }: ChangedSetting, { words }: DiffWords): DiffRow {
  return {
    mark: old === null ? '+' : later === null ? '-' : '~',
    text: key,
    details: [
      [old?.value === null && later?.value === null ? words.differs : bothTexts(old, later, words)],
      [processes.join(', '), ...placesOf(old, later)],
    ],
  };
}

function bothTexts(old: SettingState | null, later: SettingState | null, words: DiffLabels): string {
  return `${valueText(old, words)} → ${valueText(later, words)}`;
}

/** Where the setting stands now, or stood. */
function placesOf(old: SettingState | null, later: SettingState | null): DiffPlace[] {
  const [side, state] = later === null ? (['old', old] as const) : (['new', later] as const);
  return state === null ? [] : [{ side, file: state.file, line: state.line }];
}

function valueText(state: SettingState | null, words: DiffLabels): string {
  if (state === null) return words.notSet;
  const { value, layer } = state;
  const text = value === null ? words.notShown : typeof value === 'string' ? value : JSON.stringify(value);
  return `${text === '' ? '""' : text} (${words.layer[layer]})`;
}

function checkRow({ name, instance, old, new: later }: ChangedCheck, words: DiffLabels): DiffRow {
  const text = instance === '' || instance === name ? name : `${name} · ${instance}`;
  const error = later?.error === undefined ? [] : [[later.error]];
  if (later === null) return { mark: '-', text, details: [[words.runsNoMore]] };
  if (old === null)
    return { mark: '+', text, details: [[`${words.startsToRun}: ${later.status}`], ...error] };
  return { mark: '~', text, details: [[`${old.status} → ${later.status}`], ...error] };
}

/** A rate that is half or double is news; one that is nearly the same is none. */
const NEWS_FACTOR = 2;

function isSteady({ oldPerHour, newPerHour }: ChangedCounter): boolean {
  if (oldPerHour === null || newPerHour === null || oldPerHour === 0 || newPerHour === 0) return false;
  const factor = newPerHour / oldPerHour;
  return factor < NEWS_FACTOR && factor > 1 / NEWS_FACTOR;
}

function counterRow({ name, unit, ...one }: ChangedCounter, { words, diff }: DiffWords): DiffRow {
  const amount = (value: number): string =>
    unit === undefined ? countText(value) : amountText(value, unit, diff.language);
  const rate = (value: number | null): string =>
    value === null ? words.rateUnknown : words.perHour(rateText(value, unit, diff));
  return {
    mark: '~',
    text: name,
    details: [
      [`${amount(one.old)} → ${amount(one.new)}`],
      [`${rate(one.oldPerHour)} → ${rate(one.newPerHour)}`],
    ],
  };
}

/** Rates of events have few digits that count. */
function rateText(perHour: number, unit: string | undefined, { language }: FlareDiff): string {
  if (unit !== undefined) return amountText(perHour, unit, language);
  return perHour >= 100 ? countText(Math.round(perHour)) : shortNumber(perHour);
}

function incomparableRow({ part, side, input, cause }: Incomparable, { labels, words }: DiffWords): DiffRow {
  return {
    mark: '?',
    text: `${words.part[part]} · ${words.side[side]}`,
    details: [[`${input}: ${labels.absence[cause]}`]],
  };
}

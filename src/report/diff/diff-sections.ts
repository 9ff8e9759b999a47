// What a diff says, in words of its language and in order, whatever the format: sections of rows.
import type {
  ChangedCheck,
  ChangedCounter,
  ChangedSetting,
  CheckState,
  FlareDiff,
  Incomparable,
  SettingState,
} from '../../model/flare-diff.ts';
import { amountText, shortNumber } from '../../util/amount-text.ts';
import { countText } from '../quantities.ts';
import { findingSections } from './diff-findings.ts';
import { wordsOf, type DiffLabels, type DiffWords } from './diff-labels.ts';
import type { DiffDetail, DiffPlace, DiffRow, DiffSection } from './diff-row.ts';

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

function checkRow(
  { name, instance, oldInstance, old, new: later }: ChangedCheck,
  words: DiffLabels,
): DiffRow {
  const text = instance === '' || instance === name ? name : `${name} · ${instance}`;
  if (later === null) return { mark: '-', text, details: [[words.runsNoMore]] };
  if (old === null)
    return { mark: '+', text, details: [[`${words.startsToRun}: ${later.status}`], ...errorDetails(later)] };
  const details = stateDetails(old, later);
  return oldInstance === undefined
    ? { mark: '~', text, details }
    : { mark: '~', text: name, details: [[words.reconfigured(oldInstance, instance)], ...details] };
}

function stateDetails(old: CheckState, later: CheckState): readonly DiffDetail[] {
  const isOtherError =
    old.status === later.status &&
    old.error !== undefined &&
    later.error !== undefined &&
    old.error !== later.error;
  return isOtherError
    ? [[`${later.status}: ${old.error} → ${later.error}`]]
    : [[`${old.status} → ${later.status}`], ...errorDetails(later)];
}

function errorDetails({ error }: CheckState): readonly DiffDetail[] {
  return error === undefined ? [] : [[error]];
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
    details: [[`${input}: ${cause === 'too-short' ? words.tooShort : labels.absence[cause]}`]],
  };
}

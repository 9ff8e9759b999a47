// How often and when a finding or a template of errors was seen, and how many lines are explained, in words.
import type { Finding, Report } from '../model/report.ts';
import type { Labels } from './labels/labels-table.ts';
import { countText, timeText } from './quantities.ts';

/** `412 times, first 2024-05-01 09:58:00 UTC, last …`; a moment only, when it was seen once. */
export function occurrenceText(occurrences: Finding['occurrences'], labels: Labels): string {
  const { firstSeen, lastSeen, nearIncident } = occurrences;
  const near =
    nearIncident === undefined ? '' : labels.listSeparator + labels.nearIncident(countText(nearIncident));
  const times = timesText(occurrences, labels);
  if (firstSeen === null || lastSeen === null) return times + near;
  const when =
    firstSeen === lastSeen ? timeText(firstSeen) : labels.between(timeText(firstSeen), timeText(lastSeen));
  return times + labels.listSeparator + when + near;
}

/** `412 times`, `at least 20 times`. */
export function timesText({ count, isAtLeast }: Finding['occurrences'], labels: Labels): string {
  return (isAtLeast === true ? labels.timesAtLeast : labels.times)(countText(count));
}

/** The share is rounded down: only all lines are 100 %. */
export function explainedText({ explainedLines: { explained, total } }: Report, labels: Labels): string {
  const percent = total === 0 ? 100 : Math.floor((100 * explained) / total);
  return labels.explainedLines(countText(explained), countText(total), String(percent));
}

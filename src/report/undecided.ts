// What kept rules from being decided, each missing input once, with the rules that wait for it.
import type { AbsenceCause } from '../model/absence.ts';
import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { PROBLEM_CODES } from '../model/problem.ts';
import type { Labels } from './labels/labels-table.ts';

export interface MissingGroup {
  /** What is missing; the reason given, when no input is named. */
  readonly input: string;
  /** Absent when a rule ended as unknown without saying what is missing. */
  readonly cause?: AbsenceCause;
  readonly detail?: string;
  readonly ruleIds: readonly string[];
}

/** Those that most rules wait for first. */
export function missingGroups(report: Report): MissingGroup[] {
  const groups = new Map<string, { group: Omit<MissingGroup, 'ruleIds'>; ruleIds: Set<string> }>();
  for (const { id, outcome, reason, missing = [] } of report.rules) {
    if (outcome !== 'unknown') continue;
    for (const group of missing.length > 0 ? missing : [{ input: reason ?? '' }]) {
      const key = JSON.stringify([group.input, 'cause' in group ? group.cause : '']);
      const known = groups.get(key) ?? { group, ruleIds: new Set() };
      known.ruleIds.add(id);
      groups.set(key, known);
    }
  }
  return [...groups.values()]
    .map(({ group, ruleIds }) => ({ ...group, ruleIds: [...ruleIds] }))
    .sort((a, b) => b.ruleIds.length - a.ruleIds.length || (a.input < b.input ? -1 : 1));
}

/** The input and why it is missing, with what the flare itself says of it; else the reason that was given. */
export function missingText({ input, cause, detail }: MissingGroup, labels: Labels): string {
  if (cause === undefined) return input || labels.withoutReason;
  return [input, labels.absence[cause], ...(detail === undefined ? [] : [detail])].join(': ');
}

/** A problem's own message; its meaning in the report's language before it, where that says something else. */
export function problemText({ code, message }: Problem, labels: Labels): string {
  const meaning = labels.problem[code];
  if (meaning === PROBLEM_CODES[code]) return message;
  return message === PROBLEM_CODES[code] ? meaning : `${meaning} (${message})`;
}

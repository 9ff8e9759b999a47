// Compares two small flares with two rules on lines of the log, or with others.
import { compareFlares } from '../../src/diff/compare-flares.ts';
import type { FlareDiff } from '../../src/model/flare-diff.ts';
import { diagnosisOf, rulesetOf, ruleText, type Files } from '../support/flare-of.ts';

const RULES = rulesetOf(
  ruleText(
    'denied',
    'find: { line: { log: agent, contains: "permission denied" } }\nwhen: line\nrunbook: r\n',
  ),
  ruleText('unreachable', 'find: { line: { log: agent, contains: "no route" } }\nwhen: line\nrunbook: r\n'),
);

export async function diffOf(old: Files, later: Files, rules = RULES): Promise<FlareDiff> {
  const diagnoses = { old: await diagnosisOf(old, rules), new: await diagnosisOf(later, rules) };
  return compareFlares(diagnoses, 'en');
}

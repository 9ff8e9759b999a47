// `known-issue`: the software of the flare is of a version that a known issue affects. The table of issues comes
// into the options when the rules are loaded (ruleset/packs/known-issues.ts).
import type { KnownIssue } from '../model/known-issue.ts';
import { fixedIn, isAffected, rangeText } from './affected-versions.ts';
import { cannotTell, decided } from './observations.ts';
import { defineOperator } from './operator.ts';

export const KNOWN_ISSUE = 'known-issue';

export interface KnownIssueOptions {
  /** Id of a row of known-issues.yaml. */
  readonly [KNOWN_ISSUE]: string;
  /** The row itself, once it was looked up. */
  readonly issue?: KnownIssue;
}

export const knownIssueOperator = defineOperator<KnownIssueOptions>({
  key: KNOWN_ISSUE,
  doc: 'A known issue affects the version.',
  example: '{ known-issue: cilium-tc-race }',
  describe: ({ issue, [KNOWN_ISSUE]: id }) =>
    issue === undefined ? `known issue ${id}` : describeIssue(issue),
  variablesOf: () => ['value'],
  observe: ({ issue, [KNOWN_ISSUE]: id }, { knowledge }) => {
    if (issue === undefined) throw new Error(`the known issue “${id}” was not looked up`);
    const expected = describeIssue(issue);
    const lookup = knowledge.fact(issue.fact);
    if (!lookup.known) return cannotTell(expected, [lookup.missing]);
    const { value } = lookup.value;
    const version = typeof value === 'object' ? '' : String(value);
    const isSeen = isAffected(version, issue);
    if (isSeen === undefined)
      return cannotTell(expected, [
        {
          input: issue.fact,
          cause: 'unreadable',
          detail: `“${version}” is not a version that can be compared`,
        },
      ]);
    return decided({
      isSeen,
      expected,
      actual: version,
      places: [lookup.value],
      captures: { value: version },
    });
  },
});

function describeIssue(issue: KnownIssue): string {
  const fixes = fixedIn(issue);
  const words = fixes.length === 0 ? 'not fixed yet' : `fixed in ${fixes.join(', ')}`;
  return `fact ${issue.fact} affected by ${issue.id} (${rangeText(issue)}, ${words})`;
}

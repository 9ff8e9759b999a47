// Puts the rows of known-issues.yaml where a rule names them: into its looks and into what it says about versions.
import type { RuleMistake } from '../../errors.ts';
import type { KnownIssue } from '../../model/known-issue.ts';
import type { Reference } from '../../model/reference.ts';
import type { Look, Rule } from '../../model/rule.ts';
import { fixedIn, rangeText } from '../../operators/affected-versions.ts';
import { didYouMean } from '../../util/nearest-word.ts';
import { KNOWN_ISSUE, type KnownIssueOptions } from '../../operators/known-issue.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

export interface Issues {
  /** By id. */
  readonly rows: ReadonlyMap<string, KnownIssue>;
  /** False when a table could not be read, so that a row may be there and is not known. */
  readonly isWhole: boolean;
}

export interface ResolvedRule {
  /** Undefined when it names an issue that is not known. */
  readonly rule?: Rule;
  readonly mistakes: readonly RuleMistake[];
}

/** `source` is the rule's, for the places of mistakes. */
export function resolveIssues(rule: Rule, source: YamlSource, issues: Issues): ResolvedRule {
  const { rows, isWhole } = issues;
  const unknown = namedIssues(rule).filter(({ id }) => !rows.has(id));
  if (unknown.length > 0) {
    const mistakes = unknown.map(({ path, id }) =>
      source.mistakeAt(path, 'UNKNOWN_ISSUE', unknownText(id, [...rows.keys()])),
    );
    return { mistakes: isWhole ? mistakes : [] };
  }
  const find = Object.entries(rule.find).map(([name, look]) => [name, resolveLook(look, rows)] as const);
  const withLooks = {
    ...rule,
    applies: rule.applies.map((look) => resolveLook(look, rows)),
    find: Object.fromEntries(find),
  };
  const issue = rule.knownIssue === undefined ? undefined : rows.get(rule.knownIssue);
  return { rule: issue === undefined ? withLooks : withIssue(withLooks, issue), mistakes: [] };
}

function namedIssues(rule: Rule): { id: string; path: YamlPath }[] {
  const looks = [
    ...rule.applies.map((look, index) => ({ look, path: ['applies', index, KNOWN_ISSUE] })),
    ...Object.entries(rule.find).map(([name, look]) => ({ look, path: ['find', name, KNOWN_ISSUE] })),
  ];
  const inLooks = looks.flatMap(({ look, path }) => {
    const id = issueIdOf(look);
    return id === undefined ? [] : [{ id, path }];
  });
  return rule.knownIssue === undefined ? inLooks : [...inLooks, { id: rule.knownIssue, path: [KNOWN_ISSUE] }];
}

function issueIdOf({ operator, options }: Look): string | undefined {
  return operator === KNOWN_ISSUE ? (options as KnownIssueOptions)[KNOWN_ISSUE] : undefined;
}

function resolveLook(look: Look, rows: Issues['rows']): Look {
  const id = issueIdOf(look);
  const issue = id === undefined ? undefined : rows.get(id);
  return issue === undefined ? look : { ...look, options: { [KNOWN_ISSUE]: issue.id, issue } };
}

/** What the rule says itself is kept; its own references stand first. */
function withIssue({ texts, ...rule }: Rule, issue: KnownIssue): Rule {
  const own = new Set(texts.references.map(({ url }) => url));
  const added: Reference[] = issue.references.filter(({ url }) => !own.has(url));
  return {
    ...rule,
    texts: {
      ...texts,
      issue,
      affects: texts.affects ?? { versions: rangeText(issue), fixedIn: fixedIn(issue) },
      references: [...texts.references, ...added],
    },
  };
}

const SHOWN_IDS = 5;

function unknownText(id: string, known: readonly string[]): string {
  const missing = `There is no known issue “${id}” in known-issues.yaml.`;
  const near = didYouMean(id, known);
  if (near !== '' || known.length === 0) return missing + near;
  const more = known.length > SHOWN_IDS ? `, and ${known.length - SHOWN_IDS} more` : '';
  return `${missing} It has ${[...known].sort().slice(0, SHOWN_IDS).join(', ')}${more}.`;
}

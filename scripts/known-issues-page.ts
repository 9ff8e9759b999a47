// The page of known issues: every row of the built-in table, with the rules that stand on it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { KnownIssue } from '../src/model/known-issue.ts';
import type { Rule } from '../src/model/rule.ts';
import type { KnownIssueOptions } from '../src/operators/known-issue.ts';
import { KNOWN_ISSUE } from '../src/operators/known-issue.ts';
import { knownIssuesSchema } from '../src/ruleset/packs/known-issues.ts';
import { rulesIn } from './catalogue-page.ts';
import { HEADER, row, table } from './markdown-table.ts';

const INTRODUCTION = `Versions with a known trouble, from \`rules/known-issues.yaml\`: since when, until when, what helps meanwhile. A dash
under “introduced” means that no source says which release brought it: then every version without the fix counts, and a
rule needs a sign of the trouble beside the version. Where the versions are not those of the Agent, the fact that holds
them stands with the component. [The decision](decisions/known-issues.md) says how versions are compared.

`;

/** \`root\` is the project’s folder. */
export function knownIssuesPage(root: string): string {
  const text = readFileSync(join(root, 'rules/known-issues.yaml'), 'utf8');
  const issues = knownIssuesSchema.parse(parse(text)) as KnownIssue[];
  const rules = rulesIn(root);
  const rows = [...issues].sort((a, b) => (a.id < b.id ? -1 : 1)).map((issue) => issueRow(issue, rules));
  const count = `${issues.length} issues.\n\n`;
  return `# Known issues\n\n${HEADER}${INTRODUCTION}${count}${table(HEAD, rows)}`;
}

const HEAD = ['issue', 'what', 'component', 'introduced', 'fixed', 'workaround', 'rules', 'source'];

function issueRow(issue: KnownIssue, rules: readonly Rule[]): string {
  const { id, title, component, fact, introduced = '–', fixed, backported, workaround, references } = issue;
  const users = rules.filter((rule) => standsOn(rule, id));
  return row([
    `\`${id}\``,
    title.en,
    fact === 'agent.version' ? component : `${component} (\`${fact}\`)`,
    introduced,
    [...backported, fixed ?? 'not yet'].join(', '),
    workaround.en,
    users.map((rule) => `[\`${rule.id}\`](../${rule.file})`).join(', '),
    references.map(({ title: name, url }) => `[${name}](${url})`).join(', '),
  ]);
}

function standsOn({ knownIssue, find, applies }: Rule, id: string): boolean {
  const looks = [...Object.values(find), ...applies].filter(({ operator }) => operator === KNOWN_ISSUE);
  return knownIssue === id || looks.some(({ options }) => (options as KnownIssueOptions)[KNOWN_ISSUE] === id);
}

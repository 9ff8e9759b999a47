// The texts of the generated pages, by their path in the project.
import { fileURLToPath } from 'node:url';
import { ERROR_CODES } from '../src/errors.ts';
import { ABSENCE_CAUSES } from '../src/model/absence.ts';
import { PROBLEM_CODES } from '../src/model/problem.ts';
import { DIFF_SCHEMA } from '../src/report/diff/diff-schema.ts';
import { REPORT_SCHEMA } from '../src/report/report-schema.ts';
import { casesJsonSchema, ruleJsonSchema } from '../src/authoring/rule-json-schema.ts';
import { cataloguePage } from './catalogue-page.ts';
import { factsPage } from './facts-page.ts';
import { knownIssuesPage } from './known-issues-page.ts';
import { HEADER, row, table } from './markdown-table.ts';
import { ruleMistakesPage } from './rule-mistakes-page.ts';
import { ruleReferencePage } from './rule-reference-page.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export function generatedDocs(): Record<string, string> {
  return {
    'docs/catalogue.md': cataloguePage(ROOT),
    'docs/facts.md': factsPage(),
    'docs/known-issues.md': knownIssuesPage(ROOT),
    'docs/problems.md': problemsPage(),
    'docs/rule-reference.md': ruleReferencePage(),
    'docs/rule-mistakes.md': ruleMistakesPage(),
    'docs/report.schema.json': jsonPage(REPORT_SCHEMA),
    'docs/diff.schema.json': jsonPage(DIFF_SCHEMA),
    'docs/rule.schema.json': jsonPage(ruleJsonSchema()),
    'docs/cases.schema.json': jsonPage(casesJsonSchema()),
  };
}

function jsonPage(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function problemsPage(): string {
  const list = (codes: Readonly<Record<string, string>>): string =>
    table(
      ['code', 'meaning'],
      Object.entries(codes).map(([code, text]) => row([`\`${code}\``, text])),
    );
  return `# Problems, errors and causes\n\n${HEADER}## Problems\n\nIn the report’s \`problems\`: the reading went on.\n\n${list(PROBLEM_CODES)}\n## Errors\n\nNothing useful could be returned: exit code 2, one sentence on standard error.\n\n${list(ERROR_CODES)}\n## Causes of absence\n\nIn \`rules[].missing[].cause\`: why a rule could not be decided.\n\n${list(ABSENCE_CAUSES)}`;
}

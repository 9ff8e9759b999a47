// The texts of the generated pages, by their path in the project.
import { ERROR_CODES } from '../src/errors.ts';
import { ABSENCE_CAUSES } from '../src/model/absence.ts';
import { FACTS } from '../src/model/fact-table.ts';
import type { FactSpec } from '../src/model/fact.ts';
import { PROBLEM_CODES } from '../src/model/problem.ts';
import { REPORT_SCHEMA } from '../src/report/report-schema.ts';

const HEADER = '<!-- Made by `npm run docs`; change the table in the code, not this page. -->\n\n';

export function generatedDocs(): Record<string, string> {
  return {
    'docs/facts.md': factsPage(),
    'docs/problems.md': problemsPage(),
    'docs/report.schema.json': `${JSON.stringify(REPORT_SCHEMA, null, 2)}\n`,
  };
}

function factsPage(): string {
  const rows = Object.entries<FactSpec>(FACTS).map(([name, spec]) =>
    row([
      `\`${name}\``,
      typeOf(spec),
      `${spec.description}${spec.fields === undefined ? '' : ` Fields: ${spec.fields.map((one) => `\`${one}\``).join(', ')}.`}`,
      `\`${spec.example}\``,
      spec.from.join(', ') || 'the bundle itself',
    ]),
  );
  return `# Facts\n\n${HEADER}What a rule may compare, and what \`flare-analyze facts\` prints. “Read from” names file roles, best first.\n\n${table(['fact', 'type', 'meaning', 'example', 'read from'], rows)}`;
}

function typeOf({ type, unit }: FactSpec): string {
  return unit === undefined ? type : `${type}, ${unit}`;
}

function problemsPage(): string {
  const list = (codes: Readonly<Record<string, string>>): string =>
    table(
      ['code', 'meaning'],
      Object.entries(codes).map(([code, text]) => row([`\`${code}\``, text])),
    );
  return `# Problems, errors and causes\n\n${HEADER}## Problems\n\nIn the report’s \`problems\`: the reading went on.\n\n${list(PROBLEM_CODES)}\n## Errors\n\nNothing useful could be returned: exit code 2, one sentence on standard error.\n\n${list(ERROR_CODES)}\n## Causes of absence\n\nIn \`rules[].missing[].cause\`: why a rule could not be decided.\n\n${list(ABSENCE_CAUSES)}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  return `${row(head)}${row(head.map(() => '---'))}${rows.join('')}`;
}

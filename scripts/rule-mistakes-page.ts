// Every code of lint as a page: what it means, and an example.
import { MISTAKE_GROUPS, type MistakeSpec } from '../src/model/mistake-table.ts';
import { HEADER, row, table } from './markdown-table.ts';

const INTRODUCTION = `\`flare-analyze rules lint\` names every mistake of rules, cases and runbooks at once, as
\`file:line:column CODE message\`, in the order of their places. An analysis refuses rules and runbooks with a mistake,
except those of **Meaning**; it does not read cases, and does not compare a runbook with the rules that use it.
`;

export function ruleMistakesPage(): string {
  const groups = MISTAKE_GROUPS.map(([title, mistakes]) => {
    const rows = Object.entries<MistakeSpec>(mistakes).map(([code, { meaning, wrong, right }]) =>
      row([`\`${code}\``, meaning, example(wrong), example(right)]),
    );
    return `\n## ${title}\n\n${table(['code', 'meaning', 'wrong', 'right'], rows)}`;
  });
  return `# Mistakes in rules\n\n${HEADER}${INTRODUCTION}${groups.join('')}`;
}

/** Words in brackets are no text of a file. */
function example(text: string): string {
  if (text.startsWith('(')) return text.slice(1, -1);
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

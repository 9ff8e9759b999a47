// The catalogue of facts as a page: what a rule may compare and what `flare-analyze facts` prints.
import { fileKindOf } from '../src/model/file-kind-table.ts';
import { CATALOGUE_VERSION, FACT_FAMILIES } from '../src/model/fact-table.ts';
import type { FactSpec } from '../src/model/fact.ts';
import { STATUS } from '../src/model/facts/status-roles.ts';
import { HEADER, row, table } from './markdown-table.ts';

const INTRODUCTION = `Version ${CATALOGUE_VERSION} of the catalogue. What a rule may compare, and what \`flare-analyze facts BUNDLE\` prints, each with
the file and line that states it. Names are stable: within one first number none goes and none changes its meaning.

- **type**: of \`version\` facts a rule may ask for a range; \`list\` holds texts, \`records\` hold the named fields, of which
  a record may lack some. The unit stands beside it (\`ms\` of a date: milliseconds since 1970 UTC), and “counter” where
  the number grows from 0 while the daemon that made the flare runs.
- **read from**: files below the flare’s root, best first; “status pages” are ${STATUS.map(pathOf).join(', ')}. None: it follows from
  other facts, from settings or from the bundle as a whole.
- **source**: where the knowledge of the format comes from. \`core\` and \`security\` are the notes on the flares of the
  Agent and of the Security Agent that the readers were written from, each number a section.

A fact that a flare does not state is *unknown*, with one of the causes in [problems.md](problems.md), and so is a rule
that needs it.
`;

export function factsPage(): string {
  const families = FACT_FAMILIES.map(([title, facts]) => {
    const rows = Object.entries(facts).map(([name, spec]) => factRow(name, spec));
    return rows.length === 0 ? '' : `\n## ${title}\n\n${table(HEAD, rows)}`;
  });
  return `# Facts\n\n${HEADER}${INTRODUCTION}${families.join('')}`;
}

const HEAD = ['fact', 'type', 'meaning', 'example', 'read from', 'source'];

function factRow(name: string, spec: FactSpec): string {
  const { type, unit, isCounter, description, fields, example, source } = spec;
  const named = fields === undefined ? '' : ` Fields: ${fields.map((one) => `\`${one}\``).join(', ')}.`;
  return row([
    `\`${name}\``,
    [type, ...(unit === undefined ? [] : [unit]), ...(isCounter === true ? ['counter'] : [])].join(', '),
    `${description}${named}`,
    `\`${example}\``,
    filesOf(spec),
    source,
  ]);
}

/** The three status pages under one name. */
function filesOf({ from }: FactSpec): string {
  const hasAll = STATUS.every((role) => from.includes(role));
  const places = from.map((role) =>
    hasAll && STATUS.some((status) => status === role) ? 'status pages' : `\`${pathOf(role)}\``,
  );
  return [...new Set(places)].join(', ');
}

function pathOf(role: string): string {
  return fileKindOf(role)?.path ?? role;
}

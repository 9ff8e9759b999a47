// The tables of known issues, from their files to the looks and rules that name them. A later table may replace a
// row of an earlier one by its id.
import { join } from 'node:path';
import * as z from 'zod';
import type { RuleMistake } from '../../errors.ts';
import type { MistakeCode } from '../../model/mistake-table.ts';
import { FACTS, isFactName } from '../../model/fact-table.ts';
import type { KnownIssue } from '../../model/known-issue.ts';
import { isAffected, rangeText } from '../../operators/affected-versions.ts';
import { KNOWN_ISSUES_FILE } from './pack-file-names.ts';
import { readPackFile, type PackFile } from './pack-files.ts';
import type { Issues } from './resolve-issues.ts';
import { localizedSchema, nameSchema, referencesSchema, textSchema, versionSchema } from '../rule-schema.ts';

const rowSchema = z.strictObject({
  id: nameSchema.describe('The problem in kebab-case; rules name it.'),
  title: localizedSchema,
  component: textSchema.describe('The software whose versions are meant.'),
  fact: textSchema.default('agent.version').describe('The fact that holds the version.'),
  introduced: versionSchema
    .optional()
    .describe('The first release that has it; leave out while it is not known.'),
  fixed: versionSchema.optional().describe('The release that fixes it; leave out while none does.'),
  backported: z.array(versionSchema).default([]).describe('Releases of older series with the fix.'),
  workaround: localizedSchema.describe('What helps until the fix can be installed.'),
  references: referencesSchema,
});
export const knownIssuesSchema = z.array(rowSchema);
type Row = z.infer<typeof rowSchema>;

export interface LoadedIssues extends Issues {
  readonly texts: readonly string[];
  readonly mistakes: readonly RuleMistake[];
}

/** The tables of these folders; a folder without one adds nothing. */
export async function loadKnownIssues(dirs: readonly string[]): Promise<LoadedIssues> {
  const known = new Map<string, KnownIssue>();
  let isWhole = true;
  const texts: string[] = [];
  const mistakes: RuleMistake[] = [];
  for (const dir of dirs) {
    const table = await readPackFile(join(dir, KNOWN_ISSUES_FILE), knownIssuesSchema);
    if (table === undefined) continue;
    texts.push(table.text);
    mistakes.push(...table.mistakes, ...rowMistakes(table));
    if (table.value === undefined) isWhole = false;
    for (const row of table.value ?? []) known.set(row.id, issueOf(row));
  }
  return { rows: known, isWhole, texts, mistakes };
}

/** Keys that a row may leave out are not there at all, so that an issue survives JSON unchanged. */
function issueOf({ introduced, fixed, ...row }: Row): KnownIssue {
  return {
    ...row,
    ...(introduced === undefined ? {} : { introduced }),
    ...(fixed === undefined ? {} : { fixed }),
  };
}

function rowMistakes(table: PackFile<Row[]>): RuleMistake[] {
  const rows = table.value ?? [];
  return rows.flatMap((row, index) => {
    const at = (key: string, code: MistakeCode, message: string): RuleMistake =>
      table.mistakeAt([index, key], code, message);
    const isTwin = rows.findIndex((other) => other.id === row.id) < index;
    return [
      ...(isTwin ? [at('id', 'DUPLICATE_ID', `The issue “${row.id}” is already listed above.`)] : []),
      ...factMistakes(row, at),
      ...orderMistakes(row, at),
    ];
  });
}

type MistakeAt = (key: string, code: MistakeCode, message: string) => RuleMistake;

function factMistakes({ fact }: Row, at: MistakeAt): RuleMistake[] {
  if (!isFactName(fact))
    return [at('fact', 'UNKNOWN_FACT', `There is no fact “${fact}”; docs/facts.md lists them all.`)];
  const { type } = FACTS[fact];
  return type === 'version'
    ? []
    : [at('fact', 'BAD_FACT', `The fact must hold a version; ${fact} holds a ${type}.`)];
}

/** One end at least; introduced before fixed; each backport in a line of its own that has the trouble. */
function orderMistakes(row: Row, at: MistakeAt): RuleMistake[] {
  const { introduced, fixed, backported } = row;
  const bare = { ...issueOf(row), backported: [] };
  if (introduced === undefined && fixed === undefined) {
    const message = 'Give the release that brought it (introduced), the one that fixes it (fixed), or both.';
    return [at('id', 'BAD_RANGE', message)];
  }
  if (introduced !== undefined && isAffected(introduced, bare) === false)
    return [
      at('fixed', 'BAD_RANGE', `“fixed” (${String(fixed)}) must be later than “introduced” (${introduced}).`),
    ];
  return backported
    .filter((release) => isAffected(release, bare) === false)
    .map((release) =>
      at(
        'backported',
        'BAD_RANGE',
        `${release} is not a backport: that version would not be affected anyway (${rangeText(bare)}).`,
      ),
    );
}

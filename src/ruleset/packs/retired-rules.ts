// `retired.yaml`: ids that once were rules. An id is never reused, so that an old report, a suppression or a script
// never means another trouble than it did.
import { join } from 'node:path';
import * as z from 'zod';
import type { RuleMistake } from '../../errors.ts';
import type { RetiredRule } from '../../model/pack.ts';
import { RETIRED_FILE } from './pack-file-names.ts';
import { readPackFile, type PackFile } from './pack-files.ts';
import type { ParsedRule } from '../parse-rule.ts';
import { retiredText } from '../mistakes/retired-text.ts';
import { nameSchema, textSchema } from '../rule-schema.ts';

export const retiredSchema = z.array(
  z.strictObject({
    id: nameSchema.describe('Id of a former rule.'),
    since: textSchema.describe('Version of the pack that no longer has it.'),
    reason: textSchema.describe('Why it was removed.'),
    'replaced-by': nameSchema.optional().describe('The rule that finds this problem now.'),
  }),
);
type Rows = z.infer<typeof retiredSchema>;

export interface LoadedRetired {
  readonly retired: readonly RetiredRule[];
  /** Of the folders themselves: for the places of mistakes that only all rules show. */
  readonly files: readonly PackFile<Rows>[];
  readonly mistakes: readonly RuleMistake[];
}

/** Ids that `tables` retire are retired too; what replaces them may stand in a pack that is not loaded. */
export async function loadRetired(
  dirs: readonly string[],
  tables: readonly string[] = [],
): Promise<LoadedRetired> {
  const read = async (dir: string): Promise<PackFile<Rows> | undefined> =>
    readPackFile(join(dir, RETIRED_FILE), retiredSchema);
  const [own, others] = await Promise.all([
    Promise.all(dirs.map(read)),
    Promise.all(tables.filter((dir) => !dirs.includes(dir)).map(read)),
  ]);
  const files = own.filter((one) => one !== undefined);
  const all = [...others.filter((one) => one !== undefined), ...files];
  const retired = all.flatMap(({ value = [] }) =>
    value.map(({ id, since, reason, 'replaced-by': replacedBy }) => ({
      id,
      since,
      reason,
      ...(replacedBy === undefined ? {} : { replacedBy }),
    })),
  );
  return { retired, files, mistakes: all.flatMap((file) => [...file.mistakes, ...twins(file)]) };
}

function twins(file: PackFile<Rows>): RuleMistake[] {
  const rows = file.value ?? [];
  return rows.flatMap(({ id }, index) =>
    rows.findIndex((other) => other.id === id) < index
      ? [file.mistakeAt([index, 'id'], 'DUPLICATE_ID', `“${id}” is already retired above.`)]
      : [],
  );
}

/** A rule under a retired id, and a replacement that is no rule. `ids`: of all rules there are. */
export function retiredMistakes(
  { retired, files }: LoadedRetired,
  rules: readonly Pick<ParsedRule, 'parts' | 'source'>[],
  ids: ReadonlySet<string>,
): RuleMistake[] {
  const byId = new Map(retired.map((one) => [one.id, one]));
  const reused = rules.flatMap(({ parts, source }): RuleMistake[] => {
    const old = parts.id === undefined ? undefined : byId.get(parts.id);
    if (old === undefined) return [];
    const message = `${retiredText(old)} An id is never used again: give the rule another one.`;
    return [source.mistakeAt(['id'], 'RETIRED_ID', message)];
  });
  const dangling = files.flatMap((file) =>
    (file.value ?? []).flatMap(({ 'replaced-by': by }, index) =>
      by === undefined || ids.has(by) || byId.has(by)
        ? []
        : [file.mistakeAt([index, 'replaced-by'], 'UNKNOWN_RULE', `There is no rule “${by}”.`)],
    ),
  );
  return [...reused, ...dangling];
}

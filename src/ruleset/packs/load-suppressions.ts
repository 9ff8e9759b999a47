// `suppressions.yaml` and files of the same form: findings that somebody does not want to see until a day. What they
// hide is decided when a report is put together (assemble/suppress.ts).
import { join } from 'node:path';
import * as z from 'zod';
import { didYouMean } from '../../util/nearest-word.ts';
import type { RuleMistake } from '../../errors.ts';
import { FLARE_KINDS } from '../../model/flare-kind.ts';
import type { RetiredRule, Suppression, SuppressionScope } from '../../model/pack.ts';
import { SUPPRESSIONS_FILE } from './pack-file-names.ts';
import { readPackFile, type PackFile } from './pack-files.ts';
import { retiredText } from '../mistakes/retired-text.ts';
import { nameSchema, textSchema } from '../rule-schema.ts';

const scopeSchema = z
  .strictObject({
    host: textSchema.optional().describe('Host name; * stands for any characters.'),
    cluster: textSchema.optional().describe('Name of the Kubernetes cluster; * stands for any characters.'),
    kind: z.enum(FLARE_KINDS).optional().describe('Which daemon made the flare.'),
    'evidence-contains': textSchema.optional().describe('A text in some line of the evidence.'),
  })
  .refine(
    (one) => Object.keys(one).length > 0,
    'Say which findings are meant: host, cluster, kind or evidence-contains.',
  );

export const suppressionsSchema = z.array(
  z.strictObject({
    rule: nameSchema.describe('Id of the rule.'),
    scope: scopeSchema.describe('Which of its findings; all keys must hold.'),
    reason: textSchema.describe('Why it may be hidden.'),
    expires: z
      .string()
      .refine(isDay, 'Write a day such as 2027-03-31.')
      .describe('The last day (UTC) on which it is hidden.'),
    owner: nameSchema.optional().describe('The team that asked for it.'),
  }),
);
type Rows = z.infer<typeof suppressionsSchema>;

/** What the ids in suppressions are checked against. */
export interface KnownRules {
  readonly ids: ReadonlySet<string>;
  readonly retired: readonly RetiredRule[];
}

export interface LoadedSuppressions {
  readonly suppressions: readonly Suppression[];
  readonly mistakes: readonly RuleMistake[];
}

/** Those of the packs in these folders; a folder needs none. Without known rules, their ids are not checked. */
export async function loadPackSuppressions(
  dirs: readonly string[],
  known: KnownRules | undefined,
): Promise<LoadedSuppressions> {
  const files = dirs.map((dir) => join(dir, SUPPRESSIONS_FILE));
  const read = await Promise.all(files.map((file) => readPackFile(file, suppressionsSchema)));
  return joined(
    read.filter((one) => one !== undefined),
    known,
  );
}

/** Files that somebody names: each must be there. */
export async function loadSuppressions(
  files: readonly string[],
  known: KnownRules,
): Promise<LoadedSuppressions> {
  const read = await Promise.all(files.map((file) => readPackFile(file, suppressionsSchema)));
  const missing = files
    .filter((_, index) => read[index] === undefined)
    .map((file): RuleMistake => ({
      file,
      line: 1,
      column: 1,
      code: 'NO_SUCH_FILE',
      message: 'There is no such file of suppressions.',
    }));
  const { suppressions, mistakes } = joined(
    read.filter((one) => one !== undefined),
    known,
  );
  return { suppressions, mistakes: [...missing, ...mistakes] };
}

function joined(files: readonly PackFile<Rows>[], known: KnownRules | undefined): LoadedSuppressions {
  return {
    suppressions: files.flatMap(({ value = [] }) => value.map(suppressionOf)),
    mistakes: files.flatMap((file) => [
      ...file.mistakes,
      ...(known === undefined ? [] : ruleMistakes(file, known)),
    ]),
  };
}

function suppressionOf({ rule, scope, reason, expires, owner }: Rows[number]): Suppression {
  return { ruleId: rule, scope: scopeOf(scope), reason, expires, ...(owner === undefined ? {} : { owner }) };
}

/** Keys that are left out are not there at all, so that a suppression survives JSON unchanged. */
function scopeOf({
  host,
  cluster,
  kind,
  'evidence-contains': text,
}: Rows[number]['scope']): SuppressionScope {
  return {
    ...(host === undefined ? {} : { host }),
    ...(cluster === undefined ? {} : { cluster }),
    ...(kind === undefined ? {} : { kind }),
    ...(text === undefined ? {} : { evidenceContains: text }),
  };
}

function ruleMistakes(file: PackFile<Rows>, { ids, retired }: KnownRules): RuleMistake[] {
  return (file.value ?? []).flatMap(({ rule }, index) => {
    if (ids.has(rule)) return [];
    const old = retired.find((one) => one.id === rule);
    return [
      old === undefined
        ? file.mistakeAt(
            [index, 'rule'],
            'UNKNOWN_RULE',
            `There is no rule “${rule}”.${didYouMean(rule, ids)}`,
          )
        : file.mistakeAt([index, 'rule'], 'RETIRED_ID', retiredText(old)),
    ];
  });
}

/** A day of the calendar, which 2027-02-30 is not. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

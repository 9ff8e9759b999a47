// Reads the cases of a rule, which stand beside its file.
import { readFile } from 'node:fs/promises';
import { RulesetError } from '../errors.ts';
import type { Rule } from '../model/rule.ts';
import { parseYamlSource } from '../ruleset/yaml-source.ts';
import { mistakesOf } from '../ruleset/zod-mistakes.ts';
import { casesSchema, type RuleCases } from './case-schema.ts';

export function casesFileOf(rule: Rule): string {
  return rule.file.replace(/\.ya?ml$/, '.cases.yaml');
}

/** Throws a RulesetError when the file is missing or wrong. */
export async function loadCases(rule: Rule): Promise<RuleCases> {
  const file = casesFileOf(rule);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new RulesetError([
      {
        file,
        line: 1,
        column: 1,
        code: 'MISSING_CASES',
        message: `Rule ${rule.id} has no cases: it needs one that matches, one near miss and one unknown.`,
      },
    ]);
  }
  const source = parseYamlSource(text, file);
  if (source.mistakes.length > 0) throw new RulesetError(source.mistakes);
  const checked = casesSchema.safeParse(source.value, { reportInput: true });
  if (!checked.success) throw new RulesetError(mistakesOf(checked.error, source));
  return checked.data;
}

// Reads the cases of a rule, which stand beside its file.
import { readFile } from 'node:fs/promises';
import { RulesetError, type RuleMistake } from '../errors.ts';
import type { Rule } from '../model/rule.ts';
import { parseYamlSource, type YamlSource } from '../ruleset/yaml-source.ts';
import { mistakesOf } from '../ruleset/mistakes/zod-mistakes.ts';
import { casesSchema, type RuleCases } from './case-schema.ts';

export const MISSING_CASES_MESSAGE =
  'There are no cases: a rule needs one that matches, one near miss and one unknown.';

/** `file` is the rule’s. */
export function casesFileOf(file: string): string {
  return file.replace(/\.ya?ml$/, '.cases.yaml');
}

/** Throws a RulesetError when the file is missing or its shape is wrong. What the cases name is left to lint. */
export async function loadCases(rule: Rule): Promise<RuleCases> {
  const file = casesFileOf(rule.file);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    const message = `${rule.id}: ${MISSING_CASES_MESSAGE}`;
    throw new RulesetError([{ file, line: 1, column: 1, code: 'MISSING_CASES', message }]);
  }
  const { cases, mistakes } = parseCases(text, file);
  if (cases === undefined) throw new RulesetError(mistakes);
  return cases;
}

export interface ParsedCases {
  /** Undefined when there are mistakes. */
  readonly cases?: RuleCases;
  readonly mistakes: readonly RuleMistake[];
  readonly source: YamlSource;
}

/** Checks the shape only. */
export function parseCases(text: string, file: string): ParsedCases {
  const source = parseYamlSource(text, file);
  if (source.mistakes.length > 0) return { mistakes: source.mistakes, source };
  const checked = casesSchema.safeParse(source.value, { reportInput: true });
  return checked.success
    ? { cases: checked.data, mistakes: [], source }
    : { mistakes: mistakesOf(checked.error, source, { schema: casesSchema }), source };
}

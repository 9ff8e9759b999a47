// Loads rules and runbooks from folders and checks that they belong together.
import { createHash } from 'node:crypto';
import { RulesetError, type RuleMistake } from './errors.ts';
import type { Rule, Ruleset } from './model/rule.ts';
import type { Runbook } from './model/runbook.ts';
import { loadRules } from './ruleset/load-rules.ts';
import { loadRunbooks } from './runbook/load-runbooks.ts';

export interface PackDirs {
  /** Folders of rules; a later one may override a rule of an earlier one by its id. */
  readonly rules: readonly string[];
  /** Folders of runbooks, `<id>.<language>.md`. */
  readonly runbooks: readonly string[];
}

/** Throws a RulesetError that lists every mistake of every file. */
export async function loadPack(dirs: PackDirs): Promise<Ruleset> {
  const [loaded, books] = await Promise.all([
    settle(loadRules(dirs.rules)),
    settle(loadRunbooks(dirs.runbooks)),
  ]);
  const mistakes = [...loaded.mistakes, ...books.mistakes];
  if (mistakes.length > 0 || loaded.value === undefined || books.value === undefined)
    throw new RulesetError(mistakes);
  const { rules, texts } = loaded.value;
  const missing = missingRunbooks(rules, books.value.runbooks);
  if (missing.length > 0) throw new RulesetError(missing);
  return { rules, runbooks: books.value.runbooks, digest: digestOf([...texts, ...books.value.texts]) };
}

async function settle<T>(loading: Promise<T>): Promise<{ value?: T; mistakes: readonly RuleMistake[] }> {
  try {
    return { value: await loading, mistakes: [] };
  } catch (error) {
    if (error instanceof RulesetError) return { mistakes: error.mistakes };
    throw error;
  }
}

function missingRunbooks(rules: readonly Rule[], runbooks: ReadonlyMap<string, Runbook>): RuleMistake[] {
  return rules
    .filter((rule) => !runbooks.has(rule.runbook))
    .map((rule) => ({
      file: rule.file,
      line: 1,
      column: 1,
      code: 'MISSING_RUNBOOK',
      message: `There is no runbook ${rule.runbook}.en.md with ${rule.runbook}.ja.md.`,
    }));
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of [...texts].sort()) hash.update(text).update('\0');
  return hash.digest('hex');
}

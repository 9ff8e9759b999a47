// Loads rules and runbooks from folders and checks that they belong together.
import { createHash } from 'node:crypto';
import { byPlace, RulesetError, type RuleMistake } from './errors.ts';
import type { Ruleset } from './model/rule.ts';
import { collectRules, type CollectedRules } from './ruleset/load-rules.ts';
import { collectRunbooks, type CollectedRunbooks } from './runbook/load-runbooks.ts';
import { didYouMean } from './util/nearest-word.ts';

export interface PackDirs {
  /** Folders of rules; a later one may override a rule of an earlier one by its id. */
  readonly rules: readonly string[];
  /** Folders of runbooks, `<id>.<language>.md`. */
  readonly runbooks: readonly string[];
  /** Folders of rules that may be named under `explains`, and are not part of this pack. */
  readonly alsoKnown?: readonly string[];
}

export interface CollectedPack {
  readonly rules: CollectedRules;
  readonly runbooks: CollectedRunbooks;
  /** Of rules and runbooks; in no order. */
  readonly mistakes: readonly RuleMistake[];
}

/** Throws a RulesetError that lists every mistake of every rule and runbook. */
export async function loadPack(dirs: PackDirs): Promise<Ruleset> {
  const { rules, runbooks, mistakes } = await collectPack(dirs);
  if (mistakes.length > 0) throw new RulesetError([...mistakes].sort(byPlace));
  return {
    rules: rules.rules,
    runbooks: runbooks.runbooks,
    digest: digestOf([...rules.texts, ...runbooks.texts]),
  };
}

/** All that can be read, with every mistake. Never throws for what stands in a file. */
export async function collectPack(dirs: PackDirs): Promise<CollectedPack> {
  const [rules, runbooks] = await Promise.all([
    collectRules(dirs.rules, dirs.alsoKnown),
    collectRunbooks(dirs.runbooks),
  ]);
  const missing = missingRunbooks(rules, runbooks);
  return { rules, runbooks, mistakes: [...rules.mistakes, ...runbooks.mistakes, ...missing] };
}

/** A runbook with mistakes, or in one language only, is named by those. */
function missingRunbooks(rules: CollectedRules, runbooks: CollectedRunbooks): RuleMistake[] {
  const known = new Set(runbooks.files.map(({ name }) => name));
  return rules.files.flatMap(({ parts, source }) => {
    const id = parts.runbook ?? parts.id;
    if (id === undefined || known.has(id)) return [];
    const path = [parts.runbook === undefined ? 'id' : 'runbook'];
    const message = `There is no runbook ${id}.en.md with ${id}.ja.md.${didYouMean(id, known)}`;
    return [source.mistakeAt(path, 'MISSING_RUNBOOK', message)];
  });
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of [...texts].sort()) hash.update(text).update('\0');
  return hash.digest('hex');
}

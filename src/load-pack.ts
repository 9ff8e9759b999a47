// Loads rules and runbooks from folders and checks that they belong together.
import { createHash } from 'node:crypto';
import { RulesetError, type RuleMistake } from './errors.ts';
import type { Pack } from './model/pack.ts';
import type { Rule, Ruleset } from './model/rule.ts';
import type { Runbook } from './model/runbook.ts';
import { loadKnownIssues } from './ruleset/known-issues.ts';
import { loadRules, type RuleFolder } from './ruleset/load-rules.ts';
import { loadPackSuppressions } from './ruleset/load-suppressions.ts';
import { readPackTexts } from './ruleset/pack-files.ts';
import { loadManifest, type Manifest } from './ruleset/pack-manifest.ts';
import { loadRetired, retiredMistakes } from './ruleset/retired-rules.ts';
import { loadRunbooks } from './runbook/load-runbooks.ts';

export interface PackDirs {
  /** Folders of rules, each a pack; a later one may override a rule of an earlier one by its id. */
  readonly rules: readonly string[];
  /** Folders of runbooks, `<id>.<language>.md`. */
  readonly runbooks: readonly string[];
  /** Folders whose tables of known issues and retired ids count as well, before those of the packs. */
  readonly tables?: readonly string[];
  /** Version of this program, which a pack may ask for. */
  readonly engine: string;
}

/** Throws a RulesetError that lists every mistake of every file. */
export async function loadPack(dirs: PackDirs): Promise<Ruleset> {
  const tableDirs = [...new Set([...(dirs.tables ?? []), ...dirs.rules])];
  const issues = await loadKnownIssues(tableDirs);
  const [loaded, books, manifests, retired] = await Promise.all([
    settle(loadRules(dirs.rules, issues.issues)),
    settle(loadRunbooks(dirs.runbooks)),
    Promise.all(dirs.rules.map((dir) => loadManifest(dir, dirs.engine))),
    loadRetired(tableDirs),
  ]);
  const ids = loaded.value && new Set(loaded.value.rules.map((rule) => rule.id));
  const quiet = await loadPackSuppressions(dirs.rules, ids && { ids, retired: retired.retired });
  throwAny([issues, loaded, books, ...manifests, retired, quiet]);
  if (loaded.value === undefined || books.value === undefined) throw new RulesetError([]);
  const { rules, texts, folders } = loaded.value;
  throwAny([
    { mistakes: missingRunbooks(rules, books.value.runbooks) },
    { mistakes: retiredMistakes(retired, rules) },
  ]);
  return {
    rules,
    runbooks: books.value.runbooks,
    digest: digestOf([...texts, ...issues.texts, ...books.value.texts]),
    packs: await Promise.all(folders.map((folder, index) => packOf(folder, manifests[index]))),
    retired: retired.retired,
    suppressions: quiet.suppressions,
  };
}

/** Rules alone, with their known issues looked up: for what needs no runbook and no manifest. */
export async function loadRulesOnly({
  rules,
  tables = [],
}: Pick<PackDirs, 'rules' | 'tables'>): Promise<Ruleset> {
  const issues = await loadKnownIssues([...new Set([...tables, ...rules])]);
  throwAny([issues]);
  const loaded = await loadRules(rules, issues.issues);
  return { rules: loaded.rules, runbooks: new Map(), digest: digestOf([...loaded.texts, ...issues.texts]) };
}

function throwAny(parts: readonly { readonly mistakes: readonly RuleMistake[] }[]): void {
  const mistakes = parts.flatMap((part) => part.mistakes);
  if (mistakes.length > 0) throw new RulesetError(mistakes);
}

/** The tables of a pack are part of what it says: a changed suppression is another pack. */
async function packOf({ dir, ruleIds, texts }: RuleFolder, manifest: Manifest | undefined): Promise<Pack> {
  const tables = await readPackTexts(dir);
  return {
    name: manifest?.name ?? dir,
    version: manifest?.version ?? null,
    digest: digestOf([...texts, ...tables]),
    ruleIds,
  };
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

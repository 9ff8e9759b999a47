// Reads all rule files below some folders. Reports every mistake of every file at once.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { RulesetError, type RuleMistake } from '../errors.ts';
import type { Rule } from '../model/rule.ts';
import { PACK_FILES } from './pack-files.ts';
import { parseRule } from './parse-rule.ts';
import { resolveIssues, type Issues } from './resolve-issues.ts';

/** The rules of one folder. */
export interface RuleFolder {
  readonly dir: string;
  /** Sorted. */
  readonly ruleIds: readonly string[];
  readonly texts: readonly string[];
}

export interface LoadedRules {
  /** By id. */
  readonly rules: readonly Rule[];
  /** Texts in the order of their files, for a digest. */
  readonly texts: readonly string[];
  readonly folders: readonly RuleFolder[];
}

/** Throws a RulesetError with all mistakes. A later folder may override a rule of an earlier one by its id. */
export async function loadRules(dirs: readonly string[], issues: Issues = new Map()): Promise<LoadedRules> {
  const byId = new Map<string, Rule>();
  const folders: RuleFolder[] = [];
  const mistakes: RuleMistake[] = [];
  for (const dir of dirs) {
    const texts: string[] = [];
    const inThisDir = new Map<string, Rule>();
    for (const file of await ruleFilesIn(dir)) {
      const text = await readFile(join(dir, file), 'utf8');
      const parsed = parseRule(text, join(dir, file));
      texts.push(text);
      mistakes.push(...parsed.mistakes);
      if (parsed.rule === undefined) continue;
      const { rule, mistakes: unknownIssues } = resolveIssues(parsed.rule, text, issues);
      mistakes.push(...unknownIssues);
      const twin = inThisDir.get(rule.id);
      if (twin !== undefined) mistakes.push(duplicate(rule, twin));
      inThisDir.set(rule.id, rule);
    }
    for (const [id, rule] of inThisDir) byId.set(id, rule);
    folders.push({ dir, ruleIds: [...inThisDir.keys()].sort(), texts });
  }
  mistakes.push(...explainsMistakes(byId));
  if (mistakes.length > 0) throw new RulesetError(mistakes);
  const rules = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { rules, texts: folders.flatMap((folder) => folder.texts), folders };
}

/** Paths of the rule files below a folder, sorted; case files and the pack’s own files are not rules. */
export async function ruleFilesIn(dir: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(dir, { recursive: true, withFileTypes: true });
  } catch {
    throw new RulesetError([
      {
        file: dir,
        line: 1,
        column: 1,
        code: 'NO_SUCH_FOLDER',
        message: 'The folder of rules cannot be read.',
      },
    ]);
  }
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name) && !/\.cases\.ya?ml$/.test(entry.name))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .filter((path) => !PACK_FILES.includes(path))
    .sort();
}

function duplicate(rule: Rule, twin: Rule): RuleMistake {
  return {
    file: rule.file,
    line: 1,
    column: 1,
    code: 'DUPLICATE_ID',
    message: `Rule “${rule.id}” stands in ${twin.file} too.`,
  };
}

function explainsMistakes(rules: ReadonlyMap<string, Rule>): RuleMistake[] {
  return [...rules.values()].flatMap((rule) =>
    rule.explains
      .filter((id) => !rules.has(id))
      .map((id) => ({
        file: rule.file,
        line: 1,
        column: 1,
        code: 'UNKNOWN_RULE',
        message: `explains: there is no rule “${id}”.`,
      })),
  );
}

// Reads all rule files below some folders. Collects every mistake of every file, and of the rules together.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { RuleMistake } from '../../errors.ts';
import type { Rule } from '../../model/rule.ts';
import { explainsMistakes } from '../mistakes/explains-mistakes.ts';
import { PACK_FILES } from './pack-file-names.ts';
import { parseRule, type ParsedRule } from '../parse-rule.ts';
import { resolveIssues, type Issues } from './resolve-issues.ts';

/** One file as it was read, right or wrong. */
export interface RuleFile extends ParsedRule {
  readonly file: string;
}

/** The rules of one folder. */
export interface RuleFolder {
  readonly dir: string;
  /** Sorted. */
  readonly ruleIds: readonly string[];
  readonly texts: readonly string[];
}

/** What rules may name beside each other. */
export interface Surroundings {
  /** Rules that are not in the folders, and what they explain. */
  readonly alsoKnown: ReadonlyMap<string, readonly string[]>;
  readonly issues: Issues;
}

export interface CollectedRules {
  /** The right ones, by id. */
  readonly rules: readonly Rule[];
  /** Texts in the order of their files, for a digest. */
  readonly texts: readonly string[];
  readonly files: readonly RuleFile[];
  readonly folders: readonly RuleFolder[];
  readonly mistakes: readonly RuleMistake[];
}

/** A later folder may override a rule of an earlier one by its id. Never throws for what stands in a file. */
export async function collectRules(
  dirs: readonly string[],
  { alsoKnown, issues }: Surroundings = { alsoKnown: new Map(), issues: { rows: new Map(), isWhole: true } },
): Promise<CollectedRules> {
  const chosen = new Map<string, Rule>();
  const files: RuleFile[] = [];
  const folders: RuleFolder[] = [];
  const mistakes: RuleMistake[] = [];
  for (const dir of dirs) {
    const found = await ruleFilesIn(dir);
    if (found === undefined) mistakes.push(noSuchFolder(dir));
    const texts = await Promise.all((found ?? []).map((name) => readFile(join(dir, name), 'utf8')));
    const own = (found ?? []).map((name, index) => ruleFile(texts[index] ?? '', join(dir, name), issues));
    const rules = own.flatMap(({ rule }) => rule ?? []);
    for (const rule of rules) chosen.set(rule.id, rule);
    files.push(...own);
    folders.push({ dir, ruleIds: rules.map(({ id }) => id).sort(), texts });
    mistakes.push(...own.flatMap((file) => file.mistakes), ...duplicates(own));
  }
  mistakes.push(...explainsMistakes(files, alsoKnown));
  const rules = byId([...chosen.values()]);
  return { rules, texts: folders.flatMap((folder) => folder.texts), files, folders, mistakes };
}

/** In the order of their ids. */
export function byId(rules: readonly Rule[]): Rule[] {
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ruleFile(text: string, file: string, issues: Issues): RuleFile {
  const { rule, mistakes, ...parsed } = parseRule(text, file);
  if (rule === undefined) return { file, mistakes, ...parsed };
  const resolved = resolveIssues(rule, parsed.source, issues);
  return { file, ...parsed, ...resolved };
}

/**
 * Paths of the rule files below a folder, sorted; case files and the pack’s own files are not rules. Undefined when it
 * cannot be read.
 */
export async function ruleFilesIn(dir: string): Promise<string[] | undefined> {
  const files = await filesIn(dir, (name) => /\.ya?ml$/.test(name) && !/\.cases\.ya?ml$/.test(name));
  return files?.filter((path) => !PACK_FILES.includes(path));
}

/** Paths of the files below a folder whose names are wanted, sorted. Undefined when it cannot be read. */
export async function filesIn(
  dir: string,
  isWanted: (name: string) => boolean,
): Promise<string[] | undefined> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => undefined);
  return entries
    ?.filter((entry) => entry.isFile() && isWanted(entry.name))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort();
}

/** Of the rules below some folders, which are not read: a rule’s file is called after its id. */
export async function ruleIdsIn(dirs: readonly string[]): Promise<string[]> {
  const files = await Promise.all(dirs.map(ruleFilesIn));
  return files.flatMap((names = []) => names.map((name) => name.replace(/^.*[/\\]|\.ya?ml$/g, '')));
}

function noSuchFolder(dir: string): RuleMistake {
  return {
    file: dir,
    line: 1,
    column: 1,
    code: 'NO_SUCH_FOLDER',
    message: 'The folder of rules cannot be read.',
  };
}

function duplicates(files: readonly RuleFile[]): RuleMistake[] {
  return files.flatMap(({ source, parts: { id } }, index) => {
    const twin = files.slice(0, index).find(({ parts }) => parts.id === id);
    if (id === undefined || twin === undefined) return [];
    return [source.mistakeAt(['id'], 'DUPLICATE_ID', `Rule “${id}” is also in ${twin.file}.`)];
  });
}

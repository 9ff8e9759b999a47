// Reads all rule files below some folders. Collects every mistake of every file, and of the rules together.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { RuleMistake } from '../errors.ts';
import type { Rule } from '../model/rule.ts';
import { explainsMistakes } from './explains-mistakes.ts';
import { parseRule, type ParsedRule } from './parse-rule.ts';

/** One file as it was read, right or wrong. */
export interface RuleFile extends ParsedRule {
  readonly file: string;
}

export interface CollectedRules {
  /** The right ones, by id. */
  readonly rules: readonly Rule[];
  /** Texts in the order of their files, for a digest. */
  readonly texts: readonly string[];
  readonly files: readonly RuleFile[];
  readonly mistakes: readonly RuleMistake[];
}

/** A later folder may override a rule of an earlier one by its id. Never throws for what stands in a file. The rules of `alsoKnown` folders may be named, and are not read. */
export async function collectRules(
  dirs: readonly string[],
  alsoKnown: readonly string[] = [],
): Promise<CollectedRules> {
  const byId = new Map<string, Rule>();
  const texts: string[] = [];
  const files: RuleFile[] = [];
  const mistakes: RuleMistake[] = [];
  for (const dir of dirs) {
    const inThisDir = new Map<string, RuleFile>();
    const found = await ruleFilesIn(dir);
    if (found === undefined) mistakes.push(noSuchFolder(dir));
    for (const name of found ?? []) {
      const text = await readFile(join(dir, name), 'utf8');
      const file: RuleFile = { file: join(dir, name), ...parseRule(text, join(dir, name)) };
      texts.push(text);
      files.push(file);
      mistakes.push(...file.mistakes);
      const { id } = file.parts;
      const twin = id === undefined ? undefined : inThisDir.get(id);
      if (twin !== undefined) mistakes.push(duplicate(file, twin));
      if (id !== undefined) inThisDir.set(id, file);
      if (file.rule !== undefined) byId.set(file.rule.id, file.rule);
    }
  }
  mistakes.push(...explainsMistakes(files, await idsIn(alsoKnown)));
  const rules = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { rules, texts, files, mistakes };
}

/** Paths of the rule files below a folder, sorted; case files are not rules. Undefined when it cannot be read. */
export async function ruleFilesIn(dir: string): Promise<string[] | undefined> {
  return filesIn(dir, (name) => /\.ya?ml$/.test(name) && !/\.cases\.ya?ml$/.test(name));
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

/** A rule’s file is called after its id. */
async function idsIn(dirs: readonly string[]): Promise<string[]> {
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

function duplicate({ source, parts }: RuleFile, twin: RuleFile): RuleMistake {
  const message = `Rule “${String(parts.id)}” stands in ${twin.file} too.`;
  return source.mistakeAt(['id'], 'DUPLICATE_ID', message);
}

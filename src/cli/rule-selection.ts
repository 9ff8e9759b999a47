// The rules that an author's command works on: folders, files of rules, or ids.
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Ruleset } from '../model/rule.ts';
import { ruleFilesIn } from '../ruleset/packs/load-rules.ts';
import { loadDirs, loadPackFor } from './pack.ts';
import { ruleNamed } from './rules-show-command.ts';

/** What a name of rules can be, for messages. */
export const FOLDER_FILE_OR_RULE = 'folder, file or rule';

/** Folders of rules, files of single ones, and ids. */
export interface RuleNames {
  readonly dirs: readonly string[];
  readonly files: readonly string[];
  readonly ids: readonly string[];
}

/** What is no folder and no file, and has no slash in it, is the id of a rule. */
export async function sortNames(names: readonly string[]): Promise<RuleNames> {
  const kinds = await Promise.all(names.map(kindOf));
  const of = (kind: 'dir' | 'file' | 'id'): string[] => names.filter((_, index) => kinds[index] === kind);
  return { dirs: of('dir'), files: of('file'), ids: of('id') };
}

async function kindOf(name: string): Promise<'dir' | 'file' | 'id'> {
  const stats = await stat(name).catch(() => undefined);
  if (stats?.isFile() === true) return 'file';
  return stats !== undefined || name.includes('/') ? 'dir' : 'id';
}

/**
 * The rules of the folders and files, or of them those with the ids; of the built-in pack when none is given. Rules may
 * name built-in ones that they explain. Throws a UsageError for an id that no rule has, a RulesetError for mistakes.
 */
export async function loadSelected(names: readonly string[]): Promise<Ruleset> {
  const { dirs, files, ids } = await sortNames(names);
  const folders = [...new Set([...dirs, ...files.map((file) => dirname(file))])];
  const pack =
    folders.length === 0
      ? await loadDirs([])
      : await loadPackFor({ rules: folders, builtinRules: true, only: [] });
  const own = [...(await Promise.all(dirs.map(ruleFilesIn))).flatMap((found) => found ?? []), ...files].map(
    idOfFile,
  );
  if (ids.length > 0) return { ...pack, rules: ids.map((id) => ruleNamed(id, pack, FOLDER_FILE_OR_RULE)) };
  return folders.length === 0 ? pack : { ...pack, rules: pack.rules.filter(({ id }) => own.includes(id)) };
}

/** A rule’s file is called after it, and its cases too. */
export function idOfFile(file: string): string {
  return basename(file).replace(/(?:\.cases)?\.ya?ml$/, '');
}

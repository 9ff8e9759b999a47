// The files of a pack's folder that are not rules, and how one of them is read: shape checked, mistakes with
// their place. What stands in them is decided by the schema that is given.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import type { RuleMistake } from '../../errors.ts';
import type { MistakeCode } from '../../model/mistake-table.ts';
import { isSystemError } from '../../util/system-error.ts';
import { PACK_FILES } from './pack-file-names.ts';
import { parseYamlSource, type YamlPath } from '../yaml-source.ts';
import { mistakesOf } from '../mistakes/zod-mistakes.ts';

export interface PackFile<T> {
  readonly file: string;
  readonly text: string;
  /** Undefined when there are mistakes. */
  readonly value?: T;
  readonly mistakes: readonly RuleMistake[];
  readonly mistakeAt: (path: YamlPath, code: MistakeCode, message: string) => RuleMistake;
}

/** Undefined when there is no such file. Throws nothing but what a file system throws. */
export async function readPackFile<T>(file: string, schema: z.ZodType<T>): Promise<PackFile<T> | undefined> {
  const text = await readText(file);
  return text === undefined ? undefined : parsePackFile(text, file, schema);
}

function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  });
}

export function parsePackFile<T>(text: string, file: string, schema: z.ZodType<T>): PackFile<T> {
  const source = parseYamlSource(text, file);
  const mistakeAt: PackFile<T>['mistakeAt'] = (path, code, message) => source.mistakeAt(path, code, message);
  const common = { file, text, mistakeAt };
  if (source.mistakes.length > 0) return { ...common, mistakes: source.mistakes };
  const checked = schema.safeParse(source.value, { reportInput: true });
  return checked.success
    ? { ...common, value: checked.data, mistakes: [] }
    : { ...common, mistakes: mistakesOf(checked.error, source, { schema }) };
}

/** The texts of all these files of a folder, in one order. */
export async function readPackTexts(dir: string): Promise<string[]> {
  const texts = await Promise.all(PACK_FILES.map((name) => readText(join(dir, name))));
  return texts.filter((text) => text !== undefined);
}

// The built-in rules and runbooks as one JSON file, made by the build, so that start-up parses no YAML.
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rule, Ruleset } from '../model/rule.ts';
import type { Runbook } from '../model/runbook.ts';

interface CompiledPack {
  readonly rules: readonly Rule[];
  readonly runbooks: readonly Runbook[];
  readonly digest: string;
}

export async function writeCompiledPack(file: string, { rules, runbooks, digest }: Ruleset): Promise<void> {
  const pack: CompiledPack = { rules, runbooks: [...runbooks.values()], digest };
  await writeFile(file, JSON.stringify(pack));
}

/** Undefined when there is no such file, or when a source below the folders was changed after it was made. */
export async function readCompiledPack(
  file: string,
  sourceDirs: readonly string[],
): Promise<Ruleset | undefined> {
  const made = await stat(file).catch(() => undefined);
  if (made === undefined) return undefined;
  const changes = await Promise.all(sourceDirs.map(lastChange));
  if (Math.max(...changes) > made.mtimeMs) return undefined;
  const { rules, runbooks, digest } = JSON.parse(await readFile(file, 'utf8')) as CompiledPack;
  return { rules, runbooks: new Map(runbooks.map((one) => [one.id, one])), digest };
}

/** Milliseconds; folders count too, so that a deleted file is noticed. */
async function lastChange(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true }).catch((): string[] => []);
  const times = await Promise.all(
    [dir, ...entries.map((entry) => join(dir, entry))].map(async (path) => (await stat(path)).mtimeMs),
  );
  return Math.max(0, ...times);
}

// The built-in rules and runbooks as one JSON file, made by the build, so that start-up parses no YAML.
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ruleset } from '../model/rule.ts';
import type { Runbook } from '../model/runbook.ts';

/** A rule set as JSON holds it. */
type CompiledPack = Omit<Ruleset, 'runbooks'> & { readonly runbooks: readonly Runbook[] };

export async function writeCompiledPack(file: string, ruleset: Ruleset): Promise<void> {
  const pack: CompiledPack = { ...ruleset, runbooks: [...ruleset.runbooks.values()] };
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
  const pack = JSON.parse(await readFile(file, 'utf8')) as CompiledPack;
  return { ...pack, runbooks: new Map(pack.runbooks.map((one) => [one.id, one])) };
}

/** Milliseconds; folders count too, so that a deleted file is noticed. */
async function lastChange(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true }).catch((): string[] => []);
  const times = await Promise.all(
    [dir, ...entries.map((entry) => join(dir, entry))].map(async (path) => (await stat(path)).mtimeMs),
  );
  return Math.max(0, ...times);
}

// The built-in rules and runbooks as one JSON file, made by the build, so that start-up parses no YAML.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
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
export function readCompiledPack(file: string, sourceDirs: readonly string[]): Ruleset | undefined {
  const made = statSync(file, { throwIfNoEntry: false });
  if (made === undefined || sourceDirs.some((dir) => lastChange(dir) > made.mtimeMs)) return undefined;
  const pack = JSON.parse(readFileSync(file, 'utf8')) as CompiledPack;
  return { ...pack, runbooks: new Map(pack.runbooks.map((one) => [one.id, one])) };
}

/**
 * Milliseconds; folders count too, so that a deleted file is noticed. A thousand files one after the other take a few
 * milliseconds; asked for all at once they take many times that.
 */
function lastChange(dir: string): number {
  const changeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const own = changeOf(dir);
  if (own === 0) return 0;
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).reduce(
    (latest, entry) => Math.max(latest, changeOf(join(dir, entry))),
    own,
  );
}

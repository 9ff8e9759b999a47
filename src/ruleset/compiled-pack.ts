// The built-in rules and runbooks as JSON, made by the build, so that start-up parses no YAML.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Ruleset } from '../model/rule.ts';
import type { Runbook } from '../model/runbook.ts';
import { lazy } from '../util/lazy.ts';

/** Half of the files below the rules, and no part of them. */
const CASES_ENDING = '.cases.yaml';

/** What an analysis needs of the runbooks is the one or other, when it has findings: they stand in a file of their own. */
type CompiledPack = Omit<Ruleset, 'runbooks'>;

export async function writeCompiledPack(file: string, { runbooks, ...pack }: Ruleset): Promise<void> {
  await writeFile(runbooksFileOf(file), JSON.stringify([...runbooks.values()]));
  await writeFile(file, JSON.stringify(pack satisfies CompiledPack));
}

/** Undefined when there is no such file, or when a source below the folders was changed after it was made. */
export function readCompiledPack(file: string, sourceDirs: readonly string[]): Ruleset | undefined {
  const made = statSync(file, { throwIfNoEntry: false });
  if (
    made === undefined ||
    !existsSync(runbooksFileOf(file)) ||
    sourceDirs.some((dir) => lastChange(dir) > made.mtimeMs)
  )
    return undefined;
  const pack = JSON.parse(readFileSync(file, 'utf8')) as CompiledPack;
  const runbooks = lazy(() => readRunbooks(runbooksFileOf(file)));
  return {
    ...pack,
    get runbooks() {
      return runbooks();
    },
  };
}

function runbooksFileOf(file: string): string {
  return file.replace(/\.json$/, '.runbooks.json');
}

function readRunbooks(file: string): ReadonlyMap<string, Runbook> {
  const runbooks = JSON.parse(readFileSync(file, 'utf8')) as readonly Runbook[];
  return new Map(runbooks.map((one) => [one.id, one]));
}

/**
 * Milliseconds; folders count too, so that a deleted file is noticed. A thousand files one after the other take a few
 * milliseconds; asked for all at once they take many times that.
 */
function lastChange(path: string): number {
  const changeOf = (one: string): number => statSync(one, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const own = changeOf(path);
  if (own === 0) return 0;
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.endsWith(CASES_ENDING))
    .reduce((latest, entry) => {
      const below = `${path}/${entry.name}`;
      return Math.max(latest, entry.isDirectory() ? lastChange(below) : changeOf(below));
    }, own);
}

// The built-in rules and runbooks as JSON, made by the build, so that start-up parses no YAML. Their texts are half of it and
// hardly one is needed: they stand in a file of their own, from which each is read when it is asked for.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Rule, Ruleset } from '../../model/rule.ts';
import type { Runbook } from '../../model/runbook.ts';
import { lazy } from '../../util/lazy.ts';

/** Half of the files below the rules, and no part of them. */
const CASES_ENDING = '.cases.yaml';

/** In bytes of the file of texts. */
type Place = readonly [start: number, end: number];
/** Something whose texts stand at a place. */
type Stored<T> = Omit<T, 'texts'> & { readonly textsAt: Place };

type CompiledPack = Omit<Ruleset, 'rules' | 'runbooks'> & {
  readonly rules: readonly Stored<Rule>[];
  readonly runbooks: readonly Stored<Runbook>[];
};

export async function writeCompiledPack(file: string, pack: Ruleset): Promise<void> {
  const texts: Buffer[] = [];
  let end = 0;
  const stored = <T extends { readonly texts: unknown }>({ texts: own, ...rest }: T): Stored<T> => {
    const bytes = Buffer.from(JSON.stringify(own));
    texts.push(bytes);
    const textsAt: Place = [end, (end += bytes.length)];
    return { ...rest, textsAt };
  };
  const compiled: CompiledPack = {
    ...pack,
    rules: pack.rules.map((rule) => stored(rule)),
    runbooks: [...pack.runbooks.values()].map((runbook) => stored(runbook)),
  };
  await writeFile(textsFileOf(file), Buffer.concat(texts));
  await writeFile(file, asciiOf(JSON.stringify(compiled)));
}

/** Undefined when there is no such file, or when a source below the folders was changed after it was made. */
export function readCompiledPack(file: string, sourceDirs: readonly string[]): Ruleset | undefined {
  const made = statSync(file, { throwIfNoEntry: false });
  if (
    made === undefined ||
    !existsSync(textsFileOf(file)) ||
    sourceDirs.some((dir) => lastChange(dir) > made.mtimeMs)
  )
    return undefined;
  const texts = lazy(() => readFileSync(textsFileOf(file)));
  const restored = <T extends { readonly texts: unknown }>({ textsAt, ...rest }: Stored<T>): T => {
    const own = lazy(() => JSON.parse(texts().toString('utf8', ...textsAt)) as T['texts']);
    const whole = {
      ...rest,
      get texts() {
        return own();
      },
    };
    return whole as unknown as T;
  };
  // ASCII is decoded faster as Latin-1 than as UTF-8, which takes as long as half of the parsing.
  const { rules, runbooks, ...pack } = JSON.parse(readFileSync(file, 'latin1')) as CompiledPack;
  return {
    ...pack,
    rules: rules.map((rule) => restored<Rule>(rule)),
    runbooks: new Map(runbooks.map((one) => [one.id, restored<Runbook>(one)])),
  };
}

function textsFileOf(file: string): string {
  return file.replace(/\.json$/, '.texts');
}

/** Of a JSON text or a script in which other characters stand in strings, templates and regexes only. */
export function asciiOf(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
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

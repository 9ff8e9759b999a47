// Translations of runbooks whose English text was changed since. A report is made with them all the same: a text of
// yesterday helps more than none, so only `rules lint` tells.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuleMistake } from '../errors.ts';
import { parseFrontMatter } from './front-matter.ts';
import { lineOfSourceHash, sourceHash, withSourceHash } from './source-hash.ts';

const ENGLISH = /\.en\.md$/;

interface Translation {
  readonly file: string;
  readonly text: string;
  /** Of the English text as it is now. */
  readonly hash: string;
  /** What the translation says it was made from; undefined when it says nothing. */
  readonly madeFrom?: string;
}

/** A translation without `source-hash` is not checked. */
export async function staleTranslations(dirs: readonly string[]): Promise<RuleMistake[]> {
  return (await translationsIn(dirs))
    .filter(({ madeFrom, hash }) => madeFrom !== undefined && madeFrom !== hash)
    .map(({ file, text, hash, madeFrom = '' }) => ({
      file,
      line: lineOfSourceHash(text),
      column: 1,
      code: 'STALE_TRANSLATION',
      message: `The English text was changed since: the translation was made from ${madeFrom}, it is ${hash} now. Bring it up to date, then run “rules lint --fix”.`,
    }));
}

/** Writes the present hash into every translation; the paths of those that changed. */
export async function stampTranslations(dirs: readonly string[]): Promise<string[]> {
  const stale = (await translationsIn(dirs)).filter(({ madeFrom, hash }) => madeFrom !== hash);
  await Promise.all(stale.map(({ file, text, hash }) => writeFile(file, withSourceHash(text, hash))));
  return stale.map(({ file }) => file);
}

/** Japanese texts with an English one beside them, sorted by file; a folder that is not there has none. */
async function translationsIn(dirs: readonly string[]): Promise<Translation[]> {
  const found = await Promise.all(
    dirs.map(async (dir) => {
      const names = (await readdir(dir).catch((): string[] => []))
        .filter((name) => name.endsWith('.en.md'))
        .sort();
      return Promise.all(names.map((name) => translationOf(join(dir, name))));
    }),
  );
  return found.flat().filter((one) => one !== undefined);
}

async function translationOf(englishFile: string): Promise<Translation | undefined> {
  const file = englishFile.replace(ENGLISH, '.ja.md');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { sourceHash: madeFrom } = parseFrontMatter(text.split(/\r?\n/));
  const hash = sourceHash(await readFile(englishFile, 'utf8'));
  return { file, text, hash, ...(madeFrom === undefined ? {} : { madeFrom }) };
}

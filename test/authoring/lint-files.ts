// Writes a pack to a folder of its own and lints it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lintPack } from '../../src/authoring/lint-pack.ts';
import { RulesetError, type RuleMistake } from '../../src/errors.ts';
import { loadPack, type PackDirs } from '../../src/load-pack.ts';
import type { Files } from '../support/flare-of.ts';

async function inFolder<T>(files: Files, use: (dirs: PackDirs) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'lint-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), text);
    }
    return await use({ rules: [dir], runbooks: [join(dir, 'runbooks')], engine: '0.1.0' });
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Files are named below the folder. */
export function lintFiles(files: Files): Promise<RuleMistake[]> {
  return inFolder(files, async (dirs) => {
    const { mistakes, warnings } = await lintPack(dirs);
    return [...mistakes, ...warnings].map((one) => ({
      ...one,
      file: one.file.replace(`${dirs.rules[0]!}/`, ''),
    }));
  });
}

/** `file:line:column CODE` of every mistake. */
export async function placesIn(files: Files): Promise<string[]> {
  const mistakes = await lintFiles(files);
  return mistakes.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
}

/** Whether an analysis would take the pack. */
export function isLoadable(files: Files): Promise<boolean> {
  return inFolder(files, (dirs) =>
    loadPack(dirs).then(
      () => true,
      (error: unknown) => {
        if (error instanceof RulesetError) return false;
        throw error;
      },
    ),
  );
}

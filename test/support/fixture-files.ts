// The whole flares of fixtures/flares as maps of files, read with our own reader.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openArchive } from '../../src/archive/open-archive.ts';
import { loadPack } from '../../src/load-pack.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import type { Ruleset } from '../../src/model/rule.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const FIXTURE_DIR = inProject('fixtures/flares');

export const FIXTURES: readonly string[] = readdirSync(FIXTURE_DIR)
  .filter((name) => name.endsWith('.zip'))
  .map((name) => name.replace('.zip', ''));

export function fixturePath(name: string): string {
  return `${FIXTURE_DIR}/${name}.zip`;
}

/** Stored path to bytes, in the order of the archive. */
export async function fixtureFiles(name: string): Promise<Record<string, Buffer>> {
  const archive = await openArchive({ kind: 'path', path: fixturePath(name) }, DEFAULT_LIMITS);
  const files: Record<string, Buffer> = {};
  for await (const entry of archive.entries()) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry.chunks()) chunks.push(Buffer.from(chunk));
    files[entry.path] = Buffer.concat(chunks);
  }
  await archive.close();
  return files;
}

export const BUILT_IN_DIRS = {
  rules: [inProject('rules')],
  runbooks: [inProject('runbooks')],
  engine: '0.1.0',
};

/** The rules and runbooks of the project. */
export function builtInPack(): Promise<Ruleset> {
  return loadPack(BUILT_IN_DIRS);
}

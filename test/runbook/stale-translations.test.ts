// A translation is stale when the English text was changed since, in a way that a reader would see.
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRunbookText } from '../../src/runbook/parse-runbook.ts';
import { sourceHash, withSourceHash } from '../../src/runbook/source-hash.ts';
import { stampTranslations, staleTranslations } from '../../src/runbook/stale-translations.ts';

const ENGLISH = '---\nid: full\n---\n# The disk is full\n\nIt is.\n';
const JAPANESE = '---\nid: full\n---\n# ディスクがいっぱい\n';
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'runbooks-'));
  await writeFile(join(dir, 'full.en.md'), ENGLISH);
  await writeFile(join(dir, 'full.ja.md'), withSourceHash(JAPANESE, sourceHash(ENGLISH)));
});
afterEach(() => rm(dir, { recursive: true }));

const stale = async (): Promise<string[]> =>
  (await staleTranslations([dir, join(dir, 'none')])).map(
    ({ file, line, column, code }) => `${file.slice(dir.length + 1)}:${line}:${column} ${code}`,
  );

describe('a translation', () => {
  it('fits the text that it was made from', async () => {
    expect(await stale()).toEqual([]);
  });

  it('is stale when the English text says something else', async () => {
    await writeFile(join(dir, 'full.en.md'), ENGLISH.replace('It is.', 'It was.'));
    expect(await stale()).toEqual(['full.ja.md:3:1 STALE_TRANSLATION']);
  });

  it.each([
    ['ends of lines', ENGLISH.replaceAll('\n', '\r\n')],
    ['blanks at the end of a line', ENGLISH.replace('It is.', 'It is.  ')],
    ['empty lines', ENGLISH.replace('It is.', '\n\nIt is.\n\n')],
    ['the front matter', ENGLISH.replace('id: full', 'id: full\n')],
  ])('does not mind %s', async (_name, text) => {
    await writeFile(join(dir, 'full.en.md'), text);
    expect(await stale()).toEqual([]);
  });

  it('is not checked without a hash', async () => {
    await writeFile(join(dir, 'full.ja.md'), JAPANESE);
    expect(await stale()).toEqual([]);
  });
});

describe('stampTranslations', () => {
  it('writes the present hash, and nothing else', async () => {
    await writeFile(join(dir, 'full.en.md'), ENGLISH.replace('It is.', 'It was.'));
    expect(await stampTranslations([dir])).toEqual([join(dir, 'full.ja.md')]);
    expect(await stale()).toEqual([]);
    const text = await readFile(join(dir, 'full.ja.md'), 'utf8');
    expect(text.replace(/source-hash: .*\n/, '')).toBe(JAPANESE);
    expect(await stampTranslations([dir])).toEqual([]);
  });
});

it('every translated runbook of the project says which English text it was made from, and fits it', async () => {
  const runbooks = fileURLToPath(new URL('../../runbooks', import.meta.url));
  expect(await staleTranslations([runbooks])).toEqual([]);
  const translations = (await readdir(runbooks)).filter((name) => name.endsWith('.ja.md'));
  expect(translations.length).toBeGreaterThan(40);
  for (const name of translations) {
    const text = await readFile(join(runbooks, name), 'utf8');
    expect(parseRunbookText(text, name).sourceHash, name).toMatch(/^[0-9a-f]{12}$/);
  }
});

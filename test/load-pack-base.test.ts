// A pack that is loaded already: it survives being compiled, and folders are added to it.
import { symlink, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { loadPack } from '../src/load-pack.ts';
import { readCompiledPack, writeCompiledPack } from '../src/ruleset/packs/compiled-pack.ts';
import {
  folder,
  ISSUE,
  ISSUE_LOOK,
  load,
  removeFolders,
  rule,
  VERSION_LOOK,
} from './support/pack-folders.ts';

afterEach(removeFolders);

/** With every table that a pack may have but suppressions. */
const WHOLE_PACK = {
  'pack.yaml': 'name: acme\nversion: 1.4.0\n',
  'known-issues.yaml': ISSUE,
  'retired.yaml': '- { id: old, since: 1.2.0, reason: It was too broad. }\n',
  'first.yaml': rule('first', ISSUE_LOOK),
  'second.yaml': rule(
    'second',
    'find: { slow: { log: agent, contains: "took 900 µs… 遅い" } }\nwhen: slow\n',
  ),
};

it('survives being compiled', async () => {
  const dir = await folder(WHOLE_PACK);
  const pack = await load(dir);
  const file = join(dirname(dir), 'pack.json');
  await writeCompiledPack(file, pack);
  expect(readCompiledPack(file, [dir])).toEqual(pack);
});

it('is current as long as no rule was changed, and whole', async () => {
  const dir = await folder({ 'area/first.yaml': rule('first') });
  const file = join(dirname(dir), 'pack.json');
  await writeCompiledPack(file, await load(dir));
  await symlink(join(dir, 'nowhere'), join(dir, 'area', '.#first.yaml'));
  const later = new Date(Date.now() + 60_000);
  await utimes(file, later, later);
  expect(readCompiledPack(file, [dir])).toBeDefined();
  const afterThat = new Date(Date.now() + 120_000);
  await utimes(join(dir, 'area', 'first.yaml'), afterThat, afterThat);
  expect(readCompiledPack(file, [dir])).toBeUndefined();
  expect(readCompiledPack(file, [])).toBeDefined();
  await unlink(file.replace('.json', '.texts'));
  expect(readCompiledPack(file, [])).toBeUndefined();
});

it('does not let a folder close a circle of explanations with it', async () => {
  const explains = (id: string): string => `${VERSION_LOOK}explains: [${id}]\n`;
  const base = await folder({
    'first.yaml': rule('first', explains('second')),
    'second.yaml': rule('second'),
  });
  const own = await folder({ 'second.yaml': rule('second', explains('first')) });
  const added = loadPack({
    rules: [own],
    tables: [base],
    runbooks: [],
    base: await load(base),
    engine: '0.4.0',
  });
  await expect(added).rejects.toMatchObject({ mistakes: [{ code: 'CIRCLE' }] });
});

it('adds to a loaded pack what it would add to its folder', async () => {
  const base = await folder({
    ...WHOLE_PACK,
    'second.yaml': rule('second'),
    'suppressions.yaml':
      '- { rule: first, scope: { host: web-1 }, reason: It is known., expires: 2027-03-01 }\n',
  });
  const own = await folder({
    'pack.yaml': 'name: own\nversion: 2.0.0\n',
    'second.yaml': rule('second', ISSUE_LOOK),
    'third.yaml': rule('third'),
  });
  const { digest, ...flat } = await load(base, own);
  const loaded = await load(base);
  const added = await loadPack({ rules: [own], tables: [base], runbooks: [], base: loaded, engine: '0.4.0' });
  expect({ ...added, digest }).toEqual({ ...flat, digest });
  expect(added.digest).not.toBe(loaded.digest);
});

// A bundle given as an object: same checks as any archive.
import { expect, it } from 'vitest';
import { memoryArchive } from '../../src/archive/memory-archive.ts';
import { readAll } from './read-all.ts';

it('gives text and bytes in the order of the object', async () => {
  const { files } = await readAll(memoryArchive({ b: 'text', a: new Uint8Array([0x61]), 'c/d': '' }));
  expect(Object.entries(files)).toEqual([
    ['b', 'text'],
    ['a', 'a'],
    ['c/d', ''],
  ]);
});

it('passes names through the same checks', async () => {
  const { files, codes } = await readAll(memoryArchive({ '../evil': 'x', 'a//b': '1', 'a/b': '2' }));
  expect(files).toEqual({ 'a/b': '1' });
  expect(codes).toEqual(['entry-unsafe-name', 'entry-duplicate']);
});

it('has an identity that does not depend on the order of the object', async () => {
  const one = await memoryArchive({ a: '1', b: '2' }).identity();
  expect(await memoryArchive({ b: '2', a: '1' }).identity()).toEqual(one);
  expect(one.bytes).toBe(2);
  expect((await memoryArchive({ a: '1', c: '2' }).identity()).sha256).not.toBe(one.sha256);
  expect((await memoryArchive({ a: '12', b: '' }).identity()).sha256).not.toBe(one.sha256);
});

it('stands up to names of object properties', async () => {
  const { files } = await readAll(memoryArchive({ constructor: 'c', toString: 't' }));
  expect(Object.keys(files)).toEqual(['constructor', 'toString']);
});

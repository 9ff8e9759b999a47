import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/entry.ts';
import { readLines } from '../../../src/service/routes/read-lines.ts';
import { zipOfFiles } from '../../support/zip-writer.ts';

let dir: string;
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'flare-lines-'))));
afterAll(() => rm(dir, { recursive: true, force: true }));

async function read(content: string | Uint8Array, from: number, count: number) {
  const bundlePath = join(dir, 'bundle');
  await writeFile(bundlePath, zipOfFiles({ 'host/a.log': content, 'top.log': 'top\n' }));
  return readLines({ bundlePath, rootDir: 'host', file: 'a.log', from, count }, DEFAULT_LIMITS);
}

test('every page is a part of the lines of the file', async () => {
  const text = fc.array(fc.stringMatching(/^[a-z ]{0,5}\r?$/)).map((lines) => lines.join('\n'));
  const number = fc.integer({ min: 1, max: 12 });
  await fc.assert(
    fc.asyncProperty(text, number, number, async (content, from, count) => {
      const lines = content.split('\n').map((line) => line.replace(/\r$/, ''));
      // What stands behind the last line end is a line only when there is something.
      const all = content.split('\n').at(-1) === '' ? lines.slice(0, -1) : lines;
      const wanted = all.slice(from - 1, from - 1 + count);
      expect(await read(content, from, count)).toEqual({
        lines: wanted.map((line, index) => ({ line: from + index, text: line })),
        next: all.length > from - 1 + count ? from + count : null,
      });
    }),
    { numRuns: 50 },
  );
});

test('files outside of the root folder have their whole path', async () => {
  await read('', 1, 1);
  const request = { bundlePath: join(dir, 'bundle'), rootDir: 'host', from: 1, count: 1 };
  expect(await readLines({ ...request, file: 'top.log' }, DEFAULT_LIMITS)).toMatchObject({
    lines: [{ text: 'top' }],
  });
  expect(await readLines({ ...request, file: 'host/a.log' }, DEFAULT_LIMITS)).toBeUndefined();
});

test('a line that does not end is cut, and the page is bounded', async () => {
  const page = await read(`${'x '.repeat(2_500_000)}\nnext\n`, 1, 2);
  expect(page?.lines.map((line) => line.text.length)).toEqual([1000, 4]);
  const many = await read(`${'y '.repeat(10_000)}\n`.repeat(200), 1, 200);
  expect(many?.lines.length).toBeLessThan(80);
  expect(many?.next).toBe(many!.lines.length + 1);
});

const REGISTRY = `[HKEY_LOCAL_MACHINE\\Software\\Datadog]\r\n"api_key"="0123456789abcdef0123456789abcdef"\r\n"name"="\u010A日本"\r\n`;
const littleEndian = Buffer.from(REGISTRY, 'utf16le');
const bigEndian = Buffer.from(littleEndian).swap16();

test('hides a value whose name stands on the line above, also above the page', async () => {
  const pod = 'env:\n- name: DB_PASSWORD\n  value: hunter22x\n- name: DD_SITE\n  value: datadoghq.eu\n';
  for (const from of [1, 2, 3]) {
    const page = await read(pod, from, 5);
    expect(page?.lines.find(({ line }) => line === 3)?.text).toBe('  value: ********');
    expect(page?.lines.find(({ line }) => line === 5)?.text).toBe('  value: datadoghq.eu');
  }
});

test('hides each line of a private key, wherever the page begins', async () => {
  const body = Array.from(
    { length: 50 },
    () => 'k0Jp+/9fXh2tqLrR5mWcDzYvB1nQeUaGs7TiOoPj4xZlKbVgMwNfHdSyCu3E8IrA',
  );
  const lines = [
    'a: b',
    '-----BEGIN RSA PRIVATE KEY-----',
    ...body,
    'Zm9vYmFy9w==',
    '-----END RSA PRIVATE KEY-----',
    'c: d',
  ];
  const shown = lines.map((line) => (/^[\w+/=]+$/.test(line) ? '********' : line));
  for (const from of [1, 2, 3, 30, 53, 54]) {
    for (const count of [1, 60]) {
      const page = await read(`${lines.join('\n')}\n`, from, count);
      expect(page?.lines.map(({ text }) => text)).toEqual(shown.slice(from - 1, from - 1 + count));
    }
  }
});

test.each([
  ['UTF-16 of Windows', Buffer.concat([Buffer.from([0xff, 0xfe]), littleEndian])],
  ['big-endian UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), bigEndian])],
  ['UTF-16 without a mark', littleEndian],
  ['big-endian UTF-16 without a mark', bigEndian],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${REGISTRY}`)],
])('shows the lines of %s as a report does, without their secrets', async (_, content) => {
  const page = await read(content, 1, 10);
  expect(page?.lines.map((line) => line.text)).toEqual([
    '[HKEY_LOCAL_MACHINE\\Software\\Datadog]',
    '"api_key"="****************************cdef"',
    '"name"="\u010A日本"',
  ]);
});

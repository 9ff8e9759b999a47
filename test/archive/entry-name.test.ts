// Which stored names are safe paths, in which form, and how an unsafe one is shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEntryName, renderHostileName } from '../../src/archive/entry-name.ts';

const MAX = 60;

describe('parseEntryName', () => {
  it.each([
    ['host/status.log', 'host/status.log'],
    ['host/etc/extra_conf//opt/app/conf.yaml', 'host/etc/extra_conf/opt/app/conf.yaml'],
    ['./host/./status.log', 'host/status.log'],
    ['host\\logs\\agent.log', 'host/logs/agent.log'],
    ['host/..data/conf.yaml', 'host/..data/conf.yaml'],
    ['ホスト/status.log', 'ホスト/status.log'],
  ])('reads %j as %j', (stored, path) => {
    expect(parseEntryName(stored, MAX)).toEqual({ kind: 'file', path });
  });

  it.each(['host/', 'host\\', './', 'host/etc/./'])('sees the folder in %j', (stored) => {
    expect(parseEntryName(stored, MAX)).toEqual({ kind: 'folder' });
  });

  it.each([
    '',
    '.',
    '..',
    '../evil',
    'a/../../evil',
    '..\\evil',
    '../',
    '/etc/passwd',
    '\\\\server\\share',
    'C:\\evil',
    'c:evil',
    './c:/evil',
    'a\0b',
    'a\nb',
    'a\u001b[31mb',
    'a\u009bb',
    'a\u202eb',
    'x'.repeat(MAX + 1),
  ])('refuses %j', (stored) => {
    expect(parseEntryName(stored, MAX).kind).toBe('unsafe');
  });

  it('gives only relative paths whose segments are names', () => {
    const hostile = fc.array(fc.constantFrom('..', '.', '', '/', '\\', 'a', 'C:', '\0', ' '), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(hostile, fc.constantFrom('', '/'), (pieces, glue) => {
        const name = parseEntryName(pieces.join(glue), MAX);
        if (name.kind !== 'file') return;
        for (const segment of name.path.split('/')) {
          expect(['', '.', '..']).not.toContain(segment);
          expect(segment).not.toMatch(/[\\\0]/);
        }
        expect(parseEntryName(name.path, MAX)).toEqual(name);
      }),
    );
  });
});

describe('renderHostileName', () => {
  it('shows a name as printable ASCII', () => {
    expect(renderHostileName('../\u001b]0;x\u0007ä')).toBe('"../\\u001b]0;x\\u0007\\u00e4"');
  });

  it('cuts a long name', () => {
    expect(renderHostileName('\u202e'.repeat(5000)).length).toBeLessThan(130);
    expect(renderHostileName(`../${'a'.repeat(5000)}`)).toMatch(/^"\.\.\/a{110,117}…"$/);
  });
});

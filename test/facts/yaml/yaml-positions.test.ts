import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/facts/yaml/yaml-positions.ts';
import { entryAt, findDotted, listAt, textAt, type YamlNode } from '../../../src/facts/yaml/yaml-tree.ts';
import type { FlareDocument } from '../../../src/model/flare.ts';

const documentOf = (text: string): FlareDocument => ({
  path: 'etc/datadog.yaml',
  role: 'etc-datadog',
  lines: text.split('\n'),
});

function rootOf(text: string): YamlNode {
  const reading = parseYaml(documentOf(text));
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.root;
}

describe('parseYaml', () => {
  it('gives values with the lines of their keys', () => {
    const root = rootOf(
      '---\nlogs_enabled: true\n\nnetwork_config:\n  enabled: "false"\n  ports: [53, 5353]\n',
    );
    expect(entryAt(root, 'logs_enabled')).toMatchObject({ line: 2, node: { value: true } });
    expect(entryAt(root, 'network_config', 'enabled')).toMatchObject({ line: 5, node: { value: 'false' } });
    expect(listAt(root, 'network_config', 'ports')).toMatchObject([{ value: 53 }, { value: 5353 }]);
  });

  it('reads JSON, indented by tabs too', () => {
    const root = rootOf('{\n\t"a": {\n\t\t"b": "x\\/y"\n\t}\n}');
    expect(entryAt(root, 'a', 'b')?.line).toBe(3);
    expect(textAt(root, 'a', 'b')).toBe('x/y');
  });

  it('takes scrubbed values without quotes for text', () => {
    const root = rootOf('api_key: ****************************abcd\napp_key: ********');
    expect(textAt(root, 'api_key')).toBe('****************************abcd');
    expect(textAt(root, 'app_key')).toBe('********');
  });

  it('follows an alias, and never one that holds itself', () => {
    const root = rootOf('a: &x {k: 1}\nb: *x\nc: &c [*c]\nd: *nobody');
    expect(textAt(root, 'b', 'k')).toBe('1');
    expect(listAt(root, 'c')).toMatchObject([{ value: null }]);
    expect(entryAt(root, 'd')?.node).toMatchObject({ value: null });
  });

  it('follows no more than a hundred aliases', () => {
    const root = rootOf(['a: &x 1', ...Array.from({ length: 101 }, (_, i) => `b${i}: *x`)].join('\n'));
    expect([textAt(root, 'b99'), textAt(root, 'b100')]).toEqual(['1', undefined]);
  });

  it('reads only the first document, and the last of equal keys', () => {
    expect(textAt(rootOf('a: 1\na: 2\n---\na: 3'), 'a')).toBe('2');
  });

  it('keeps numbers that JSON does not have as text', () => {
    expect(textAt(rootOf('a: .nan\nb: .inf'), 'a')).toBe('.nan');
  });

  it.each([
    ['broken nesting', 'a: b: c'],
    ['an open quote', 'a: "b\nc: d'],
    ['an open list', 'a: [1, 2'],
    ['a tab for indentation', 'a:\n\tb: 1'],
    ['deep flow nesting', '['.repeat(100_000)],
    ['deep maps', '{a: '.repeat(100_000)],
    ['deep compact lists', '- '.repeat(100_000)],
    ['deep indentation', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['directives', `${'%TAG ! tag:x:\n'.repeat(9)}---\na: 1`],
    ['tabs', '\t'.repeat(100_000)],
  ])('reports %s and does not throw', (_name, text) => {
    const reading = parseYaml(documentOf(text));
    expect(reading).toMatchObject({
      ok: false,
      problem: { code: 'file-unparsable', file: 'etc/datadog.yaml' },
    });
  });

  it('names the line of a mistake, never its text', () => {
    const reading = parseYaml(documentOf('a: 1\nb: "secret'));
    expect(reading).toMatchObject({ ok: false });
    expect(JSON.stringify(reading)).not.toContain('secret');
  });

  it('refuses a text that is too large', () => {
    const reading = parseYaml(documentOf(`a: ${'x'.repeat(4 * 1024 * 1024)}`));
    expect(reading).toMatchObject({ ok: false, problem: { code: 'document-limit' } });
  });

  it('never throws on what looks like YAML', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b: ',
        '- ',
        '  ',
        '\n',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '|',
        '>',
        '&x ',
        '*x',
        '? ',
        '!!',
        '#',
        '%',
        ':',
        '---\n',
        '\t',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (pieces) => {
        parseYaml(documentOf(pieces.join('')));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('findDotted', () => {
  it.each([
    ['nested maps', 'a:\n  b:\n    c: 1'],
    ['a literal key', 'a.b.c: 1'],
    ['a literal key inside a map', 'a:\n  b.c: 1'],
    ['a literal prefix', 'a.b:\n  c: 1'],
  ])('finds a key through %s', (_name, text) => {
    expect(findDotted(rootOf(text), 'a.b.c')?.node).toMatchObject({ value: 1 });
  });

  it('finds nothing below a scalar', () => {
    expect(findDotted(rootOf('a: 1'), 'a.b')).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/facts/yaml/yaml-positions.ts';
import type { YamlReading } from '../../../src/facts/yaml/yaml-reading.ts';

/** The name decides the reader: `.json` the fast one, anything else the one of YAML. */
const reading = (text: string, path = 'a.json'): YamlReading =>
  parseYaml({ path, role: 'host-metadata', lines: text.split('\n') });

const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    // A text that looks like a scrubbed value or a number is the reader of YAML’s own business.
    fc.stringMatching(/^[a-z ]{0,8}$/),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('node'), { maxKeys: 4 }),
  ),
})).node;

describe('JSON', () => {
  it('gives the tree that the reader of YAML gives, line by line', () => {
    const whole = fc.oneof(
      fc.array(value, { minLength: 1 }),
      fc.dictionary(fc.string({ minLength: 1 }), value),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.constantFrom(1, 2, 4), (data, indent) => {
        const text = JSON.stringify(data, null, indent);
        expect(reading(text)).toEqual(reading(text, 'a.yaml'));
      }),
    );
    fc.assert(fc.property(whole, (data) => reading(JSON.stringify(data, null, '\t')).ok));
  });

  it('names the line of a mistake and nothing of the text', () => {
    const { ok, problem } = reading('{\n  "a": 1,\n  "secret": oops\n}') as YamlReading & { ok: false };
    expect(ok).toBe(false);
    expect(problem).toEqual({
      code: 'file-unparsable',
      file: 'a.json',
      message: 'a.json could not be understood: it is not valid JSON at line 3.',
    });
  });

  it.each([
    ['a million lists', '['.repeat(1_000_000), 'it is nested too deeply'],
    ['a cut file', '{"a": {"b": 1}, "c', 'it is not valid JSON at line 1'],
    ['more than one value', '{} {}', 'it is not valid JSON at line 1'],
  ])('refuses %s', (_name, text, reason) => {
    expect(reading(text)).toMatchObject({
      ok: false,
      problem: { message: `a.json could not be understood: ${reason}.` },
    });
  });

  it('reads a sentence in a .json file as what it is', () => {
    expect(reading('inventory metadata is disabled')).toMatchObject({ ok: true, root: { kind: 'scalar' } });
  });
});

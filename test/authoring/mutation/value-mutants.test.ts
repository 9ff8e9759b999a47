import { describe, expect, it } from 'vitest';
import { lookMutants } from '../../../src/authoring/mutation/look-mutants.ts';
import { COMPARISON_DOCS, RECORD_DOCS } from '../../../src/operators/comparison/comparison-doc-table.ts';
import { operatorOf } from '../../../src/operators/operators.ts';
import { parse } from 'yaml';
import { schemaOf } from '../../../src/operators/schemas/operator-schemas.ts';

function mutantsOf(text: string) {
  const options = parse(text) as Record<string, unknown>;
  const operator = Object.keys(options).find((key) => operatorOf(key) !== undefined) ?? '';
  return lookMutants({ operator, options });
}

describe('the mutants of comparisons', () => {
  it.each([
    ['{ fact: a, between: [1m, 1h] }', ['between without 1m', 'between without 1h']],
    ['{ fact: a, above: 10m }', ['above made at-least']],
    ['{ fact: a, at-most: { fact: b } }', ['at-most {"fact":"b"} made below']],
    ['{ fact: a, equals: { fact: b } }', ['equals made not-equals']],
    ['{ fact: a, one-of: [x, { fact: b }] }', ['one-of without x', 'one-of without {"fact":"b"}']],
    [
      '{ fact: a, in: ["<6.0.0", ">=7.0.0"] }',
      ['in without <6.0.0', 'in without >=7.0.0', 'in <=6.0.0', 'in >7.0.0'],
    ],
    ['{ fact: a, starts-with: x }', ['starts-with made contains']],
    ['{ fact: a, wildcard: "a*b" }', ['wildcard *a*b*']],
    ['{ fact: a, wildcard: "*b*" }', []],
    ['{ fact: a, length: 1 }', ['length 0', 'length 2']],
    ['{ fact: a, length: { at-least: 2 } }', ['length at-least 2 made above']],
    [
      '{ config: a, process: agent, masked: true, set: true }',
      ['without masked', 'without set', 'masked: false', 'set: false'],
    ],
    ['{ fact: a, at-least: 10, above: { fact: b } }', ['without above', 'without at-least']],
    [
      '{ fact: a, any: { name: x }, count: { above: 3 } }',
      ['without count', 'any name equals made not-equals', 'count above 3 made at-least'],
    ],
    ['{ fact: a, any: { name: x } }', ['any name equals made not-equals', 'any made all']],
    [
      '{ fact: a, none: { name: x, n: { below: 5 } } }',
      [
        'none without name',
        'none without n',
        'none name equals made not-equals',
        'none n below 5 made at-most',
      ],
    ],
  ])('%s', (look, expected) => {
    expect(mutantsOf(look).map(({ what }) => what)).toEqual(expected);
  });

  const examples = Object.values({ ...COMPARISON_DOCS, ...RECORD_DOCS }).map(({ example }) => example);
  it.each(examples)('are looks that the schema takes: %s', (example) => {
    for (const { what, look } of mutantsOf(example)) {
      const parsed = schemaOf(look.operator).safeParse(look.options);
      expect(parsed.success, what).toBe(true);
    }
  });
});

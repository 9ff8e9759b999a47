import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceCondition } from '../../src/evaluate/condition.ts';
import { meaningMistakes } from '../../src/ruleset/mistakes/meaning-mistakes.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';

const LOOKS = ['a', 'b', 'c'];
/** So that a condition may leave looks out. */
const ALL_USED = 'confidence: { level: low, high-with: [a, b, c] }';
const rule = (when: string, rest = ''): string => `id: some-rule
title: { en: some title, ja: 題名 }
summary: { en: some text, ja: 本文 }
severity: high
component: agent
find:
  a: { log: agent, contains: aaaaaa }
  b: { log: agent, contains: bbbbbb }
  c: { log: agent, contains: cccccc, after: a }
when: ${when}
${rest}`;

const mistakesOf = (when: string, rest?: string): string[] =>
  meaningMistakes(parseRule(rule(when, rest), 'some-rule.yaml')).map(
    ({ line, column, code }) => `${line}:${column} ${code}`,
  );

describe('a condition', () => {
  it.each([
    ['{ all: [a, b, c] }', []],
    ['{ all: [a, b], unless: [a] }', ['10:1 UNREACHABLE_CONDITION']],
    ['{ any: [a, b], none: [a, b] }', ['10:1 UNREACHABLE_CONDITION']],
    ['{ all: [c], none: [a] }', ['10:1 UNREACHABLE_CONDITION']],
    ['{ all: [a], none: [c] }', []],
    ['{ any: [a, { none: [a] }] }', ['10:1 ALWAYS_TRUE']],
    ['{ any: [a, { none: [c] }] }', ['10:1 ALWAYS_TRUE']],
    ['{ any: [{ none: [a] }, c] }', []],
    ['{ at-least: { count: 4, of: [a, b, c] } }', ['10:21 IMPOSSIBLE_COUNT']],
    ['{ all: [a, { any: [b, b] }] }', ['10:29 REPEATED_NAME']],
  ])('%s', (when, mistakes) => {
    expect(mistakesOf(when)).toEqual(mistakes);
  });

  it('says which looks contradict', () => {
    const { parts, source } = parseRule(rule('{ all: [a, b], unless: [b] }'), 'some-rule.yaml');
    expect(meaningMistakes({ parts, source })[0]?.message).toBe(
      'This can never be true: “b” must be seen and not seen at once.',
    );
  });

  it('over many looks is left alone', () => {
    const names = Array.from({ length: 13 }, (_, index) => `look-${index}`);
    const find = names.map((name) => `  ${name}: { log: agent, contains: ${name} }\n`).join('');
    const text = rule(`{ all: [${names.join(', ')}], none: [look-0] }`).replace(
      /find:\n[^]*when/,
      `find:\n${find}when`,
    );
    const parsed = parseRule(text, 'some-rule.yaml');
    expect(parsed.mistakes).toEqual([]);
    expect(meaningMistakes(parsed)).toEqual([]);
  });

  it.each([
    ['a', '{ level: medium, high-with: [a] }', ['11:42 HIGH_ANYWAY']],
    ['c', '{ level: medium, high-with: [a] }', ['11:42 HIGH_ANYWAY']],
    ['a', '{ level: medium, high-with: [b] }', []],
    ['a', '{ level: high, high-with: [b] }', ['11:28 HIGH_ANYWAY']],
    ['{ any: [a, b] }', '{ level: low, high-with: [a] }', []],
  ])('%s with the confidence %s', (when, confidence, mistakes) => {
    expect(mistakesOf(when, `confidence: ${confidence}`)).toEqual(mistakes);
  });
});

describe('what is said of a condition', () => {
  const written = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(...LOOKS),
      fc.dictionary(
        fc.constantFrom('all', 'any', 'none'),
        fc.uniqueArray(tie('node'), { minLength: 1, maxLength: 3 }),
        {
          minKeys: 1,
          maxKeys: 2,
        },
      ),
    ),
  })).node;

  it('is true of the evaluator, for every answer of the looks', () => {
    fc.assert(
      fc.property(written, (when) => {
        const {
          parts,
          source,
          rule: parsed,
        } = parseRule(rule(JSON.stringify(when), ALL_USED).replace(', after: a', ''), 'some-rule.yaml');
        if (parsed === undefined) throw new Error(`no rule: ${JSON.stringify(when)}`);
        const verdicts = Array.from({ length: 8 }, (_, row) => {
          const isSeen = (name: string): boolean => ((row >> LOOKS.indexOf(name)) & 1) === 1;
          return traceCondition(parsed.when, (name) => ({
            verdict: isSeen(name) ? 'seen' : 'not-seen',
            expected: '',
            actual: '',
            evidence: [],
            captures: {},
            missing: [],
          })).verdict;
        });
        const codes = meaningMistakes({ parts, source }).map(({ code }) => code);
        expect(codes.includes('UNREACHABLE_CONDITION')).toBe(!verdicts.includes('seen'));
        expect(codes.includes('ALWAYS_TRUE')).toBe(!verdicts.includes('not-seen'));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { OptionMistake, Operator } from '../../../src/operators/operator.ts';
import { COMPARISON_DOCS, RECORD_DOCS } from '../../../src/operators/comparison/comparison-doc-table.ts';
import { OPERATORS, operatorOf } from '../../../src/operators/operators.ts';
import { schemaOf } from '../../../src/operators/schemas/operator-schemas.ts';

function operatorFor(look: object): Operator {
  const operator = Object.keys(look)
    .map(operatorOf)
    .find((one) => one !== undefined);
  if (operator === undefined) throw new Error(`no operator in ${JSON.stringify(look)}`);
  return operator;
}

/** The mistakes of a look as a rule writes it; one that the schema refuses is none of these. */
function mistakesOf(text: string): readonly OptionMistake[] {
  const look = parse(text) as object;
  const operator = operatorFor(look);
  return operator.check?.(schemaOf(operator.key).parse(look)) ?? [];
}

const BAD: readonly (readonly [look: string, code: string, path: string])[] = [
  ['{ fact: agent.uptime }', 'NO_COMPARISON', ''],
  ['{ config: a, process: agent }', 'NO_COMPARISON', ''],
  ['{ config-file: etc/datadog.yaml, key: a }', 'NO_COMPARISON', ''],
  ['{ fact: checks, any: { status: {} } }', 'NO_COMPARISON', 'any.status'],
  ['{ fact: checks, any: {} }', 'NO_COMPARISON', 'any'],
  ['{ fact: agent.upTme, above: 5 }', 'UNKNOWN_FACT', 'fact'],
  ['{ fact: agent.uptime, above: { fact: nothing } }', 'UNKNOWN_FACT', 'above.fact'],
  ['{ fact: agent.uptime, between: [1, { fact: nothing }] }', 'UNKNOWN_FACT', 'between.1.fact'],
  ['{ fact: agent.uptime, contains: x }', 'BAD_COMPARISON', 'contains'],
  ['{ fact: agent.version, above: 7 }', 'BAD_COMPARISON', 'above'],
  ['{ fact: agent.uptime, any: { name: x } }', 'BAD_COMPARISON', 'any'],
  ['{ fact: checks, count: 3 }', 'BAD_COMPARISON', 'count'],
  ['{ fact: checks, none: { nam: x } }', 'UNKNOWN_FIELD', 'none.nam'],
  ['{ fact: checks, any: { name: x }, distinct: nam }', 'UNKNOWN_FIELD', 'distinct'],
  ['{ fact: checks, none: { name: x }, distinct: name }', 'BAD_COMPARISON', 'distinct'],
  ['{ fact: agent.uptime, below: 10m, distinct: name }', 'BAD_COMPARISON', 'distinct'],
  ['{ fact: agent.uptime, below: 64MiB }', 'BAD_UNIT', 'below'],
  ['{ fact: agent.uptime, below: 5% }', 'BAD_UNIT', 'below'],
  ['{ fact: agent.uptime, below: 10 minutes }', 'BAD_UNIT', 'below'],
  ['{ fact: agent.uptime, equals: soon }', 'BAD_UNIT', 'equals'],
  ['{ fact: agent.uptime, one-of: [10m, 5%] }', 'BAD_UNIT', 'one-of.1'],
  ['{ fact: memory.resident, between: [1h, 1GiB] }', 'BAD_UNIT', 'between.0'],
  ['{ fact: forwarder.errors, above: 5% }', 'BAD_UNIT', 'above'],
  ['{ fact: agent.startedAt, above: 10m }', 'BAD_UNIT', 'above'],
  ['{ fact: agent.uptime, above: { fact: memory.resident } }', 'BAD_UNIT', 'above'],
  ['{ fact: agent.uptime, above: { fact: agent.version } }', 'BAD_UNIT', 'above'],
  ['{ fact: checks, any: { averageSeconds: { above: 10MB } } }', 'BAD_UNIT', 'any.averageSeconds.above'],
  ['{ config: a, process: agent, above: ten }', 'BAD_UNIT', 'above'],
  ['{ fact: checks.runnerUtilization, above: 90 }', 'BAD_UNIT', 'above'],
  ['{ fact: checks.runnerUtilization, between: [0.5, "90"] }', 'BAD_UNIT', 'between.1'],
  [
    '{ fact: logsAgent.destinations, any: { inUseRatio: { above: 90 } } }',
    'BAD_UNIT',
    'any.inUseRatio.above',
  ],
  ['{ fact: agent.version, in: seven }', 'BAD_RANGE', 'in'],
  ['{ fact: agent.version, in: [">=7.0.0", ">=7.40.0 <7.36.0"] }', 'IMPOSSIBLE_RANGE', 'in.1'],
  ['{ fact: host.kernel, regex: "(?=a)b" }', 'UNSAFE_REGEX', 'regex'],
  ['{ fact: agent.uptime, above: 5, below: 3 }', 'IMPOSSIBLE_COMPARISON', 'above'],
  ['{ fact: agent.uptime, above: 5, at-most: 5 }', 'IMPOSSIBLE_COMPARISON', 'above'],
  ['{ fact: agent.uptime, above: 1h, below: 10m }', 'IMPOSSIBLE_COMPARISON', 'above'],
  ['{ fact: agent.uptime, between: [10m, 1m] }', 'IMPOSSIBLE_COMPARISON', 'between'],
  ['{ config: a, process: agent, at-least: 10MB, below: 1MB }', 'IMPOSSIBLE_COMPARISON', 'at-least'],
  ['{ fact: agent.uptime, equals: 5, above: 10 }', 'IMPOSSIBLE_COMPARISON', 'equals'],
  ['{ fact: agent.uptime, equals: 10m, not-equals: 600 }', 'IMPOSSIBLE_COMPARISON', 'equals'],
  ['{ fact: cni.vendor, equals: a, not-equals: a }', 'IMPOSSIBLE_COMPARISON', 'equals'],
  ['{ fact: cni.vendor, equals: a, one-of: [b, c] }', 'IMPOSSIBLE_COMPARISON', 'equals'],
  ['{ fact: cni.vendor, equals: cilium, contains: weave }', 'IMPOSSIBLE_COMPARISON', 'equals'],
  ['{ fact: cni.vendor, one-of: [a, b, a] }', 'IMPOSSIBLE_COMPARISON', 'one-of.2'],
  ['{ fact: cni.vendor, one-of: [a, b], not-equals: b }', 'IMPOSSIBLE_COMPARISON', 'one-of.1'],
  ['{ fact: agent.version, equals: 7.40.0, in: "<7.0.0" }', 'IMPOSSIBLE_COMPARISON', 'equals'],
  ['{ fact: cws.enabled, equals: "true" }', 'IMPOSSIBLE_COMPARISON', 'equals'],
  ['{ fact: cni.vendor, equals: true }', 'IMPOSSIBLE_COMPARISON', 'equals'],
  ['{ fact: checks, any: { isLongRunning: no } }', 'IMPOSSIBLE_COMPARISON', 'any.isLongRunning'],
  [
    '{ fact: checks, any: { isLongRunning: { one-of: [no] } } }',
    'BAD_COMPARISON',
    'any.isLongRunning.one-of',
  ],
  ['{ fact: tcpCheck.instances, all: { ipv4Only: "true" } }', 'IMPOSSIBLE_COMPARISON', 'all.ipv4Only'],
  ['{ fact: cni.vendor, exists: false }', 'IMPOSSIBLE_COMPARISON', 'exists'],
  ['{ fact: cni.vendor, unknown: true, equals: a }', 'IMPOSSIBLE_COMPARISON', 'unknown'],
  ['{ config: a, process: agent, exists: false, equals: 1 }', 'IMPOSSIBLE_COMPARISON', 'exists'],
  ['{ config: a, process: agent, exists: false, set: true }', 'IMPOSSIBLE_COMPARISON', 'exists'],
  ['{ config: a, process: agent, masked: true, equals: 1 }', 'IMPOSSIBLE_COMPARISON', 'masked'],
  ['{ config-file: a, key: b, present: false, equals: 1 }', 'IMPOSSIBLE_COMPARISON', 'present'],
  ['{ fact: cws.selfTests.failed, empty: true, includes: a }', 'IMPOSSIBLE_COMPARISON', 'empty'],
  ['{ fact: cws.selfTests.failed, empty: true, length: 2 }', 'IMPOSSIBLE_COMPARISON', 'length'],
  ['{ fact: cws.selfTests.failed, length: { above: 2, below: 3 } }', 'IMPOSSIBLE_COMPARISON', 'length'],
  ['{ fact: cws.selfTests.failed, length: { below: 0 } }', 'IMPOSSIBLE_COMPARISON', 'length'],
  [
    '{ fact: checks, any: { name: a }, count: { equals: 1, not-equals: 1 } }',
    'IMPOSSIBLE_COMPARISON',
    'count',
  ],
  ['{ fact: checks, any: { name: a }, none: { name: a } }', 'IMPOSSIBLE_COMPARISON', 'none'],
  ['{ fact: checks, any: { name: a }, empty: true }', 'IMPOSSIBLE_COMPARISON', 'empty'],
  [
    '{ fact: checks, any: { totalRuns: { above: 5, below: 3 } } }',
    'IMPOSSIBLE_COMPARISON',
    'any.totalRuns.above',
  ],
];

const GOOD: readonly string[] = [
  '{ fact: agent.uptime, above: 10m, below: 1h30m }',
  '{ fact: agent.uptime, above: 5, at-least: 5 }',
  '{ fact: agent.uptime, above: { fact: apm.uptime }, below: { config: a, process: agent } }',
  '{ fact: forwarder.dropRate, above: 5% }',
  '{ fact: checks.runnerUtilization, above: 0.9, at-most: 1 }',
  '{ fact: logsAgent.retryTimeRatio, above: 150% }',
  '{ fact: checks, any: { isLongRunning: true, neverSucceeded: { exists: true } } }',
  '{ fact: memory.resident, between: [10MB, 64MiB] }',
  '{ fact: agent.startedAt, above: 1714557600000 }',
  '{ fact: cni.vendor, not-equals: a, one-of: [b, c] }',
  '{ fact: agent.version, in: ["<6.19.0", ">=7.0.0 <7.19.0"], not-equals: 7.1.0 }',
  '{ fact: kubernetes.version, unknown: true }',
  '{ config: a, process: agent, exists: false }',
  '{ config: a, process: agent, exists: false, set: false }',
  '{ config: a, process: agent, masked: true, set: true }',
  '{ config: a, process: agent, above: 10m, below: 64MiB }',
  '{ fact: checks, any: { averageSeconds: { above: 500ms } }, count: { below: 1 } }',
  '{ fact: checks, none: { name: a }, all: { status: ok } }',
  '{ fact: cws.selfTests.failed, includes: a, length: { at-least: 1 } }',
];

describe('mistakes in comparisons', () => {
  it.each(BAD)('%s is %s at %s', (look, code, path) => {
    const mistakes = mistakesOf(look);
    expect(mistakes.map((one) => [one.code, one.path.join('.')])).toEqual([[code, path]]);
  });

  it.each(BAD.filter(([, code]) => code !== 'UNKNOWN_FACT' && code !== 'UNKNOWN_FIELD'))(
    '%s is answered with a correct example',
    (look) => {
      const examples = mistakesOf(look).map(({ message }) => /\{ .* \}/.exec(message)?.[0] ?? '');
      expect(examples).toHaveLength(1);
      for (const example of examples.flatMap((one) => one.split('; to count all records, write '))) {
        if (example.includes('…')) continue;
        expect(mistakesOf(example), example).toEqual([]);
      }
    },
  );

  it.each(GOOD)('%s is right', (look) => {
    expect(mistakesOf(look)).toEqual([]);
  });
});

describe('what operators say of themselves', () => {
  const docs = Object.entries({ ...COMPARISON_DOCS, ...RECORD_DOCS });
  it.each(docs)('the example of %s is right and uses it', (key, { example }) => {
    expect(mistakesOf(example)).toEqual([]);
    expect(Object.keys(parse(example) as object)).toContain(key);
  });

  it.each(OPERATORS.map((one) => [one.key, one] as const))('%s describes itself', (key, operator) => {
    expect(operator.doc).toMatch(/\.$/);
    expect(mistakesOf(operator.example)).toEqual([]);
    const { shape } = schemaOf(operator.key) as unknown as {
      shape: Readonly<Record<string, { readonly description?: string }>>;
    };
    expect(Object.keys(shape)).toContain(key);
    const silent = Object.entries(shape).filter(([, { description }]) => description === undefined);
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

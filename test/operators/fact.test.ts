import { describe, expect, it } from 'vitest';
import type { MissingInput } from '../../src/model/absence.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Knowledge } from '../../src/model/knowledge.ts';
import { factOperator } from '../../src/operators/fact.ts';

const PLACE = { file: 'status.log', line: 3, text: 'Running Checks' };
const placeOf = (line: number) => ({ file: 'status.log', line, text: `line ${line}` });

const CHECKS: Fact = {
  ...PLACE,
  name: 'checks',
  confidence: 'high',
  value: [
    { name: 'cilium', status: 'error', error: 'refused by ******** at 9090', totalRuns: 7 },
    { name: 'cpu', status: 'ok', averageSeconds: 0.2 },
    { name: 'disk', status: 'error', warning: 'slow', totalRuns: 3 },
  ],
  itemPlaces: [placeOf(10), placeOf(20), placeOf(30)],
};
const UNSTATED: MissingInput = { input: 'checks', cause: 'absent', detail: 'status.log' };
const LOST: MissingInput = { input: 'logs/agent.log', cause: 'truncated' };

function look(options: object, fact: Partial<Fact> | MissingInput = {}) {
  const found =
    'cause' in fact
      ? { known: false as const, missing: fact }
      : { known: true as const, value: { ...CHECKS, ...fact } };
  const files = (path: string) => (path === 'status.log' ? [{ ...PLACE, line: 1 }] : []);
  const knowledge = { fact: () => found, files } as unknown as Knowledge;
  const all = { fact: 'checks', ...options };
  return factOperator.observe(all, {
    knowledge,
    patternId: '',
    observationOf: () => expect.unreachable(),
    optionsOf: () => expect.unreachable(),
  });
}

const verdict = (options: object, fact?: Partial<Fact> | MissingInput): string => look(options, fact).verdict;
const EMPTY: Partial<Fact> = { value: [], itemPlaces: [] };
const OPEN: Partial<Fact> = { open: [{ known: { name: 'cpu' }, missing: LOST }] };
const FALLBACK: Partial<Fact> = { unstated: { exception: UNSTATED } };

describe('records', () => {
  it.each([
    [{ any: { name: 'cilium', status: 'error' } }, {}, 'seen'],
    [{ any: { name: 'cpu', status: 'error' } }, {}, 'not-seen'],
    [{ any: { exception: 'ValueError' } }, {}, 'not-seen'],
    [{ any: { exception: 'ValueError' } }, FALLBACK, 'cannot-tell'],
    [{ any: { exception: { exists: false } } }, {}, 'seen'],
    [{ any: { exception: { exists: false } } }, FALLBACK, 'cannot-tell'],
    [{ any: { name: 'none', exception: 'ValueError' } }, FALLBACK, 'not-seen'],
    [{ any: { name: 'cilium', error: { contains: 'refused' } } }, {}, 'seen'],
    [{ any: { name: 'cilium', error: { contains: 'denied' } } }, {}, 'cannot-tell'],
    [{ any: { error: { masked: true } } }, {}, 'seen'],
    [{ any: { averageSeconds: { below: '500ms' } } }, {}, 'seen'],
    [{ any: { name: { above: 7 } } }, {}, 'cannot-tell'],
    [{ any: { name: 'memory' } }, OPEN, 'not-seen'],
    [{ any: { name: 'cpu', status: 'error' } }, OPEN, 'cannot-tell'],
    [{ any: { name: 'cilium' } }, OPEN, 'seen'],
    [{ all: { name: { exists: true } } }, {}, 'seen'],
    [{ all: { name: { exists: true } } }, OPEN, 'cannot-tell'],
    [{ all: { status: 'error' } }, {}, 'not-seen'],
    [{ all: { status: 'error' } }, OPEN, 'not-seen'],
    [{ all: { status: 'error' } }, EMPTY, 'not-seen'],
    [{ all: { exception: 'ValueError' } }, FALLBACK, 'cannot-tell'],
    [{ none: { name: 'memory' } }, {}, 'seen'],
    [{ none: { name: 'cpu' } }, {}, 'not-seen'],
    [{ none: { name: 'cpu', status: 'error' } }, OPEN, 'cannot-tell'],
    [{ none: { exception: 'ValueError' } }, FALLBACK, 'cannot-tell'],
    [{ none: { name: 'cpu' } }, EMPTY, 'seen'],
    [{ any: { status: 'error' }, count: 2 }, {}, 'seen'],
    [{ any: { status: 'error' }, count: { above: 2 } }, {}, 'not-seen'],
    [{ any: { name: 'cpu' }, count: { above: 1 } }, OPEN, 'cannot-tell'],
    [{ any: { name: 'cpu' }, count: { 'at-least': 1 } }, OPEN, 'seen'],
    [{ any: { name: 'cpu' }, count: { below: 1 } }, OPEN, 'not-seen'],
    [{ any: { exception: 'ValueError' }, count: { above: 3 } }, FALLBACK, 'not-seen'],
    [{ any: { exception: 'ValueError' }, count: { above: 1 } }, FALLBACK, 'cannot-tell'],
    [{ any: { status: 'broken' }, count: { below: 1 } }, {}, 'seen'],
    [{ empty: true }, { ...EMPTY, ...OPEN }, 'cannot-tell'],
    [{ empty: false }, OPEN, 'seen'],
    [{ length: { above: 3 } }, OPEN, 'cannot-tell'],
  ] as const)('%o of %o: %s', (options, fact, expected) => {
    expect(verdict(options, fact as Partial<Fact>)).toBe(expected);
  });

  it('cites the records that match, and gives the fields of the first', () => {
    expect(look({ any: { status: 'error' } })).toMatchObject({
      actual: '2 of 3 records',
      count: 2,
      evidence: [{ line: 10 }, { line: 30 }],
      captures: { name: 'cilium', totalRuns: '7' },
    });
    expect(look({ none: { name: 'cpu' } }).evidence).toMatchObject([{ line: 20 }]);
    expect(look({ none: { name: 'memory' } }).evidence).toMatchObject([{ line: 3 }]);
  });

  it('lists the different values of a field of all records that match', () => {
    expect(look({ any: { status: 'error' }, distinct: 'name' }).captures).toEqual({
      name: 'cilium, disk',
      status: 'error',
      error: 'refused by ******** at 9090',
      totalRuns: '7',
    });
    expect(look({ any: { status: 'error' }, distinct: 'status' }).captures).toMatchObject({
      status: 'error',
    });
    expect(look({ any: { name: 'cpu' }, distinct: 'error' }).captures).not.toHaveProperty('error');
    const value = Array.from({ length: 7 }, (_, index) => ({ name: `check-${index}`, status: 'error' }));
    expect(look({ any: { status: 'error' }, distinct: 'name' }, { value }).captures.name).toBe(
      'check-0, check-1, check-2, check-3, check-4, …',
    );
  });

  it('cites the records that break “all” or “none”', () => {
    expect(look({ all: { status: 'error' } })).toMatchObject({
      verdict: 'not-seen',
      actual: '2 of 3 records',
      evidence: [{ line: 20 }],
    });
    expect(look({ all: { status: { exists: true } }, none: { name: 'cpu' } }).evidence).toMatchObject([
      { line: 20 },
    ]);
    expect(look({ all: { status: { exists: true } } }).evidence).toHaveLength(3);
    expect(look({ all: { status: 'error' } }, EMPTY).evidence).toMatchObject([{ line: 3 }]);
  });

  it('names what would decide it', () => {
    expect(look({ any: { exception: 'ValueError' } }, FALLBACK).missing).toEqual([UNSTATED]);
    expect(look({ any: { error: { contains: 'denied' } } }).missing).toEqual([
      { input: 'checks.error', cause: 'scrubbed' },
    ]);
  });

  it('gives fields to the texts only when a record is sure to match', () => {
    const variables = (options: object) => factOperator.variablesOf?.({ fact: 'checks', ...options });
    expect(variables({ any: { name: 'a' }, count: { above: 0 } })).toContain('status');
    expect(variables({ any: { name: 'a' }, count: { below: 3 } })).toEqual([]);
    expect(variables({ none: { name: 'a' } })).toEqual([]);
    expect(variables({ fact: 'host.os', regex: '(?<first>a)' })).toEqual(['value', 'first']);
  });
});

describe('a fact that is not known', () => {
  const failed: MissingInput = { input: 'checks', cause: 'collection-failed' };
  const scrubbed: MissingInput = { input: 'checks', cause: 'scrubbed', detail: 'status.log' };
  it.each([
    [{ unknown: true }, failed, 'seen'],
    [{ unknown: 'collection-failed' }, failed, 'seen'],
    [{ unknown: 'scrubbed' }, failed, 'not-seen'],
    [{ unknown: 'scrubbed' }, { ...failed, cause: 'absent' }, 'cannot-tell'],
    [{ unknown: true }, {}, 'not-seen'],
    [{ exists: true }, failed, 'cannot-tell'],
    [{ exists: true }, scrubbed, 'seen'],
    [{ masked: true }, scrubbed, 'seen'],
    [{ masked: false }, scrubbed, 'not-seen'],
    [{ masked: true }, failed, 'cannot-tell'],
    [{ equals: 'a' }, scrubbed, 'cannot-tell'],
    [{ any: { name: 'a' } }, scrubbed, 'cannot-tell'],
    [{ none: { name: 'a' } }, scrubbed, 'cannot-tell'],
  ] as const)('%o of %o: %s', (options, fact, expected) => {
    expect(verdict(options, fact)).toBe(expected);
  });

  it('cites the files that would state it, and says the cause', () => {
    expect(look({ unknown: true }, failed)).toMatchObject({
      actual: 'unknown: collection-failed',
      evidence: [{ file: 'status.log', line: 1 }],
    });
    expect(look({ masked: true }, scrubbed).evidence).toMatchObject([{ file: 'status.log' }]);
  });
});

it('gives the groups of a regex as variables', () => {
  const kernel: Partial<Fact> = { name: 'host.kernel', value: '5.15.0-91-generic' };
  expect(look({ fact: 'host.kernel', regex: '^(?<series>\\d+\\.\\d+)' }, kernel).captures).toEqual({
    value: '5.15.0-91-generic',
    series: '5.15',
  });
  expect(look({ fact: 'host.kernel', regex: '^5(?<distribution>[a-z]+)?' }, kernel).captures).toEqual({
    value: '5.15.0-91-generic',
    distribution: '',
  });
});

// Real cases in healthy flares: each gives a finding that cites its lines, or is quiet, or says why not.
import { readFileSync } from 'node:fs';
import { describe, expect, it, type TestContext } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { isAtLeast } from '../../src/model/severity.ts';
import { PLACEMENTS } from '../support/planted-flare.ts';
import { plantedFindings } from '../support/planted-findings.ts';

const CASE = z.strictObject({
  case: z.number(),
  trouble: z.string(),
  base: z.string(),
  expect: z.enum(['finding', 'low', 'no-finding']),
  evidence: z.record(z.string(), z.array(z.string())),
  repeat: z.strictObject({ times: z.number(), everySeconds: z.number() }).optional(),
  rules: z.array(z.string()).optional(),
  placements: z.array(z.enum(PLACEMENTS)).default(['posted', 'late']),
  why: z.string().optional(),
  notCovered: z.string().optional(),
});
type Case = z.infer<typeof CASE>;

const text = readFileSync(new URL('real-cases.yaml', import.meta.url), 'utf8');
const cases = z.array(CASE).parse(parse(text));

/** Notes what was expected and what was cited in the report of the test. */
async function citedBy(one: Case, { annotate }: TestContext): Promise<{ cited: string[][]; loud: string[] }> {
  const { base, evidence, repeat, placements } = one;
  const lines = Object.entries(evidence).map(([file, of]) => ({
    file,
    lines: of,
    ...(repeat === undefined ? {} : { repeat }),
  }));
  const found = [];
  for (const placement of placements) found.push(await plantedFindings(base, lines, placement));
  const cited = found.map(({ citing }) => citing.map(({ ruleId }) => ruleId));
  const loud = found.flatMap(({ fresh }) => fresh.filter(({ severity }) => isAtLeast(severity, 'medium')));
  const got = [...new Set(cited.flat())].join(', ') || 'nothing';
  await annotate(`expected ${one.expect} ${one.rules?.join(', ') ?? ''}, got ${got}`);
  return { cited, loud: loud.map(({ ruleId }) => ruleId) };
}

const harmless = cases.filter((one) => one.expect === 'no-finding');
const missed = cases.filter((one) => one.notCovered !== undefined);
const covered = cases.filter((one) => one.expect !== 'no-finding' && one.notCovered === undefined);
const named = (some: readonly Case[]): (readonly [string, Case])[] =>
  some.map((one) => [`#${one.case} ${one.trouble}`, one] as const);

describe('a trouble is found by its lines', () => {
  it.for(named(covered))('%s', async ([, one], context) => {
    expect(one.rules ?? []).not.toEqual([]);
    for (const ids of (await citedBy(one, context)).cited) expect(ids).toEqual(expect.arrayContaining(one.rules ?? []));
  });
});

describe('a harmless line is left alone', () => {
  it.for(named(harmless))('%s', async ([, one], context) => {
    const { cited, loud } = await citedBy(one, context);
    expect(cited.flat()).toEqual([]);
    expect(loud).toEqual([]);
  });
});

describe.runIf(missed.length > 0)('lines that no rule can cite yet', () => {
  it.for(named(missed))('%s', async ([, one], context) => {
    expect((await citedBy(one, context)).cited.flat()).toEqual([]);
  });
});

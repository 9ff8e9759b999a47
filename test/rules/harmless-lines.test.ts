// Lines that look like causes, planted in every healthy flare: no finding of any severity may come of them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PLACEMENTS } from '../support/planted-flare.ts';
import { plantedFindings } from '../support/planted-findings.ts';

/** Flares of the Agent; `bases` of a row names others. */
const HEALTHY = ['healthy-kubernetes', 'docker-host', 'ecs-fargate', 'windows-host', 'agent-6-old'];

const ROW = z.strictObject({
  name: z.string(),
  bases: z.array(z.string()).default(HEALTHY),
  evidence: z.record(z.string(), z.array(z.string())),
});

const text = readFileSync(new URL('harmless-lines.yaml', import.meta.url), 'utf8');
const rows = z.array(ROW).parse(parse(text));
// Lines that follow a trouble take it back in every flare alike: `inside` is tried in the first alone.
const cases = rows.flatMap(({ name, bases, evidence }) =>
  bases.map((base, at) => ({
    name,
    base,
    evidence,
    placements: at === 0 ? PLACEMENTS : PLACEMENTS.filter((placement) => placement !== 'inside'),
  })),
);

it('knows the thirteen look-alikes', () => {
  expect(rows.length).toBeGreaterThanOrEqual(13);
});

describe('no finding', () => {
  it.each(cases)('$name, $base', async ({ base, evidence, placements }) => {
    const lines = Object.entries(evidence).map(([file, of]) => ({ file, lines: of }));
    for (const placement of placements) {
      const { fresh, citing } = await plantedFindings(base, lines, placement);
      const told = [...fresh, ...citing].map(({ ruleId }) => `${placement}: ${ruleId}`);
      expect(told).toEqual([]);
    }
  });
});

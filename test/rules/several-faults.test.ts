// Flares with a root cause, its symptoms and something minor beside it: the first finding is the root cause.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { plantedFindings } from '../support/planted-findings.ts';

const ROW = z.strictObject({
  name: z.string(),
  base: z.string(),
  root: z.string(),
  evidence: z.record(z.string(), z.array(z.string())),
});

const text = readFileSync(new URL('several-faults.yaml', import.meta.url), 'utf8');
const rows = z.array(ROW).parse(parse(text));

it('there are thirty', () => {
  expect(rows.length).toBeGreaterThanOrEqual(30);
});

it.each(rows)('$name', async ({ base, root, evidence }) => {
  const lines = Object.entries(evidence).map(([file, of]) => ({ file, lines: of }));
  const { fresh } = await plantedFindings(base, lines, 'late');
  expect(fresh.length).toBeGreaterThan(1);
  expect(fresh.map(({ ruleId }) => ruleId)[0]).toBe(root);
});

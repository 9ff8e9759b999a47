import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { likelyPart } from '../../src/runbook/likely-part.ts';
import { RUNBOOK_MISTAKES } from '../../src/runbook/runbook-mistake-table.ts';

it('offers the part whose name fits the heading', () => {
  expect(RUNBOOK_MISTAKES.NO_PART('Verify')).toBe(
    '“Verify” does not say which part it is; write `## Verify {#verify}`.',
  );
});

it('knows nearly all headings of the built-in runbooks by their words', () => {
  const folder = fileURLToPath(new URL('../../runbooks', import.meta.url));
  const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const headings = texts.flatMap((text) => [...text.matchAll(/^## (.*) \{#(\w+).*\}$/gm)]);
  const wrong = headings.filter(([, heading = '', part]) => likelyPart(heading) !== part);
  expect(headings.length).toBeGreaterThan(1000);
  expect(wrong.length).toBeLessThan(headings.length / 100);
});

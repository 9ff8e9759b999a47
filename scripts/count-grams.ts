// `npm run grams`: writes src/scan/filter/ordinary-gram-table.ts from the logs of the fixtures. Run it when the fixtures' logs
// have changed much; a stale table costs time and nothing else.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FIXTURES } from '../fixtures/flares.ts';

const GRAMS = 4000;
const GRAM_BYTES = 4;
/** So that one large flare does not decide alone. */
const MAX_BYTES_PER_LOG = 200_000;

const counts = new Map<string, number>();
for (const fixture of FIXTURES) {
  for (const [path, content] of Object.entries(fixture.files())) {
    if (path.includes('/logs/'))
      countIn(Buffer.from(content.subarray(0, MAX_BYTES_PER_LOG)).toString('latin1'));
  }
}
const grams = [...counts]
  .filter(([gram]) => /^[ -~]{4}$/.test(gram))
  .sort(([a, i], [b, j]) => j - i || (a < b ? -1 : 1))
  .slice(0, GRAMS)
  .map(([gram]) => gram);

const lines = Array.from({ length: Math.ceil(grams.length / 25) }, (_, index) =>
  JSON.stringify(grams.slice(index * 25, index * 25 + 25).join('')).replaceAll("'", "\\'"),
);
const text = `// Made by \`npm run grams\`: do not edit. What four characters follow each other in ordinary logs, the most frequent first,
// in small letters: a literal is best looked for by a part of it that is not among them.

/** Four characters each, one after the other. */
export const ORDINARY_GRAMS = [
${lines.map((line) => `  ${line},`).join('\n')}
].join('');
`;
writeFileSync(fileURLToPath(new URL('../src/scan/filter/ordinary-gram-table.ts', import.meta.url)), text);

function countIn(log: string): void {
  const text = log.toLowerCase();
  for (let at = 0; at + GRAM_BYTES <= text.length; at++) {
    const gram = text.slice(at, at + GRAM_BYTES);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
}

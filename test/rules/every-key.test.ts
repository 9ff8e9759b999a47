// A typo in any kind of key that shipped rules have, at whatever depth, is named at exactly that key.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { builtInPack } from '../support/fixture-files.ts';

interface WrittenKey {
  readonly name: string;
  /** Names of looks and places in lists as `*`: keys of one kind have the same path in all rules. */
  readonly kind: string;
  readonly offset: number;
  readonly place: string;
}

function keysOf(text: string): WrittenKey[] {
  const lines = new LineCounter();
  const walk = (node: unknown, above: string): WrittenKey[] => {
    if (isSeq(node)) return node.items.flatMap((item) => walk(item, `${above}*.`));
    if (!isMap(node)) return [];
    return node.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || !key.range) throw new Error(`a key without a place below ${above}`);
      const name = String(key.value);
      const kind = `${above}${above === 'find.' ? '*' : name}`;
      const { line, col } = lines.linePos(key.range[0]);
      return [
        { name, kind, offset: key.range[0], place: `${line}:${col}` },
        ...walk(value, `${kind}.`),
      ];
    });
  };
  return walk(parseDocument(text, { lineCounter: lines }).contents, '');
}

const NAMED = ['UNKNOWN_KEY', 'UNKNOWN_OPERATOR', 'UNKNOWN_FIELD', 'UNKNOWN_FIND', 'UNKNOWN_GROUP'];
const LOOK = 'find.*';
/** Of each kind so many, from all over the pack: all thirty thousand keys take a minute and a half. */
const MAX_OF_KIND = 20;

interface PlacedKey extends WrittenKey {
  readonly file: string;
  readonly text: string;
}

function keysByKind(files: readonly string[]): Map<string, PlacedKey[]> {
  const byKind = new Map<string, PlacedKey[]>();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const key of keysOf(text)) byKind.set(key.kind, [...(byKind.get(key.kind) ?? []), { ...key, file, text }]);
  }
  return byKind;
}

function spread<T>(items: readonly T[]): T[] {
  const step = Math.max(1, items.length / MAX_OF_KIND);
  return Array.from({ length: Math.min(items.length, MAX_OF_KIND) }, (_, at) => items[Math.floor(at * step)]!);
}

/** `line:column CODE` of all mistakes after a letter was put into the key. */
function mistakesWithTypo({ text, file, offset }: PlacedKey): string[] {
  const broken = `${text.slice(0, offset + 1)}x${text.slice(offset + 1)}`;
  return parseRule(broken, file).mistakes.map(({ line, column, code }) => `${line}:${column} ${code}`);
}

const kinds = keysByKind((await builtInPack()).rules.map(({ file }) => file));
const looks = kinds.get(LOOK) ?? [];
kinds.delete(LOOK);

it('has kinds of keys and looks to try', () => {
  expect(kinds.size).toBeGreaterThan(500);
  expect(looks.length).toBeGreaterThan(1000);
});

it.each([...kinds])('names a mistyped “%s” at its place', (_, keys) => {
  const unseen = spread(keys).filter((key) => {
    const mistakes = mistakesWithTypo(key);
    return !NAMED.some((code) => mistakes.includes(`${key.place} ${code}`));
  });
  expect(unseen.map(({ file, place }) => `${file}:${place}`)).toEqual([]);
});

it.each(looks.map((look) => [look.name, look] as const))(
  'names every use of the look “%s” when its name is mistyped, and the look that nobody uses',
  (_, look) => {
    const mistakes = mistakesWithTypo(look);
    expect(mistakes).toContain(`${look.place} UNUSED_FIND`);
    expect(mistakes.join('\n')).toMatch(/UNKNOWN_FIND/);
  },
);

// A typo in any key of any shipped rule, at whatever depth, is named at exactly that key.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { builtInPack } from '../support/fixture-files.ts';

interface WrittenKey {
  readonly name: string;
  readonly path: readonly string[];
  readonly offset: number;
  readonly place: string;
}

function keysOf(text: string): WrittenKey[] {
  const lines = new LineCounter();
  const walk = (node: unknown, path: readonly string[]): WrittenKey[] => {
    if (isSeq(node)) return node.items.flatMap((item, index) => walk(item, [...path, String(index)]));
    if (!isMap(node)) return [];
    return node.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || !key.range) throw new Error(`a key without a place below ${path.join('.')}`);
      const name = String(key.value);
      const { line, col } = lines.linePos(key.range[0]);
      const own = { name, path, offset: key.range[0], place: `${line}:${col}` };
      return [own, ...walk(value, [...path, name])];
    });
  };
  return walk(parseDocument(text, { lineCounter: lines }).contents, []);
}

const NAMED = ['UNKNOWN_KEY', 'UNKNOWN_OPERATOR', 'UNKNOWN_FIELD', 'UNKNOWN_FIND', 'UNKNOWN_GROUP'];
const pack = await builtInPack();

describe.each(pack.rules.map((rule) => [rule.id, rule.file] as const))('%s', (_id, file) => {
  const text = readFileSync(file, 'utf8');
  const keys = keysOf(text);

  /** `line:column CODE` of all mistakes after a letter was put into the key. */
  const mistakesWithTypo = ({ offset }: WrittenKey): string[] => {
    const broken = `${text.slice(0, offset + 1)}x${text.slice(offset + 1)}`;
    return parseRule(broken, file).mistakes.map(({ line, column, code }) => `${line}:${column} ${code}`);
  };

  it('names every mistyped key of the language at its place', () => {
    const ofLanguage = keys.filter(({ path }) => path.join() !== 'find');
    expect(ofLanguage.length).toBeGreaterThan(10);
    const unseen = ofLanguage.filter((key) => {
      const mistakes = mistakesWithTypo(key);
      return !NAMED.some((code) => mistakes.includes(`${key.place} ${code}`));
    });
    expect(unseen.map(({ path, name, place }) => `${[...path, name].join('.')} at ${place}`)).toEqual([]);
  });

  it('names every use of a look whose name is mistyped, and the look that nobody uses', () => {
    const looks = keys.filter(({ path }) => path.join() === 'find');
    expect(looks.length).toBeGreaterThan(0);
    for (const look of looks) {
      const mistakes = mistakesWithTypo(look);
      expect(mistakes, look.name).toContain(`${look.place} UNUSED_FIND`);
      expect(mistakes.join('\n'), look.name).toMatch(/UNKNOWN_FIND/);
    }
  });
});

// Every reader on everything: no reader may throw, hang or invent, whatever stands in its file.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fact, FactRecord, FactSpec, FactType, FactValue } from '../../src/model/fact.ts';
import { FACT_READERS, LINE_READERS } from '../../src/facts/fact-reader-table.ts';
import { parseYaml } from '../../src/facts/yaml/yaml-positions.ts';
import { roleOf } from '../../src/flare/roles.ts';
import { fileKindOf, type FileRoleName } from '../../src/model/file-kind-table.ts';
import { STATUS } from '../../src/model/facts/status-roles.ts';
import { FACTS, isFactName } from '../../src/model/fact-table.ts';
import { fixtureFiles, FIXTURES } from '../support/fixture-files.ts';

/** One content per role and fixture, cut so that many can be tried. */
const MAX_CONTENT = 30_000;
const contents: string[] = [];

beforeAll(async () => {
  const byRole = new Map<string, Set<string>>();
  for (const name of FIXTURES) {
    for (const [path, bytes] of Object.entries(await fixtureFiles(name))) {
      const { role } = roleOf(path.slice(path.indexOf('/') + 1));
      const texts = byRole.get(role) ?? new Set();
      if (texts.size < 3) texts.add(bytes.toString('utf8', 0, MAX_CONTENT));
      byRole.set(role, texts);
    }
  }
  contents.push(...[...byRole.values()].flatMap((texts) => [...texts]));
});

const ROLES = [...Object.keys(FACT_READERS), ...Object.keys(LINE_READERS)] as FileRoleName[];

function factsOfText(role: FileRoleName, text: string): readonly Fact[] {
  const lines = text.split(/\r?\n/);
  const path = fileKindOf(role)?.path ?? role;
  const reader = LINE_READERS[role]?.();
  if (reader !== undefined) {
    lines.forEach((line, index) => reader.read(line, index + 1));
    return reader.facts(path);
  }
  const document = { path, role, lines };
  const yaml = (): ReturnType<typeof rootOf> => rootOf(document);
  return FACT_READERS[role]?.({ document, yaml }) ?? [];
}

function rootOf(
  document: Parameters<typeof parseYaml>[0],
): Extract<ReturnType<typeof parseYaml>, { ok: true }>['root'] | undefined {
  const reading = parseYaml(document);
  return reading.ok ? reading.root : undefined;
}

const isScalar: Readonly<Record<'string' | 'number' | 'boolean', (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
};
const isAnyScalar = (value: unknown): boolean => Object.values(isScalar).some((is) => is(value));

const isOfType: Readonly<Record<FactType, (value: FactValue) => boolean>> = {
  ...isScalar,
  version: (value) => typeof value === 'string' && value !== '',
  list: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  records: (value) =>
    Array.isArray(value) &&
    value.every(
      (record: unknown) => typeof record === 'object' && Object.values(record ?? {}).every(isAnyScalar),
    ),
};

/** What holds of every fact of every text. */
function expectWhole(facts: readonly Fact[], role: string, text: string): void {
  const lines = text.split(/\r?\n/);
  expect(new Set(facts.map(({ name }) => name)).size, `${role}: a name twice`).toBe(facts.length);
  for (const fact of facts) {
    if (!isFactName(fact.name)) throw new Error(`${role} states ${fact.name}, which is not in the catalogue`);
    const spec: FactSpec = FACTS[fact.name];
    // One reader takes the pages of all daemons; what a page does not count for, the store leaves out.
    if (!STATUS.some((page) => page === role)) expect(spec.from, `${fact.name} from ${role}`).toContain(role);
    expect(isOfType[spec.type](fact.value), `${fact.name}: ${JSON.stringify(fact.value).slice(0, 200)}`).toBe(
      true,
    );
    expect(fact.unit, fact.name).toBe(spec.unit);
    if (Array.isArray(fact.value)) expect(fact.itemPlaces?.length, fact.name).toBe(fact.value.length);
    const fields = spec.type === 'records' ? (fact.value as readonly FactRecord[]).flatMap(Object.keys) : [];
    expect(
      [...new Set(fields)].filter((field) => !spec.fields?.includes(field)),
      fact.name,
    ).toEqual([]);
    for (const place of [fact, ...(fact.itemPlaces ?? [])]) {
      expect(plain(place.text), `${fact.name} at ${place.line}`).toBe(
        plain(lines[place.line - 1] ?? 'no such line'),
      );
    }
  }
}

const plain = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, '');

describe('every reader', () => {
  it.each(ROLES)('%s takes the content of every other file', (role) => {
    for (const text of contents) expectWhole(factsOfText(role, text), role, text);
  });

  it.each(ROLES)('%s takes cut and mixed content, and any characters', (role) => {
    const cut = fc
      .tuple(fc.nat(contents.length - 1), fc.nat(MAX_CONTENT), fc.nat(3000))
      .map(([index, from, length]) => (contents[index] ?? '').slice(from % 20_000, (from % 20_000) + length));
    const text = fc.oneof(
      cut,
      fc.tuple(cut, cut).map(([a, b]) => `${a}\n${b}`),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            '=====',
            '-----',
            '  Status: ',
            '{',
            '}',
            '[',
            '"a":',
            'x: y',
            '- ',
            '***',
            '\t',
            '',
          ),
          {
            maxLength: 60,
          },
        )
        .map((pieces) => pieces.join('\n')),
    );
    fc.assert(
      fc.property(text, (some) => expectWhole(factsOfText(role, some), role, some)),
      { numRuns: 60 },
    );
  });
});

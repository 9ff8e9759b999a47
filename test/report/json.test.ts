// JSON is the report itself: nothing lost, equal bytes for equal reports, exactly what the schema says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Report } from '../../src/model/report.ts';
import { renderJson } from '../../src/report/json.ts';
import type { JsonSchema } from '../../src/report/json-schema.ts';
import { REPORT_SCHEMA } from '../../src/report/report-schema.ts';
import { hostileReport, hostileText } from './hostile-report.ts';
import { FULL_REPORT, JAPANESE_REPORT, QUIET_REPORT } from './sample-report.ts';

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe('renderJson', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const report = hostileReport(hostile);
        expect(JSON.parse(renderJson(report))).toEqual(report);
      }),
    );
  });

  it('keeps variables with any name', () => {
    const variables = JSON.parse('{"__proto__": "a", "constructor": "b"}') as Record<string, string>;
    const report = { ...FULL_REPORT, findings: [{ ...FULL_REPORT.findings[0]!, variables }] };
    expect(renderJson(report)).toContain('"__proto__": "a"');
  });

  it('writes equal reports as equal bytes, in the order of the contract', () => {
    expect(renderJson(reversed(FULL_REPORT) as Report)).toBe(renderJson(FULL_REPORT));
    const parsed = JSON.parse(renderJson(reversed(FULL_REPORT) as Report)) as Report;
    expect(Object.keys(parsed)).toEqual(
      'schemaVersion tool language bundle platform facts incident assumed findings suppressed suppressions rules unexplained explainedLines timeline infoNeeded problems nearMisses'.split(
        ' ',
      ),
    );
    expect(Object.keys(parsed.findings[1]!.evidence[0])).toEqual([
      'find',
      'alsoFind',
      'file',
      'line',
      'text',
      'timestamp',
      'context',
    ]);
  });

  it('ends with a line end', () => {
    expect(renderJson(FULL_REPORT)).toMatch(/^\{\n {2}"schemaVersion": "1",\n[^]*\n\}\n$/);
  });
});

describe('the schema', () => {
  const schema = z.fromJSONSchema(REPORT_SCHEMA as never);
  const isValid = (report: unknown): boolean => schema.safeParse(report).success;

  it.each([
    ['full', FULL_REPORT],
    ['Japanese', JAPANESE_REPORT],
    ['quiet', QUIET_REPORT],
  ])('admits the %s report', (_, report) => {
    expect(schema.safeParse(JSON.parse(renderJson(report))).error).toBeUndefined();
  });

  it('refuses a report with a key missing, a key too many, or a wrong value, at every place', () => {
    let places = 0;
    for (const broken of brokenReports(FULL_REPORT)) {
      places += 1;
      expect(isValid(broken.value), broken.what).toBe(false);
    }
    expect(places).toBeGreaterThan(200);
  });

  it('names every key of the report, and no other', () => {
    expect(keysOfSchema(REPORT_SCHEMA)).toEqual(keysOfValue(FULL_REPORT, REPORT_SCHEMA));
  });

  it('says where its own rules come from', () => {
    expect(REPORT_SCHEMA.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });
});

/** `findings[].evidence[].file` for every key the schema names. */
function keysOfSchema(schema: JsonSchema, path = ''): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, child]) => [
    `${path}.${key}`,
    ...keysOfSchema(child, `${path}.${key}`),
  ]);
  return [...own, ...(schema.items === undefined ? [] : keysOfSchema(schema.items, `${path}[]`))].sort();
}

/** The same for a value; maps with free keys (`additionalProperties` with a schema) have none. */
function keysOfValue(value: unknown, schema: JsonSchema): string[] {
  const keys = new Set<string>();
  const walk = (item: unknown, path: string, at: JsonSchema): void => {
    if (Array.isArray(item)) for (const one of item) walk(one, `${path}[]`, at.items ?? {});
    else if (typeof item === 'object' && item !== null && typeof at.additionalProperties !== 'object') {
      for (const [key, child] of Object.entries(item)) {
        keys.add(`${path}.${key}`);
        walk(child, `${path}.${key}`, at.properties?.[key] ?? {});
      }
    }
  };
  walk(value, '', schema);
  return [...keys].sort();
}

interface Broken {
  readonly what: string;
  readonly value: unknown;
}

const OPTIONAL = new Set([
  ...[
    'find',
    'alsoFind',
    'timestamp',
    'explainedBy',
    'missing',
    'detail',
    'packs',
    'suppressed',
    'suppressions',
    'owner',
  ],
  ...[
    'customer',
    'falsePositives',
    'incident',
    'logs',
    'assumed',
    'nearIncident',
    'isAtLeast',
    'affects',
    'nearMisses',
    'knownIssue',
  ],
]);

/** Copies of the report, each with one thing wrong. */
function brokenReports(report: Report): Broken[] {
  const broken: Broken[] = [];
  const visit = (value: unknown, path: string, rebuild: (value: unknown) => unknown): void => {
    broken.push({ what: `${path} has another type`, value: rebuild({ unexpected: {} }) });
    if (Array.isArray(value)) {
      value.forEach((item, index) =>
        visit(item, `${path}[${index}]`, (changed) => rebuild(value.with(index, changed) as unknown)),
      );
    } else if (typeof value === 'object' && value !== null) {
      const isFree = /\.(?:facts|assumed|variables)$/.test(path);
      if (!isFree)
        broken.push({ what: `${path} has a key too many`, value: rebuild({ ...value, unexpected: 1 }) });
      for (const [key, item] of Object.entries(value)) {
        const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
        const isOptional =
          isFree || OPTIONAL.has(key) || /\.(?:timeline|problems)\[|\.rules\[\d+\]$/.test(path);
        if (!isOptional) broken.push({ what: `${path} lacks ${key}`, value: rebuild(rest) });
        visit(item, `${path}.${key}`, (changed) => rebuild({ ...value, [key]: changed }));
      }
    }
  };
  visit(report, '', (value) => value);
  return broken;
}

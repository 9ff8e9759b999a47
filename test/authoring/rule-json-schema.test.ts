import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { casesJsonSchema, ruleJsonSchema } from '../../src/authoring/rule-json-schema.ts';
import { FACTS } from '../../src/model/fact-table.ts';
import { OPERATORS } from '../../src/operators/operators.ts';
import { builtInPack } from '../support/fixture-files.ts';
import { SAMPLE_PACK } from './sample-pack.ts';

const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true });
addFormats.default(ajv);
const isRule = ajv.compile(ruleJsonSchema());
const isCases = ajv.compile(casesJsonSchema());
const pack = await builtInPack();

describe('the schema of a rule', () => {
  it.each(pack.rules.map(({ id, file }) => [id, file]))('takes %s and its cases', (_id, file) => {
    isRule(parse(readFileSync(file, 'utf8')));
    expect(isRule.errors ?? []).toEqual([]);
    isCases(parse(readFileSync(file.replace('.yaml', '.cases.yaml'), 'utf8')));
    expect(isCases.errors ?? []).toEqual([]);
  });

  it.each([
    ['severity: high', 'severty: high'],
    ['severity: high', 'severity: awful'],
    ['fact: agent.version', 'fact: agent.verzion'],
    ['contains: no', 'containz: no'],
    ['all: [full]', 'al: [full]'],
    ['command: df', 'comand: df'],
  ])('refuses a typo: %s → %s', (from, to) => {
    const text = SAMPLE_PACK['disk-full.yaml']!;
    expect(isRule(parse(text))).toBe(true);
    expect(isRule(parse(text.replace(from, to)))).toBe(false);
  });

  it('refuses typos in cases', () => {
    const text = SAMPLE_PACK['disk-full.cases.yaml']!;
    expect(isCases(parse(text))).toBe(true);
    expect(isCases(parse(text.replace('expect:', 'expects:')))).toBe(false);
  });

  it('describes every operator and every fact', () => {
    const { definitions } = ruleJsonSchema() as {
      definitions: Record<
        string,
        { description?: string; anyOf?: { const?: string; description?: string }[] }
      >;
    };
    for (const { key, doc } of OPERATORS) expect(definitions[`look-${key}`]?.description).toContain(doc);
    const facts = definitions['fact-name']?.anyOf ?? [];
    expect(facts.map((one) => one.const)).toEqual(Object.keys(FACTS));
    expect(facts.filter((one) => (one.description ?? '').length < 10)).toEqual([]);
  });
});

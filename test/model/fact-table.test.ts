// The catalogue is an interface: rule authors and programs hold on to its names.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DERIVATIONS, FACT_READERS, LINE_READERS } from '../../src/facts/fact-reader-table.ts';
import { FILE_KINDS, fileKindOf } from '../../src/model/file-kind-table.ts';
import { CATALOGUE_VERSION, FACT_FAMILIES, FACTS } from '../../src/model/fact-table.ts';
import type { FactSpec } from '../../src/model/fact.ts';

const all = Object.entries<FactSpec>(FACTS);

describe('the catalogue of facts', () => {
  it('has each fact in one family', () => {
    const names = FACT_FAMILIES.flatMap(([, facts]) => Object.keys(facts));
    expect(new Set(names).size).toBe(names.length);
    expect(names.sort()).toEqual(Object.keys(FACTS).sort());
  });

  it('keeps every name and type of its first number', () => {
    const [major = ''] = CATALOGUE_VERSION.split('.');
    const path = fileURLToPath(new URL(`fact-names-${major}.txt`, import.meta.url));
    const promised = readFileSync(path, 'utf8').trim().split('\n');
    const held = new Set(all.map(([name, { type, unit }]) => [name, type, unit].filter(Boolean).join(' ')));
    expect(promised.length).toBeGreaterThan(100);
    expect(promised.filter((one) => !held.has(one))).toEqual([]);
  });

  it.each(all)('%s is described as its type demands', (name, spec) => {
    expect(name).toMatch(/^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*$/);
    expect(spec.description).toMatch(/\.$/);
    expect(spec.example).not.toBe('');
    expect(spec.source).toMatch(/^(?:core|security) \d|^\S.* of (?:integrations-core|datadog-agent)/);
    expect(spec.fields !== undefined, 'records alone have fields').toBe(spec.type === 'records');
    expect(spec.unit === undefined || UNITS.has(spec.unit), `unit ${spec.unit ?? ''}`).toBe(true);
    const unread = spec.from.filter((role) => {
      const kind = fileKindOf(role);
      return kind === undefined || (kind.reading === 'none' && kind.source === undefined);
    });
    expect(unread).toEqual([]);
  });

  it.each(all)('%s can be stated: a reader of one of its files, or a derivation', (name, { from }) => {
    const isRead = from.some((role) => role in FACT_READERS || role in LINE_READERS);
    expect(isRead || name in DERIVATIONS).toBe(true);
  });
});

const UNITS = new Set(['cores', 'ms', 's', 'bytes', 'ratio', 'min', 'percent', 'per hour', 'millicores']);

/** Read by the configuration in effect and by derivations, under names of settings. */
const SETTINGS = /^(?:etc-|runtime-config-dump|system-probe-config-dump|process-agent-config-dump)/;
/** Several files make one fact: a derivation goes through all of them. */
const TOGETHER = new Set(['policies', 'compliance', 'otel-flare', 'local-marker']);

describe('every kind of file that is looked into', () => {
  const kinds = FILE_KINDS.filter(({ reading }) => reading !== 'none').map(({ role }) => role);
  it.each(kinds)('%s has a reader', (role) => {
    const isRead = fileKindOf(role)?.reading === 'stream' ? role in LINE_READERS : role in FACT_READERS;
    expect(isRead || SETTINGS.test(role) || TOGETHER.has(role)).toBe(true);
  });
});

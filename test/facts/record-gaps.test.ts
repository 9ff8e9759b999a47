import { beforeAll, describe, expect, it } from 'vitest';
import { FACT_READERS } from '../../src/facts/fact-reader-table.ts';
import { parseYaml } from '../../src/facts/yaml/yaml-positions.ts';
import { roleOf } from '../../src/flare/roles.ts';
import type { Fact, FactSpec } from '../../src/model/fact.ts';
import { FACTS, isFactName } from '../../src/model/fact-table.ts';
import { STATUS } from '../../src/model/facts/status-roles.ts';
import { fixtureFiles, FIXTURES } from '../support/fixture-files.ts';
import { recordOfStated } from '../../src/facts/stated-records.ts';
import { factsOf } from './flare-of.ts';

const RECORD_FACTS = Object.entries<FactSpec>(FACTS).filter(([, { type }]) => type === 'records');

/** The pages of all daemons have one reader. */
const readerOf = (role: string): string => (STATUS.some((page) => page === role) ? 'status' : role);

/** By fact and reader: the fields that some record of some fixture has. */
const stated = new Map<string, Map<string, Set<string>>>();

function note(fact: Fact, role: string): void {
  const spec: FactSpec | undefined = isFactName(fact.name) ? FACTS[fact.name] : undefined;
  if (spec?.type !== 'records' || !Array.isArray(fact.value) || fact.value.length === 0) return;
  const readers = stated.get(fact.name) ?? new Map<string, Set<string>>();
  const fields = readers.get(readerOf(role)) ?? new Set<string>();
  for (const record of fact.value) for (const field of Object.keys(record as object)) fields.add(field);
  stated.set(fact.name, readers.set(readerOf(role), fields));
}

beforeAll(async () => {
  for (const name of FIXTURES.filter((one) => !one.includes('large'))) {
    for (const [path, bytes] of Object.entries(await fixtureFiles(name))) {
      const { role } = roleOf(path.slice(path.indexOf('/') + 1));
      const document = { path, role, lines: bytes.toString('utf8').split(/\r?\n/) };
      const yaml = () => {
        const reading = parseYaml(document);
        return reading.ok ? reading.root : undefined;
      };
      for (const fact of FACT_READERS[role]?.({ document, yaml }) ?? []) note(fact, role);
    }
  }
});

describe('fields that a file never states', () => {
  it.each(RECORD_FACTS)('are fields of %s, of a file that states it', (_name, spec) => {
    const { fields = [], unstated = {}, unsureFields = [], from } = spec;
    expect(fields).toEqual(expect.arrayContaining([...Object.values(unstated).flat(), ...unsureFields]));
    expect(from).toEqual(expect.arrayContaining(Object.keys(unstated)));
  });

  it.each(RECORD_FACTS)('of %s are those that only other files state', (name, spec) => {
    const unstated: Readonly<Record<string, readonly string[]>> = spec.unstated ?? {};
    const readers = stated.get(name) ?? new Map<string, Set<string>>();
    for (const [reader, fields] of readers) {
      const others = [...readers].flatMap(([other, known]) => (other === reader ? [] : [...known]));
      const missing = others.filter((field) => !fields.has(field));
      expect(unstated[reader] ?? [], `${name} from ${reader}`).toEqual(expect.arrayContaining(missing));
      expect((unstated[reader] ?? []).filter((field) => fields.has(field))).toEqual([]);
    }
  });

  const RUNNER = { 'expvar/runner': 'Checks:\n  cilium:\n    cilium:1:\n      LastError: "refused"\n' };

  it('say why the better file does not state them', () => {
    const lookup = factsOf(RUNNER).fact('checks');
    expect(lookup).toMatchObject({
      known: true,
      value: { unstated: { exception: { input: 'checks', cause: 'absent' } } },
    });
  });

  it('are none when the best file states the fact', () => {
    const page =
      '=========\nCollector\n=========\n\n  Running Checks\n  ==============\n\n    cpu\n    ---\n      Instance ID: cpu [OK]\n      Total Runs: 2\n';
    const lookup = factsOf({ ...RUNNER, 'status.log': page }).fact('checks');
    expect(lookup).toMatchObject({ known: true, value: { file: 'status.log' } });
    expect(lookup.known && lookup.value.unstated).toBeUndefined();
  });
});

describe('a masked field', () => {
  it('stays, because it is known to be there', () => {
    const fields = { name: 'a', error: '********', reason: '<no value>', message: '', count: undefined };
    expect(recordOfStated(fields)).toEqual({ name: 'a', error: '********' });
  });
});

describe('a list of a file that ends too early', () => {
  it('may go on', () => {
    const texts = { 'expvar/runner': 'Checks:\n  cpu:\n    cpu:1:\n      TotalRuns: 2\n  di' };
    const lookup = factsOf(texts, { damaged: ['expvar/runner'] }).fact('checks');
    expect(lookup).toMatchObject({
      known: true,
      value: {
        confidence: 'low',
        open: [{ known: {}, missing: { input: 'checks', cause: 'damaged', detail: 'expvar/runner' } }],
      },
    });
    expect(factsOf(texts).fact('checks')).not.toHaveProperty('value.open');
  });
});

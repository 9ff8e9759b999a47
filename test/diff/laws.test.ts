// Laws of the comparison that hold for any two flares.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/assemble/diagnosis.ts';
import { analyze } from '../../src/analyze.ts';
import { memoryArchive } from '../../src/archive/memory-archive.ts';
import { compareFlares } from '../../src/diff/compare-flares.ts';
import type { ChangedCheck } from '../../src/model/flare-diff.ts';
import { compareText } from '../../src/util/compare-text.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import { builtInPack, fixtureFiles, FIXTURES } from '../support/fixture-files.ts';
import { withShortLogs } from '../support/planted-flare.ts';

describe('any two flares', () => {
  const diagnoses = new Map<string, Diagnosis>();

  beforeAll(async () => {
    const pack = await builtInPack();
    const tool = { name: 'flare-analyzer', version: '0.0.0' };
    for (const name of FIXTURES) {
      const archive = memoryArchive(withShortLogs(await fixtureFiles(name)));
      const options = { name, limits: DEFAULT_LIMITS, assume: {}, tool };
      diagnoses.set(name, await analyze(archive, pack, options));
    }
  });

  const ids = (findings: readonly { readonly ruleId: string }[]): string[] =>
    findings.map(({ ruleId }) => ruleId).sort();

  const turnedRound = ({ instance, oldInstance, ...one }: ChangedCheck): ChangedCheck => ({
    ...one,
    ...(oldInstance === undefined ? { instance } : { instance: oldInstance, oldInstance: instance }),
    old: one.new,
    new: one.old,
  });
  const inOrder = (checks: readonly ChangedCheck[]): readonly ChangedCheck[] =>
    checks.toSorted((a, b) => compareText(`${a.name} ${a.instance}`, `${b.name} ${b.instance}`));

  it.each(FIXTURES)('%s and itself: nothing changed', (name) => {
    const one = diagnoses.get(name)!;
    const { findings, versions, settings, checks, counters } = compareFlares({ old: one, new: one }, 'en');
    expect(findings).toMatchObject({ appeared: [], gone: [], undecided: [] });
    expect({ versions, settings, checks, counters }).toEqual({
      versions: [],
      settings: [],
      checks: [],
      counters: [],
    });
    expect(findings.remaining.every(({ count, oldCount }) => count === oldCount)).toBe(true);
  });

  it.each(FIXTURES)('%s and those after it: what one way came has gone the other way', (name) => {
    for (const other of FIXTURES.slice(FIXTURES.indexOf(name) + 1)) {
      const [a, b] = [diagnoses.get(name)!, diagnoses.get(other)!];
      const there = compareFlares({ old: a, new: b }, 'en');
      const back = compareFlares({ old: b, new: a }, 'en');
      expect(ids(there.findings.appeared)).toEqual(ids(back.findings.gone));
      expect(ids(there.findings.undecided)).toEqual(ids(back.findings.undecided));
      expect(there.settings.map(({ key }) => key)).toEqual(back.settings.map(({ key }) => key));
      expect(inOrder(there.checks)).toEqual(inOrder(back.checks.map(turnedRound)));
    }
  });
});

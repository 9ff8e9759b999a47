// SARIF and JUnit: what build servers and scanners read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../src/report/junit.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { hostileReport, hostileText, tagsOf, UNSAFE } from './hostile-report.ts';
import { FULL_REPORT, QUIET_REPORT } from './sample-report.ts';

interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region: { readonly startLine: number };
    readonly contextRegion: { readonly startLine: number; readonly endLine: number };
  };
}

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly originalUriBaseIds: Record<string, unknown>;
    readonly invocations: readonly {
      readonly toolExecutionNotifications: readonly {
        readonly level: string;
        readonly descriptor: { readonly id: string };
      }[];
    }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly SarifLocation[];
      readonly relatedLocations?: readonly SarifLocation[];
      readonly occurrenceCount: number;
      readonly suppressions?: readonly object[];
    }[];
  }[];
}

function sarif(report = FULL_REPORT): Sarif {
  return JSON.parse(renderSarif(report)) as Sarif;
}

describe('SARIF', () => {
  const [run] = sarif().runs;

  it('has one result a finding, with its rule, level and places', () => {
    expect(
      run?.results.map(({ ruleId, level, occurrenceCount }) => [ruleId, level, occurrenceCount]),
    ).toEqual([
      ['cws-network-conflicts-with-cilium', 'error', 1],
      ['classifier-denied-by-apparmor', 'error', 1412],
      ['system-probe-loads-no-module', 'warning', 1],
      ['agent-too-old', 'note', 1],
    ]);
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('marks what is suppressed as such, with its reason', () => {
    expect(run?.results.map(({ suppressions = [] }) => suppressions)).toEqual([
      [],
      [],
      [],
      [{ kind: 'external', status: 'accepted', justification: 'The upgrade is planned for spring.' }],
    ]);
  });

  it('marks one place and lists the others', () => {
    const [, denied] = run?.results ?? [];
    expect(denied?.locations).toHaveLength(1);
    expect(denied?.relatedLocations).toHaveLength(3);
    expect(denied?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'logs/system-probe.log' },
      region: { startLine: 1823 },
      contextRegion: { startLine: 1821, endLine: 1824 },
    });
  });

  it('says what could not be decided and what went wrong', () => {
    const notes = run?.invocations[0]?.toolExecutionNotifications.map(({ level, descriptor }) => [
      level,
      descriptor.id,
    ]);
    expect(notes).toEqual([
      ['warning', 'entry-size-limit'],
      ['error', 'rule-error'],
      ['note', 'undecided'],
      ['note', 'undecided'],
      ['note', 'undecided'],
    ]);
  });

  it('is not empty-handed when nothing was found', () => {
    expect(sarif(QUIET_REPORT).runs[0]?.results).toEqual([]);
  });

  it('names files by relative URIs that lead back to them', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const [first] = sarif(hostileReport(hostile)).runs;
        const uri = first?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
        expect(uri).toMatch(/^[\w.!~*'()%/-]*$/);
        expect(decodeURIComponent(uri)).toBe(hostile.replace(/\p{Cs}/gu, '\ufffd'));
      }),
    );
  });
});

describe('JUnit', () => {
  it('has one case a rule, red when it matched, skipped when it was not decided', () => {
    const xml = renderJunit(FULL_REPORT);
    expect(xml).toContain('tests="11" failures="3" errors="1" skipped="5"');
    expect(xml.match(/<testcase /g)).toHaveLength(11);
    expect(xml.match(/<failure /g)).toHaveLength(3);
    expect(xml.match(/<skipped /g)).toHaveLength(5);
    expect(xml).toContain('<skipped message="The upgrade is planned for spring. (until 2027-03-31)"/>');
    expect(xml).toContain('name="clock-skew" time="0"></testcase>');
    expect(xml).toContain(
      '<skipped message="unknown: logs/security-agent.log: the component that writes it is switched off"/>',
    );
  });

  it('has the same elements whatever a bundle says, and no character that XML forbids', () => {
    const shapeOf = (text: string): string[] =>
      tagsOf(renderJunit(hostileReport(text))).map((tag) => tag.replace(/="[^"<]*"/g, '=""'));
    const expected = shapeOf('harmless');
    fc.assert(
      fc.property(hostileText, (hostile) => {
        expect(shapeOf(hostile)).toEqual(expected);
        expect(renderJunit(hostileReport(hostile)).replaceAll('\n', '')).not.toMatch(UNSAFE);
      }),
    );
  });
});

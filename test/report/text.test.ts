// The terminal page as a person sees it, and what no bundle can do to it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { renderText } from '../../src/report/text/text.ts';
import { textSteps } from '../../src/runbook/render-runbook.ts';
import { displayWidth } from '../../src/util/display-width.ts';
import { hostileReport, hostileText, UNSAFE } from './hostile-report.ts';
import { FULL_REPORT, JAPANESE_REPORT, QUIET_REPORT } from './sample-report.ts';

function page(report: Report, widthColumns = 80): string {
  return renderText(report, { widthColumns, stepsFor: textSteps });
}

describe('the page', () => {
  it.each<[string, Report, number]>([
    ['full-en-80', FULL_REPORT, 80],
    ['full-en-120', FULL_REPORT, 120],
    ['full-ja-80', JAPANESE_REPORT, 80],
    ['quiet-en-80', QUIET_REPORT, 80],
    ['quiet-ja-80', { ...QUIET_REPORT, language: 'ja' }, 80],
  ])('%s', async (name, report, width) => {
    await expect(page(report, width)).toMatchFileSnapshot(`goldens/${name}.txt`);
  });

  it('says what was taken for granted', () => {
    const assumed = { 'agent.version': '7.60.1', 'config.agent.logs_enabled': 'true' };
    expect(page({ ...QUIET_REPORT, assumed })).toContain(
      'agent.version=7.60.1, config.agent.logs_enabled=true',
    );
    const { assumed: _, ...plain } = QUIET_REPORT;
    expect(page(plain)).not.toContain('Assumed');
  });

  it.each([40, 80, 120])('fits into %i columns', (width) => {
    for (const report of [FULL_REPORT, JAPANESE_REPORT]) {
      const isCommand = (line: string): boolean => /kubectl|flare-analyze rules/.test(line);
      const tooLong = page(report, width)
        .split('\n')
        .filter((line) => displayWidth(line) > width && !isCommand(line));
      expect(tooLong).toEqual([]);
    }
  });

  it('is the same with colours, once they are taken away', () => {
    const colourful = renderText(FULL_REPORT, { isColorOn: true, stepsFor: textSteps });
    expect(colourful).toContain('\u001b[');
    expect(colourful.replace(/\u001b\[\d+m/g, '')).toBe(page(FULL_REPORT));
  });

  it('holds its width between 40 and 120 columns', () => {
    expect(page(FULL_REPORT, 10)).toBe(page(FULL_REPORT, 40));
    expect(page(FULL_REPORT, 500)).toBe(page(FULL_REPORT, 120));
    expect(page(FULL_REPORT, Number.NaN)).toBe(page(FULL_REPORT, 80));
  });
});

describe('how much is said', () => {
  it('ends below the findings when quiet', () => {
    const quiet = renderText(FULL_REPORT, { quiet: true, stepsFor: textSteps });
    expect(page(FULL_REPORT).startsWith(quiet)).toBe(true);
    expect(quiet).toMatch(/whole runbook: --format markdown\n$/);
  });

  it('lists every rule when verbose', () => {
    const verbose = renderText(FULL_REPORT, { verbose: true });
    expect(verbose).toContain('  - windows-service-stopped: not applicable: host.os is linux\n');
    for (const { id } of FULL_REPORT.rules) expect(verbose).toContain(`  - ${id}: `);
  });
});

describe('near misses', () => {
  it('that are none are said once', () => {
    const text = page({ ...FULL_REPORT, nearMisses: [] });
    expect(text).toMatch(/\nOne look short of a match\n─+\n {2}No rule\.\n/);
    expect(text.split('one look short of a match')).toHaveLength(1);
  });
});

describe('the command that drafts a rule', () => {
  it('names the bundle as it was given', () => {
    const text = renderText(FULL_REPORT, { bundlePath: '../my flares/one.zip' });
    expect(text).toContain(" '../my flares/one.zip'\n");
    expect(page(FULL_REPORT)).toContain(` ${FULL_REPORT.bundle.name}\n`);
  });
});

describe('a line around the evidence', () => {
  it('that is too long leaves out its place in the source, then its end', () => {
    const line =
      '2024-05-01 10:00:00 UTC | CORE | INFO | (pkg/collector/x.go:12 in run) | it starts here and goes on and on';
    const [first, ...rest] = FULL_REPORT.findings;
    const [place] = first!.evidence;
    const evidence: (typeof first & object)['evidence'] = [
      { ...place, context: { before: [line], after: [] } },
    ];
    const text = page({ ...FULL_REPORT, findings: [{ ...first!, evidence }, ...rest] });
    expect(text).toMatch(/ 10:00:00 UTC \| CORE \| INFO \| \(…\) \| it starts here.*…\n/);
  });
});

describe('a suppressed finding', () => {
  it('is named with its reason and its last day, and counts for nothing else', () => {
    const text = page(FULL_REPORT, 120);
    expect(text).toContain('1 finding is suppressed.');
    expect(text).toContain('  - agent-too-old: The upgrade is planned for spring. (until 2027-03-31)');
    expect(text).not.toContain('The Agent is older than two years');
    expect(text).not.toContain('1 low');
  });

  it('stands whole on the page when verbose, beside the suppressions that hid nothing', () => {
    const text = renderText(FULL_REPORT, { verbose: true });
    expect(text).toContain('LOW  The Agent is older than two years');
    expect(text).toContain('  - clock-skew: A test host. (until 2027-06-30)');
  });

  it('is not taken for a healthy flare', () => {
    const findings = FULL_REPORT.findings.filter((one) => one.suppressed !== undefined);
    const text = page({ ...FULL_REPORT, findings });
    expect(text).toContain('No finding is left to be shown.');
    expect(text).not.toContain('No rule found any trouble');
  });
});

describe('what a finding says beside what is wrong', () => {
  const verbose = renderText(FULL_REPORT, { verbose: true });

  it('tells the versions always, and the text for the customer when verbose', () => {
    expect(page(FULL_REPORT)).toContain('Affected versions: agent >=7.36.0 <7.39.2; fixed in 7.38.4, 7.39.2');
    expect(page(FULL_REPORT)).not.toContain('Tell the customer');
    expect(verbose).toContain('  Tell the customer: Please upgrade the Datadog Agent to 7.39.2 or later.');
    expect(verbose).toContain('  When this finding is wrong: When Cilium was replaced');
  });

  it('names packs and what they replaced when verbose', () => {
    expect(verbose).toMatch(/ {2}- acme · 8192a3b4c5d6 · agent-too-old replaces the one of\s+builtin\n/);
  });
});

describe('a symptom', () => {
  it('stands as one line under its cause, and not by itself', () => {
    const text = page(FULL_REPORT, 120);
    expect(text.split('system-probe runs but loads no module')).toHaveLength(2);
    expect(text).toContain(
      '    MEDIUM  system-probe runs but loads no module · system-probe-loads-no-module · status.log:212',
    );
  });

  it('stands by itself when its cause is not in the report', () => {
    const findings = FULL_REPORT.findings.filter(({ ruleId }) => ruleId !== 'classifier-denied-by-apparmor');
    expect(page({ ...FULL_REPORT, findings })).toContain('\nMEDIUM  system-probe runs but loads no module\n');
  });

  it('stands by itself when its cause is suppressed', () => {
    const suppressed = { reason: 'Known.', expires: '2027-01-31' };
    const findings = FULL_REPORT.findings.map((one) =>
      one.ruleId === 'classifier-denied-by-apparmor' ? { ...one, suppressed } : one,
    );
    const text = page({ ...FULL_REPORT, findings });
    expect(text).toContain('\nMEDIUM  system-probe runs but loads no module\n');
    expect(text).toContain('1 critical, 1 medium - start with');
    expect(text).not.toContain('HIGH');
  });

  it('is not lost when causes go round in a circle', () => {
    const findings = FULL_REPORT.findings.slice(0, 3).map((finding) => ({
      ...finding,
      explainedBy:
        finding.ruleId === 'system-probe-loads-no-module'
          ? 'classifier-denied-by-apparmor'
          : 'system-probe-loads-no-module',
    }));
    const text = page({ ...FULL_REPORT, findings });
    for (const { title } of findings) expect(text.replace(/\s+/g, ' ')).toContain(title);
  });

  it('lifts its cause to its own severity', () => {
    const [cilium, denied, symptom] = FULL_REPORT.findings;
    const findings = [
      { ...symptom!, severity: 'critical' as const },
      { ...cilium!, severity: 'high' as const },
      { ...denied!, severity: 'low' as const },
    ];
    expect(page({ ...FULL_REPORT, findings })).toContain('start with: AppArmor keeps');
  });
});

describe('hostile text', () => {
  it('puts no control or direction character on the page', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 40, max: 120 }), (hostile, width) => {
        expect(page(hostileReport(hostile), width).replaceAll('\n', '')).not.toMatch(UNSAFE);
      }),
    );
  });

  it('is made safe in steps too, whoever rendered them', () => {
    const text = renderText(FULL_REPORT, { stepsFor: () => ['a\u001b[2Jb\nc\u202ed'] });
    expect(text).toContain('    1. a␛[2Jb\n       c<U+202E>d\n');
  });
});

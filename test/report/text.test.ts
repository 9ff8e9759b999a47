// The terminal page as a person sees it, and what no bundle can do to it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { renderText } from '../../src/report/text.ts';
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

  it('is not lost when causes go round in a circle', () => {
    const findings = FULL_REPORT.findings.map((finding) => ({
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

import { describe, expect, it } from 'vitest';
import { readCompliance } from '../../../src/facts/status/status-compliance.ts';
import { SECURITY_PAGE } from './status-page-new.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

const complianceOf = (body: string): ReturnType<typeof readCompliance> =>
  readCompliance(pageOf(section('Compliance', body)));

const rules = (...counts: readonly number[]): string =>
  `    Rules: ${counts[0]} total  |  ${counts[1]} passed  |  ${counts[2]} failed  |  ${counts[3]} error  |  ${counts[4]} skipped  |  ${counts[5]} not run yet`;

describe('readCompliance', () => {
  it('reads that it is off', () => {
    expect(readCompliance(pageOf(SECURITY_PAGE))).toMatchObject([
      { name: 'compliance.enabled', value: false, confidence: 'high' },
    ]);
  });

  it('reads the frameworks with their counts', () => {
    const facts = complianceOf(
      [
        '  Reliable: Sending compressed logs in HTTPS to cspm-intake.example.test on port 443',
        '',
        '  Frameworks',
        '  ==========',
        '',
        '  plum-docker 1.4.0',
        '  -----------',
        rules(24, 19, 2, 1, 1, 1),
        '',
        '  quince',
        '  ------',
        rules(7, 7, 0, 0, 0, 0),
      ].join('\n'),
    );
    expect(valuesOf(facts)).toEqual({
      'compliance.enabled': true,
      'compliance.frameworks': [
        {
          framework: 'plum-docker',
          version: '1.4.0',
          total: 24,
          passed: 19,
          failed: 2,
          error: 1,
          skipped: 1,
          notRun: 1,
        },
        { framework: 'quince', total: 7, passed: 7, failed: 0, error: 0, skipped: 0, notRun: 0 },
      ],
    });
    expect(itemLines(facts, 'compliance.frameworks')).toEqual([11, 15]);
  });

  it('says nothing without a section, in an empty one and of rules without counts', () => {
    expect(readCompliance(pageOf('Compliance: maybe'))).toEqual([]);
    expect(complianceOf('')).toEqual([]);
    expect(complianceOf('  Frameworks\n  ==========\n    Rules: many total | few passed')).toMatchObject([
      { name: 'compliance.enabled', value: true, confidence: 'medium' },
    ]);
  });
});

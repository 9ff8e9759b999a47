import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/report.ts';
import type { Severity } from '../../src/model/severity.ts';
import { descendants, findingTree } from '../../src/report/finding-tree.ts';
import { FULL_REPORT } from './sample-report.ts';

const [sample] = FULL_REPORT.findings as [Finding, ...Finding[]];
function finding(ruleId: string, severity: Severity, explainedBy?: string): Finding {
  const { explainedBy: _, ...rest } = sample;
  return { ...rest, ruleId, severity, ...(explainedBy === undefined ? {} : { explainedBy }) };
}

describe('what a finding explains', () => {
  it('comes worst first, at whatever depth', () => {
    const [root] = findingTree([
      finding('root', 'high'),
      finding('low-one', 'low', 'root'),
      finding('below-it', 'critical', 'low-one'),
      finding('other', 'medium', 'root'),
      finding('also-low', 'low', 'other'),
    ]);
    expect(descendants(root!).map(({ ruleId }) => ruleId)).toEqual([
      'below-it',
      'other',
      'low-one',
      'also-low',
    ]);
  });
});

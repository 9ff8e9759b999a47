import { describe, expect, it } from 'vitest';
import { readRuntimeSecurity } from '../../../src/facts/status/status-runtime-security.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

const own = (body: string, after = ''): ReturnType<typeof readRuntimeSecurity> =>
  readRuntimeSecurity(pageOf(section('Runtime Security', body) + after));

const environment = (...rows: string[]): string =>
  ['  Environment', '  ===========', ...rows.map((row) => `    ${row}`), ''].join('\n');

describe('the Environment of runtime security', () => {
  it('takes a feature without a row for one that is not used, once the page goes on', () => {
    const body = environment('Kernel lockdown: none', 'Use eBPF ring buffer: true');
    expect(own(body, section('Zebra', '  x: y'))).toMatchObject([
      { name: 'cws.environmentWarnings', value: [] },
      { name: 'cws.kernelLockdown', value: 'none' },
      { name: 'cws.usesMmapableMaps', value: false, confidence: 'medium', text: '    Kernel lockdown: none' },
      { name: 'cws.usesRingBuffer', value: true, confidence: 'high' },
      { name: 'cws.usesFentry', value: false, confidence: 'medium' },
    ]);
  });

  it('says nothing of features where the page may have been cut', () => {
    const body = environment('Kernel lockdown: none', 'Use eBPF ring buffer: true');
    expect(valuesOf(own(body))).toEqual({
      'cws.environmentWarnings': [],
      'cws.kernelLockdown': 'none',
      'cws.usesRingBuffer': true,
    });
  });

  it('says nothing of features on a page without the lockdown', () => {
    const body = environment('Warnings:', '  - CAP_CHOWN capability is missing');
    expect(valuesOf(own(body, section('Zebra', '  x: y')))).toEqual({
      'cws.environmentWarnings': ['CAP_CHOWN capability is missing'],
    });
  });

  it('reads features that are printed as false, inside System Probe', () => {
    const body = [
      '  CWS (runtime security)',
      '  ======================',
      '    Endpoints',
      '    =========',
      '',
      '    Unreliable: Sending compressed logs in HTTPS to intake.example.test on port 443',
      environment('  Kernel lockdown: none', '  Use fentry: false')
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n'),
    ].join('\n');
    expect(valuesOf(readRuntimeSecurity(pageOf(section('System Probe', body))))).toEqual({
      'cws.endpoints': ['Unreliable: Sending compressed logs in HTTPS to intake.example.test on port 443'],
      'cws.environmentWarnings': [],
      'cws.kernelLockdown': 'none',
      'cws.usesFentry': false,
    });
  });

  it('counts constants by where they come from', () => {
    const body = `${environment('Kernel lockdown: none')}
    Available constant fetchers
    ===========================

      btf co-re
      fallback

    Constants
    =========

      sizeof_inode = 600 (from btf co-re)
      sizeof_upid = 32 (from fallback)
      dentry_d_inode_offset = 48 (from btf co-re)
      not a constant
`;
    const facts = own(body);
    expect(valuesOf(facts)).toMatchObject({
      'cws.constantFetchers': ['btf co-re', 'fallback'],
      'cws.constants': [
        { source: 'btf co-re', count: 2 },
        { source: 'fallback', count: 1 },
      ],
      'cws.usesFentry': false,
    });
    expect(itemLines(facts, 'cws.constants')).toEqual([17, 18]);
  });
});

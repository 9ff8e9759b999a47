import { describe, expect, it } from 'vitest';
import { readRuntimeSecurity } from '../../../src/facts/status/status-runtime-security.ts';
import { SECURITY_PAGE } from './status-page-new.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

const securityOf = (body: string): Record<string, unknown> =>
  valuesOf(readRuntimeSecurity(pageOf(section('Runtime Security', body))));

describe('readRuntimeSecurity', () => {
  it('reads a page with failed self-tests, policies and warnings', () => {
    const facts = readRuntimeSecurity(pageOf(SECURITY_PAGE));
    expect(valuesOf(facts)).toEqual({
      'cws.running': true,
      'cws.connected': true,
      'cws.eventsReceived': 1042,
      'cws.endpoints': [
        'Reliable: Sending compressed logs in HTTPS to runtime-security-http-intake.logs.datadoghq.com. on port 443',
      ],
      'cws.selfTests.lastRunAt': Date.UTC(2025, 2, 12, 9, 14),
      'cws.selfTests.hasRun': true,
      'cws.selfTests.succeeded': [
        'datadog_agent_cws_self_test_rule_open',
        'datadog_agent_cws_self_test_rule_chmod',
      ],
      'cws.selfTests.failed': ['datadog_agent_cws_self_test_rule_chown'],
      'cws.policies': [
        { policy: 'default.policy', source: 'file', rule: 'quince_open', status: 'loaded' },
        {
          policy: 'default.policy',
          source: 'file',
          rule: 'quince_exec',
          status: 'syntax_error',
          error: 'syntax error `1:5: unexpected token`',
        },
        {
          policy: 'remote.policy',
          source: 'remote-config',
          rule: 'plum_write',
          status: 'event_type_disabled',
        },
        { policy: 'bare.policy', rule: 'apple_open', status: 'loaded' },
      ],
      'cws.environmentWarnings': [
        "/etc/group doesn't seem to be a mountpoint",
        'CAP_NET_RAW capability is missing',
      ],
      'cws.kernelLockdown': 'integrity',
      'cws.usesMmapableMaps': false,
      'cws.usesRingBuffer': false,
      'cws.usesFentry': true,
      'cws.constantFetchers': ['btf co-re'],
    });
    const [line = 0] = itemLines(facts, 'cws.selfTests.failed') ?? [];
    expect(SECURITY_PAGE.split('\n')[line - 1]).toContain('rule_chown');
  });

  it('takes self-tests for unknown when system-probe was not reached', () => {
    const body =
      '\n  Connected: false\n  Events received: 0\n\n  Self Tests\n  ==========\n\n    Last execution: <no value>\n\n    Succeeded: none\n\n    Failed: none\n\n  Policies\n  ========\n';
    expect(securityOf(body)).toEqual({
      'cws.running': true,
      'cws.connected': false,
      'cws.eventsReceived': 0,
    });
  });

  const EMPTY =
    '  Self Tests\n  ==========\n    Last execution: 12 Mar 25 09:14 UTC\n    Succeeded: none\n    Failed: none\n\n  Policies\n  ========\n    \n';

  it('takes an empty block for no policy where the self-tests have run', () => {
    const facts = readRuntimeSecurity(
      pageOf(
        section('Runtime Security', `${EMPTY}\n  Environment\n  ===========\n    Kernel lockdown: none`),
      ),
    );
    expect(facts).toContainEqual(
      expect.objectContaining({ name: 'cws.policies', value: [], confidence: 'medium', text: '  Policies' }),
    );
  });

  it('takes an empty block for unknown where nothing follows, nothing has run, or a policy has no rules', () => {
    const environment = '\n  Environment\n  ===========\n    Kernel lockdown: none';
    expect(securityOf(EMPTY)).not.toHaveProperty('cws.policies');
    expect(securityOf(EMPTY.replace('12 Mar 25 09:14', '01 Jan 01 00:00') + environment)).not.toHaveProperty(
      'cws.policies',
    );
    const bare = `${EMPTY}      broken.policy:\n        source: file\n        rules:\n`;
    expect(securityOf(bare + environment)).not.toHaveProperty('cws.policies');
  });

  it('takes the zero time for a run that has not finished', () => {
    const body =
      '  Self Tests\n  ==========\n    Last execution: 01 Jan 01 00:00 UTC\n    Succeeded: none\n    Failed: none';
    expect(securityOf(body)).toEqual({
      'cws.selfTests.hasRun': false,
      'cws.selfTests.succeeded': [],
      'cws.selfTests.failed': [],
    });
  });

  it('reads a section that is off', () => {
    expect(securityOf('\n  Not enabled\n')).toEqual({ 'cws.running': false });
  });

  it('takes an environment without warnings for one that has none', () => {
    const facts = readRuntimeSecurity(
      pageOf(section('Runtime Security', '  Environment\n  ===========\n    Kernel lockdown: none')),
    );
    expect(facts).toMatchObject([
      { name: 'cws.environmentWarnings', value: [], confidence: 'medium', text: '  Environment' },
      { name: 'cws.kernelLockdown', value: 'none', confidence: 'high' },
    ]);
  });

  it('reads the block inside the System Probe section, which does not tell of the Security Agent', () => {
    const body =
      '  Status: Running\n\n  CWS (runtime security)\n  ======================\n    Self Tests\n    ==========\n      Last execution: 12 Mar 25 09:14 UTC\n      Succeeded: none\n      Failed:\n        - rule_open\n    Environment\n    ===========\n      Kernel lockdown: confidentiality\n';
    expect(valuesOf(readRuntimeSecurity(pageOf(section('System Probe', body))))).toEqual({
      'cws.selfTests.hasRun': true,
      'cws.selfTests.lastRunAt': Date.UTC(2025, 2, 12, 9, 14),
      'cws.selfTests.succeeded': [],
      'cws.selfTests.failed': ['rule_open'],
      'cws.environmentWarnings': [],
      'cws.kernelLockdown': 'confidentiality',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { readJmx } from '../../../src/facts/status/status-jmx.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const jmxOf = (body: string, title = 'JMX Fetch'): Record<string, unknown> =>
  valuesOf(readJmx(pageOf(section(title, body))));

describe('readJmx', () => {
  it('reads instances that work and instances that fail', () => {
    expect(
      jmxOf(`
  Information
  ==================
    runtime_version : 17.0.9
    version : 0.49.0
    Socket errors: 2
  Initialized checks
  ==================
    fig
    - instance_name: fig-1
      metric_count: 1,042
      service_check_count: 0
      message: <no value>
      status: OK
    - instance_name: fig-2
      metric_count: 7
      status: WARNING
      message: too many metrics: 400
  Failed checks
  =============
    pear
      instance_name : pear-1
      message : Cannot connect to instance pear.example:9012
      status : ERROR
`),
    ).toEqual({
      'jmx.runtimeVersion': '17.0.9',
      'jmx.version': '0.49.0',
      'jmx.socketErrors': 2,
      'jmx.initialized': [
        { name: 'fig', instance: 'fig-1', status: 'ok', metrics: 1042, serviceChecks: 0 },
        { name: 'fig', instance: 'fig-2', status: 'warning', message: 'too many metrics: 400', metrics: 7 },
      ],
      'jmx.failed': [
        {
          name: 'pear',
          instance: 'pear-1',
          status: 'error',
          message: 'Cannot connect to instance pear.example:9012',
        },
      ],
    });
  });

  it('reads instances without dashes, whose rows stand in the order of their keys', () => {
    expect(
      jmxOf(
        `
  Initialized checks
  ==================
    kiwi
      instance_name : kiwi-a
      status : OK
      instance_name : kiwi-b
      status : OK
    plum
      instance_name : plum-a
      status : OK
  Failed checks
  =============
    no checks
`,
        'JMXFetch',
      ),
    ).toEqual({
      'jmx.initialized': [
        { name: 'kiwi', instance: 'kiwi-a', status: 'ok' },
        { name: 'kiwi', instance: 'kiwi-b', status: 'ok' },
        { name: 'plum', instance: 'plum-a', status: 'ok' },
      ],
      'jmx.failed': [],
    });
  });

  it('reads why JMXFetch did not start', () => {
    const body =
      '  JMX startup errors\n  ==================\n    Error: no java found\n    Date: 2025-01-01 00:00:00 UTC (1735689600000)';
    expect(jmxOf(body)).toEqual({
      'jmx.startupError': 'no java found',
      'jmx.startupErrorAt': 1_735_689_600_000,
    });
  });

  it('says nothing without data', () => {
    expect(jmxOf('  Information\n  ==================\n  no JMX status available')).toEqual({});
    expect(readJmx(pageOf(section('Collector', '  Failed checks\n  =============\n    no checks')))).toEqual(
      [],
    );
  });
});

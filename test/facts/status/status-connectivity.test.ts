import { describe, expect, it } from 'vitest';
import { readConnectivity } from '../../../src/facts/status/status-connectivity.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

const testsOf = (...lines: string[]): ReturnType<typeof readConnectivity> =>
  readConnectivity(pageOf(section('Metadata', `\n${lines.map((line) => `  ${line}`).join('\n')}\n`)));

describe('readConnectivity', () => {
  it('splits the map into tests', () => {
    const facts = testsOf(
      'config_site: plum.example',
      'diagnostics: map[connectivity:[{success Orchard keys  map[endpoint:https://keys.plum.example]} ' +
        '{failure Fruit obs invalid status code map[endpoint:https://obs.plum.example/api raw_error:invalid status code: 403]} ' +
        '{failure Connectivity to https://a.plum.example/v1 Connection to `https://a.plum.example/v1` failed map[remediation:ask]}]]',
      'feature_apm_enabled: true',
    );
    expect(valuesOf(facts)).toEqual({
      'agent.connectivity': [
        { status: 'success', name: 'Orchard keys', endpoint: 'https://keys.plum.example' },
        {
          status: 'failure',
          name: 'Fruit obs',
          endpoint: 'https://obs.plum.example/api',
          error: 'invalid status code: 403',
        },
        {
          status: 'failure',
          name: 'Connectivity to https://a.plum.example/v1',
          endpoint: 'https://a.plum.example/v1',
          error: 'Connection to `https://a.plum.example/v1` failed',
        },
      ],
    });
  });

  it('follows a test over several lines, to the next row', () => {
    const facts = testsOf(
      'diagnostics: map[connectivity:[{failure Connectivity to https://a.plum.example/validate',
      '...Creating a new connection',
      'Received response : \'{"err... map[remediation:ask]} {success Connectivity to https://b.plum.example  map[]}]]',
      'feature_apm_enabled: {success this is not a test map[]}',
    );
    expect(valuesOf(facts)['agent.connectivity']).toEqual([
      {
        status: 'failure',
        name: 'Connectivity to https://a.plum.example/validate',
        endpoint: 'https://a.plum.example/validate',
        error: '...Creating a new connection\nReceived response : \'{"err...',
      },
      {
        status: 'success',
        name: 'Connectivity to https://b.plum.example',
        endpoint: 'https://b.plum.example',
      },
    ]);
    const [first = 0, second = 0] = itemLines(facts, 'agent.connectivity') ?? [];
    expect(second - first).toBe(2);
  });

  it.each(['diagnostics: map[]', 'diagnostics: none', 'diagnostics: map[connectivity:[{success', ''])(
    'finds nothing in %j',
    (row) => expect(testsOf(row)).toEqual([]),
  );
});

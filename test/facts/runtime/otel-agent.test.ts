import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const RESPONSE = JSON.stringify(
  { version: '7.65.1', extension_version: '0.3.0', sources: { health: { url: ['a'] }, zpages: { url: [] } } },
  null,
  2,
);

describe('the otel folder', () => {
  it('holds the answer of the otel-agent', () => {
    const facts = factsOf({ 'otel/otel-response.json': RESPONSE });
    expect(
      ['enabled', 'running', 'version', 'extensionVersion', 'sources'].map((name) =>
        valueOrCause(facts, `otelAgent.${name}`),
      ),
    ).toEqual([true, true, '7.65.1', '0.3.0', ['health', 'zpages']]);
  });

  it.each([
    ["'otelcollector.enabled' is disabled in the configuration", false, undefined, undefined],
    [
      'did not get otel-agent configuration: dial tcp: connection refused',
      true,
      false,
      'dial tcp: connection refused',
    ],
    [
      'could not read sources from otel-agent response: {, error: unexpected end',
      true,
      true,
      'unexpected end',
    ],
    ['something else', undefined, undefined, undefined],
  ])('or why there is none: %s', (text, ...values) => {
    const facts = factsOf({ 'otel/otel-agent.log': text });
    const known = ['enabled', 'running', 'error'].map((name) => {
      const lookup = facts.fact(`otelAgent.${name}`);
      return lookup.known ? lookup.value.value : undefined;
    });
    expect(known).toEqual(values);
  });

  it('lists sources that failed when it accounts for all of them', () => {
    const files = {
      'otel/otel-response.json': RESPONSE,
      'otel/otel-flare/health/a.err': 'timed out',
      'otel/otel-flare/zpages/a.dat': 'ok',
    };
    expect(factsOf(files).fact('otelAgent.sourceErrors')).toMatchObject({
      value: {
        value: [{ source: 'health/a', error: 'timed out' }],
        itemPlaces: [{ file: 'otel/otel-flare/health/a.err', line: 1 }],
      },
    });
    const { 'otel/otel-flare/zpages/a.dat': _, ...rest } = files;
    expect(factsOf(rest).fact('otelAgent.sourceErrors').known).toBe(false);
  });
});

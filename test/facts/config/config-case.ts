// One case of the tests about the configuration in effect, and the pieces of flares they are made of.
import { expect, it } from 'vitest';
import type { ConfigProcess } from '../../../src/model/knowledge.ts';
import { factsOf, type FlareOptions, type Texts } from '../flare-of.ts';

export const DUMP = 'system_probe_runtime_config_dump.yaml';
export const PROBE = 'etc/system-probe.yaml';
export const NETWORK = 'network_config.enabled';

export const STATUS_OF = (version: string): string =>
  ['='.repeat(20), `Agent (v${version})`, '='.repeat(20), '', '  Agent flavor: agent'].join('\n');

export const envvars = (...variables: string[]): string =>
  ['Found the following envvars:', ...variables.map((one) => ` -  ${one}`)].join('\n');

export const agentPod = (...containers: string[]): string =>
  [
    'items:',
    '- metadata: {name: datadog-x7k2p, namespace: datadog}',
    '  spec:',
    '    containers:',
    ...containers,
  ].join('\n');

export const container = (name: string, ...variables: string[]): string =>
  [
    `    - name: ${name}`,
    '      image: gcr.io/datadoghq/agent:7.50.0',
    '      env:',
    '      - {name: DD_SITE, value: datadoghq.com}',
    ...variables.map((one) => `      - ${one}`),
  ].join('\n');

export interface ConfigCase {
  readonly name: string;
  readonly texts: Texts;
  readonly process?: ConfigProcess;
  readonly key?: string;
  readonly options?: FlareOptions;
  readonly is: object;
}

export const known = (value: unknown, layer: string, more: object = {}): object => ({
  known: true,
  value: { value, layer, ...more },
});
export const unknown = (cause: string, more: object = {}): object => ({
  known: false,
  missing: { cause, ...more },
});

export function testConfig(cases: readonly ConfigCase[]): void {
  it.each(cases)('$name', ({ texts, process = 'system-probe', key = NETWORK, options, is }) => {
    expect(factsOf(texts, options).config(process, key)).toMatchObject(is);
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlareCreation } from '../../../src/facts/flare/flare-creation.ts';
import type { Fact } from '../../../src/model/fact.ts';
import type { FlareDocument } from '../../../src/model/flare.ts';

const documentOf = (...lines: string[]): FlareDocument => ({
  path: 'flare_creation.log',
  role: 'flare-creation',
  lines,
});

const factOf = (name: string, ...lines: string[]): Fact | undefined =>
  readFlareCreation(documentOf(...lines)).facts.find((one) => one.name === name);

describe('readFlareCreation', () => {
  it('reads the time', () => {
    const made = readFlareCreation(documentOf('Flare creation time: 2025-03-01T10:00:00Z'));
    expect(made.createdAtMs).toBe(Date.UTC(2025, 2, 1, 10));
    expect(made.facts[0]).toMatchObject({ name: 'flare.createdAt', unit: 'ms', confidence: 'high', line: 1 });
  });

  it.each([
    [
      "error collecting data for 'k8s/kubelet_pods.yaml': i/o timeout",
      'file',
      'k8s/kubelet_pods.yaml',
      'i/o timeout',
    ],
    ["error reading file '/etc/a.yaml' to be copy to 'etc/a.yaml': gone", 'file', 'etc/a.yaml', 'gone'],
    ["error reading file '/etc/a.yaml' to be copied to 'etc/a.yaml': gone", 'file', 'etc/a.yaml', 'gone'],
    ["error scrubbing content for 'process.json': token too long", 'file', 'process.json', 'token too long'],
    [
      "error scrubbing content for file 'process.json': token too long",
      'file',
      'process.json',
      'token too long',
    ],
    ["error writing data to 'status.log': disk full", 'file', 'status.log', 'disk full'],
    ["error writing file 'etc/a.yaml': disk full", 'file', 'etc/a.yaml', 'disk full'],
    ["error creating directory for file 'expvar/a': denied", 'file', 'expvar/a', 'denied'],
    ["error walking dir '/var/log/datadog': denied", 'folder', '/var/log/datadog', 'denied'],
    ["error getting absolute path for 'conf.d': denied", 'folder', 'conf.d', 'denied'],
    ["flare provider 'a/b.fill-fm' failed after 2s: EOF", 'provider', 'a/b.fill-fm', 'failed after 2s: EOF'],
    ["flare provider 'a/b.fill-fm' timedout after 10s", 'provider', 'a/b.fill-fm', 'timed out after 10s'],
  ] as const)('reads %s', (...[text, subject, file, error]) => {
    const isCopy = text.startsWith('error reading file');
    expect(readFlareCreation(documentOf('', `  ${text}`)).failures).toEqual([
      { subject, file, error, isCopy, place: { file: 'flare_creation.log', line: 2, text: `  ${text}` } },
    ]);
  });

  it('lists the providers that took too long or failed', () => {
    const text = "flare provider 'a/b.fill-fm' timedout after 10s";
    const lines = ['x', text, "flare provider 'c' failed after 1s: EOF"];
    expect(factOf('flare.timedOutProviders', ...lines)).toMatchObject({
      value: ['a/b.fill-fm'],
      line: 2,
      itemPlaces: [{ line: 2, text }],
    });
    expect(factOf('flare.failedProviders', ...lines)).toMatchObject({ value: ['c'], line: 3 });
  });

  it('tells what became of each provider, of two with one name the right one', () => {
    const fact = factOf(
      'flare.providers',
      'Flare creation time: 2025-03-01T10:00:00Z',
      'Running flare provider x/pkg.Fill.func1 with timeout 10s',
      'Running flare provider x/pkg.Fill.func1 with timeout 1m0s',
      "flare provider 'x/pkg.Fill.func1' timedout after 1m0s",
      'Running flare provider x/last',
      "flare provider 'x/last' failed after 2ms: EOF",
    );
    expect(fact?.value).toEqual([
      { provider: 'x/pkg.Fill.func1', outcome: 'ended', timeoutSeconds: 10 },
      {
        provider: 'x/pkg.Fill.func1',
        outcome: 'timed out',
        timeoutSeconds: 60,
        error: 'timed out after 1m0s',
      },
      { provider: 'x/last', outcome: 'failed', error: 'failed after 2ms: EOF' },
    ]);
    expect(fact?.itemPlaces?.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it('lists what could not be collected, also when that is nothing', () => {
    const text = "error collecting data for 'ecs_metadata.json': no route to host";
    expect(factOf('flare.failures', 'Flare creation time: x', text)).toMatchObject({
      value: [{ subject: 'file', file: 'ecs_metadata.json', error: 'no route to host' }],
      itemPlaces: [{ line: 2 }],
    });
    expect(factOf('flare.failures', '')?.value).toEqual([]);
    expect(factOf('flare.failures', 'Running flare provider a')?.value).toEqual([]);
  });

  it.each(["error collecting data for 'no end", "flare provider 'a' slept", 'a page of something else'])(
    'makes nothing of %s',
    (text) => {
      expect(readFlareCreation(documentOf(text))).toEqual({ failures: [], facts: [] });
    },
  );

  it('makes no time of what is none', () => {
    expect(factOf('flare.createdAt', 'Flare creation time: yesterday')).toBeUndefined();
  });

  it('takes any text', () => {
    const start = fc.constantFrom(
      "error collecting data for '",
      "error reading file '",
      "flare provider '",
      'Flare creation time: ',
    );
    const line = fc.tuple(start, fc.string()).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { failures } = readFlareCreation(documentOf(...lines));
        for (const { place } of failures) expect(lines[place.line - 1]).toBe(place.text);
      }),
    );
  });
});

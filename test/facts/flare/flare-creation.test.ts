import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlareCreation } from '../../../src/facts/flare/flare-creation.ts';

const documentOf = (...lines: string[]): { path: string; role: string; lines: string[] } => ({
  path: 'flare_creation.log',
  role: 'flare-creation',
  lines,
});

describe('readFlareCreation', () => {
  it('reads the time', () => {
    const made = readFlareCreation(documentOf('Flare creation time: 2025-03-01T10:00:00Z'));
    expect(made.createdAtMs).toBe(Date.UTC(2025, 2, 1, 10));
    expect(made.facts).toMatchObject([{ name: 'flare.createdAt', unit: 'ms', confidence: 'high', line: 1 }]);
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
    ["error creating directory for file 'expvar/a': denied", 'file', 'expvar/a', 'denied'],
    ["error walking dir '/var/log/datadog': denied", 'folder', '/var/log/datadog', 'denied'],
    ["error getting absolute path for 'conf.d': denied", 'folder', 'conf.d', 'denied'],
    ["flare provider 'a/b.fill-fm' failed after 2s: EOF", 'provider', 'a/b.fill-fm', 'failed after 2s: EOF'],
    ["flare provider 'a/b.fill-fm' timedout after 10s", 'provider', 'a/b.fill-fm', 'timed out after 10s'],
  ] as const)('reads %s', (...[text, subject, file, error]) => {
    expect(readFlareCreation(documentOf('', `  ${text}`)).failures).toEqual([
      { subject, file, error, place: { file: 'flare_creation.log', line: 2, text: `  ${text}` } },
    ]);
  });

  it('lists the providers that took too long', () => {
    const text = "flare provider 'a/b.fill-fm' timedout after 10s";
    const { facts } = readFlareCreation(documentOf('x', text, "flare provider 'c' failed after 1s: EOF"));
    expect(facts).toMatchObject([
      { name: 'flare.timedOutProviders', value: ['a/b.fill-fm'], line: 2, itemPlaces: [{ line: 2, text }] },
    ]);
  });

  it.each([
    'Running flare provider a/b.fill-fm with timeout 10s',
    "error collecting data for 'no end",
    "flare provider 'a' slept",
    'Flare creation time: yesterday',
  ])('makes nothing of %s', (text) => {
    expect(readFlareCreation(documentOf(text))).toEqual({ failures: [], facts: [] });
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

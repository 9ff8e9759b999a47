import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type Texts } from '../flare-of.ts';

const read = (texts: Texts, ...names: string[]): unknown[] => {
  const facts = factsOf(texts);
  return names.map((name) => valueOrCause(facts, name));
};

describe('why a flare was made without the daemon', () => {
  it('was asked for', () => {
    const local =
      'local flare was requested\nFlare creation time: 2025-03-01T10:00:00Z\nGo version: go1.23.4';
    const names = ['flare.localReason', 'flare.createdAt', 'flare.local'];
    expect(read({ local }, ...names)).toEqual(['requested', Date.UTC(2025, 2, 1, 10), true]);
  });

  it('could not reach it', () => {
    const local = 'unable to contact the agent to retrieve flare: dial tcp 127.0.0.1:5001: refused\n';
    expect(read({ local }, 'flare.localReason', 'flare.localError')).toEqual([
      'unreachable',
      'dial tcp 127.0.0.1:5001: refused',
    ]);
  });

  it('says so in the status page, when the file is empty', () => {
    const texts = { local: '', 'status.log': 'unable to contact the agent to retrieve flare: no token' };
    const facts = factsOf(texts);
    expect(facts.fact('flare.localError')).toMatchObject({
      value: { value: 'no token', file: 'status.log', line: 1 },
    });
  });

  it.each<[string, Texts]>([
    ['an empty file', { local: '' }],
    ['a question', { local: '', 'status.log': 'unable to get the status of the agent, is it running?' }],
    ['a flare of a running Agent', { 'status.log': 'Agent (v7.50.0)' }],
  ])('makes nothing of %s', (_, texts) => {
    expect(read(texts, 'flare.localReason', 'flare.localError')).toEqual([
      { cause: expect.any(String) as string },
      { cause: expect.any(String) as string },
    ]);
  });
});

describe('files that were not scrubbed', () => {
  it('lists them with their lines', () => {
    const text =
      '{\n  "count": 2,\n  "files": [\n    "logs/agent.log",\n    "profiles/core-cpu.pprof"\n  ]\n}';
    const fact = factsOf({ 'non_scrubbed_files.json': text }).fact('flare.notScrubbed');
    expect(fact).toMatchObject({
      value: {
        value: ['logs/agent.log', 'profiles/core-cpu.pprof'],
        itemPlaces: [{ line: 4 }, { line: 5 }],
      },
    });
  });

  it('knows that there are none', () => {
    const text = '{"files": [], "message": "All files were scrubbed"}';
    expect(read({ 'non_scrubbed_files.json': text }, 'flare.notScrubbed')).toEqual([[]]);
  });

  it('makes nothing of something else', () => {
    expect(read({ 'non_scrubbed_files.json': '{"names": ["a"]}' }, 'flare.notScrubbed')).toEqual([
      { cause: 'absent' },
    ]);
  });
});

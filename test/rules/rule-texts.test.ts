// What every shipped rule says about itself, so that whoever reads its finding knows whom to ask and what to send.
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/model/language.ts';
import { builtInPack } from '../support/fixture-files.ts';
import { ELSEWHERE } from '../support/words-elsewhere.ts';

const pack = await builtInPack();
const stable = pack.rules.filter((rule) => rule.maturity === 'stable');

/** Words of the program and of support, which mean nothing to a customer. */
const INTERNAL = /\bflare-analy|--assume|\brunbook|ランブック|\brule id\b|escalat|エスカレ/i;

/** A rule of the pack is owned by one of these. */
const TEAMS = new Set([
  'agent-core',
  'agent-integrations',
  'apm',
  'containers',
  'ebpf-platform',
  'fleet-and-install',
  'logs-agent',
  'network-performance',
  'processes',
  'windows',
  'workload-protection',
]);

it('every rule is to be looked at', () => {
  expect(stable).toHaveLength(pack.rules.length);
});

describe.each(stable.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it('can be told to the customer in a few sentences, without internal words', () => {
    for (const language of LANGUAGES) {
      const text = rule.texts.customer?.[language] ?? '';
      expect(text).not.toBe('');
      expect(text).not.toMatch(INTERNAL);
      expect(text.length).toBeLessThan(400);
    }
  });

  it('speaks politely and ends its sentences in Japanese', () => {
    for (const text of [rule.texts.customer, rule.texts.falsePositives].flatMap((one) => one?.ja ?? [])) {
      for (const sentence of text.split('。').slice(0, -1))
        expect(sentence).toMatch(/(?:です|ます|ません|ください|でした|ました)$/);
      expect(text).toMatch(/。$/);
    }
  });

  it('writes to the customer what can be sent alone', () => {
    for (const language of LANGUAGES) expect(rule.texts.customer?.[language]).not.toMatch(ELSEWHERE[language]);
  });

  it('says who answers for it, under which tags it is found, and where to read on', () => {
    expect(TEAMS).toContain(rule.owner);
    expect(rule.tags).not.toEqual([]);
    expect(rule.texts.references).not.toEqual([]);
    expect(pack.runbooks.has(rule.runbook)).toBe(true);
  });

  it('says, in words that no other rule uses, when it is wrong', () => {
    for (const language of LANGUAGES) {
      const note = rule.texts.falsePositives?.[language] ?? '';
      expect(note.length).toBeGreaterThan(language === 'en' ? 40 : 20);
      expect(stable.filter(({ texts }) => texts.falsePositives?.[language] === note)).toEqual([rule]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { meaningMistakes } from '../../src/ruleset/mistakes/meaning-mistakes.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';

function mistakesOf(when: string, shown = 'error') {
  const text = `id: a-rule
title: { en: some title, ja: 題名 }
summary: { en: "It fails: {{ ${shown} }}", ja: "失敗: {{ ${shown} }}" }
severity: low
component: agent
find:
  failed: { log: agent, regex: "failed: (?<error>.+)" }
  refused: { log: agent, regex: "refused: (?<error>.+)" }
  checks: { fact: checks, any: { status: error } }
  setting: { config: check_runners, process: agent, equals: 4 }
  version: { fact: agent.version, exists: true }
when: ${when}
confidence: { level: low, high-with: [failed, refused, checks, setting, version] }
`;
  return meaningMistakes(parseRule(text, 'a-rule.yaml')).filter(({ code }) => code === 'AMBIGUOUS_VARIABLE');
}

describe('a value that two looks give', () => {
  it.each([
    ['{ all: [failed, refused] }', 'error'],
    ['{ all: [failed], any: [refused, version] }', 'error'],
    ['{ any: [version, { all: [failed, refused] }] }', 'error'],
    ['{ all: [checks, failed] }', 'error'],
    ['{ all: [setting, version] }', 'value'],
  ])('that are seen together is ambiguous: %s', (when, shown) => {
    expect(mistakesOf(when, shown).map(({ line, column }) => `${line}:${column}`)).toEqual(['3:12', '3:41']);
  });

  it.each([
    ['{ any: [failed, refused] }', 'error'],
    ['{ at-least: { count: 2, of: [failed, refused, version] } }', 'error'],
    ['{ all: [failed], unless: [refused] }', 'error'],
    ['{ all: [failed, checks] }', 'error'],
    ['{ all: [failed, refused, version] }', 'value'],
  ])('is clear where one is enough, one is absent, or a group stands first: %s', (when, shown) => {
    expect(mistakesOf(when, shown)).toEqual([]);
  });

  it('is named with both looks', () => {
    expect(mistakesOf('{ all: [setting, version] }', 'value')[0]?.message).toContain(
      '“setting” and “version” are seen together and both give “value”',
    );
  });
});

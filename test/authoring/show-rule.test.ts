import { describe, expect, it } from 'vitest';
import { readAloud } from '../../src/authoring/read-aloud.ts';
import { renderRule } from '../../src/authoring/show-rule.ts';
import { namesIn } from '../../src/ruleset/expression.ts';
import { builtInPack } from '../support/fixture-files.ts';
import { rulesetOf, ruleText } from '../support/flare-of.ts';

const whenOf = (when: string): string => {
  const finds = 'abcd'.split('').map((name) => `  ${name}: { log: agent, contains: text of ${name} }`);
  const used = 'confidence: { high-with: [a, b, c, d] }';
  return readAloud(
    rulesetOf(ruleText('some-rule', `find:\n${finds.join('\n')}\nwhen: ${when}\n${used}\n`)).rules[0]!.when,
  );
};

describe('a condition read aloud', () => {
  it.each([
    ['a', '“a” is seen'],
    ['{ all: [a] }', '“a” is seen'],
    ['{ all: [a, b, c] }', '“a”, “b” and “c” are seen'],
    ['{ any: [a, b] }', '“a” or “b” is seen'],
    ['{ all: [a], unless: [b] }', '“a” is seen, and “b” is not seen'],
    ['{ all: [a], none: [b, c] }', '“a” is seen, and none of “b” and “c” is seen'],
    ['{ at-least: { count: 2, of: [a, b, c] } }', 'at least 2 of “a”, “b” and “c” are seen'],
    ['{ any: [a, { all: [b], unless: [c] }] }', '“a” is seen, or (“b” is seen, and “c” is not seen)'],
    ['{ none: [a, { all: [b, c] }] }', 'none of these holds: “a” is seen; “b” and “c” are seen'],
    [
      '{ at-least: { count: 1, of: [a, { any: [b, c] }] } }',
      'at least 1 of these hold: “a” is seen; “b” or “c” is seen',
    ],
  ])('%s', (when, sentence) => {
    expect(whenOf(when)).toBe(sentence);
  });
});

describe('a rule in words', () => {
  it('names its looks, its condition, its runbook and what it explains, for every rule of the pack', async () => {
    const pack = await builtInPack();
    for (const rule of pack.rules) {
      const text = renderRule(rule, pack, 80);
      for (const name of [...Object.keys(rule.find), rule.id, rule.runbook, rule.file, ...rule.explains])
        expect(text, rule.id).toContain(name);
      for (const name of namesIn(rule.when)) expect(text, rule.id).toContain(`“${name}”`);
      expect(text.endsWith('\n'), rule.id).toBe(true);
      expect(text, rule.id).not.toContain('undefined');
    }
  });

  it('says which rules explain it', async () => {
    const pack = await builtInPack();
    const cause = pack.rules.find((rule) => rule.explains.length > 0)!;
    const symptom = pack.rules.find((rule) => rule.id === cause.explains[0])!;
    expect(renderRule(symptom, pack, 80)).toMatch(new RegExp(`explained by .*${cause.id}`, 's'));
  });

  it('lets nothing in a rule move the cursor', () => {
    const pack = rulesetOf(
      ruleText('some-rule', 'find: { a: { log: agent, contains: "five \\e[2J bytes" } }\nwhen: a\n'),
    );
    expect(renderRule(pack.rules[0]!, pack, 80).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

import { describe, expect, it } from 'vitest';
import { runCase } from '../../src/authoring/run-case.ts';
import type { OutcomeKind } from '../../src/model/outcome.ts';
import { rulesetOf, ruleText, type Files } from '../support/flare-of.ts';

const PACK = rulesetOf(
  ruleText(
    'disk-full',
    `find:
  full: { log: agent, contains: no space left, at-least: 2 }
  old: { fact: agent.version, in: "<7.50" }
  freed: { log: agent, contains: space was freed }
when: { all: [full, old], unless: [freed] }
`,
  ),
);
const LINE = '2024-05-01 10:00:00 UTC | CORE | ERROR | (x.go:1 in run) |';

function differencesOf(files: Files, outcome: OutcomeKind, version = '7.40.0'): Promise<string[]> {
  const flareCase = { name: 'a', files: { ...files }, assume: { 'agent.version': version } };
  const expect = { variables: {}, missing: [] };
  return runCase(PACK.rules[0]!, PACK, { flareCase: { ...flareCase, expect }, outcome });
}

describe('the evidence of a match', () => {
  const found = `${LINE} no space left`;

  it('is the lines that are marked', async () => {
    const marked = `${found}  <== full\n`;
    expect(await differencesOf({ 'logs/agent.log': marked + marked }, 'match')).toEqual([]);
    expect(await differencesOf({ 'logs/agent.log': `${marked}${found}\n` }, 'match')).toEqual([
      'logs/agent.log:2 is evidence of full as well and carries no mark',
    ]);
    expect(
      await differencesOf({ 'logs/agent.log': `${found}\nother  <== full\n${found}\n` }, 'match'),
    ).toEqual([
      'expected logs/agent.log:2 as evidence of full, got logs/agent.log:1, logs/agent.log:3',
      'logs/agent.log:1 is evidence of full as well and carries no mark',
      'logs/agent.log:3 is evidence of full as well and carries no mark',
    ]);
  });

  it('may be marked for another look of the same line', async () => {
    const files = { 'logs/agent.log': `${found}  <== full\n${found} ${found}  <== other\n` };
    expect(await differencesOf(files, 'match')).toEqual([
      'expected logs/agent.log:2 as evidence of other, got nothing',
    ]);
  });
});

describe('a case that ends otherwise', () => {
  it('names the looks that keep it from a match, and what they found', async () => {
    const files = { 'logs/agent.log': `${LINE} no space left\n${LINE} space was freed\n` };
    expect(await differencesOf(files, 'match', '7.60.0')).toEqual([
      'expected match, got no-match',
      '  full: not seen, found 1 line, searched to the end',
      '  old: not seen, found 7.60.0',
      '  freed: seen, found 1 line',
    ]);
  });

  it('names the looks that make it match', async () => {
    const files = { 'logs/agent.log': `${LINE} no space left\n${LINE} no space left\n` };
    expect(await differencesOf(files, 'no-match')).toEqual([
      'expected no-match, got match',
      '  full: seen, found 2 lines',
      '  old: seen, found 7.40.0',
      '  freed: not seen, found 0 lines, searched to the end',
    ]);
  });

  it('names what cannot be told', async () => {
    expect(await differencesOf({}, 'match')).toEqual([
      'expected match, got unknown, missing logs/agent.log (absent): the flare does not show what this rule needs',
      '  full: cannot tell, missing logs/agent.log (absent)',
      '  freed: cannot tell, missing logs/agent.log (absent)',
    ]);
  });
});

describe('a line that two looks find', () => {
  it('can be marked for either of them', async () => {
    const pack = rulesetOf(
      ruleText(
        'disk-full',
        'find:\n  full: { log: agent, contains: no space left }\n  write: { log: agent, contains: cannot write }\nwhen: { all: [full, write] }\n',
      ),
    );
    const run = (mark: string): Promise<string[]> =>
      runCase(pack.rules[0]!, pack, {
        flareCase: {
          name: 'a',
          files: { 'logs/agent.log': `${LINE} cannot write: no space left  <== ${mark}\n` },
          assume: {},
          expect: { variables: {}, missing: [] },
        },
        outcome: 'match',
      });
    expect(await run('full')).toEqual([]);
    expect(await run('write')).toEqual([]);
  });
});

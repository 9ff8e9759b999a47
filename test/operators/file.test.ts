import { describe, expect, it } from 'vitest';
import { diagnosisOf, rulesetOf, ruleText, statusPage } from '../support/flare-of.ts';

async function outcomeOf(pattern: string): Promise<string | undefined> {
  const rule = ruleText('has-file', `find:\n  there: { file: "${pattern}" }\nwhen: { any: [there] }\n`);
  const files = { 'status.log': statusPage('7.50.0'), [`extra/${'a'.repeat(200)}`]: 'x\n' };
  const { outcomes } = await diagnosisOf(files, rulesetOf(rule));
  return outcomes[0]?.outcome;
}

describe('file', () => {
  it('takes a star for any part of one name', async () => {
    expect(await outcomeOf('*tra/a*')).toBe('match');
    expect(await outcomeOf('*aa')).toBe('unknown');
  });

  it('reads names from left to right, so that many stars end', async () => {
    expect(await outcomeOf(`extra/${'*a'.repeat(12)}*b`)).toBe('unknown');
  });
});

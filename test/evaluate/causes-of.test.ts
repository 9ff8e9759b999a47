import { describe, expect, it } from 'vitest';
import { reportOf, rulesetOf, ruleText } from '../support/flare-of.ts';

const look = (text: string): string => `find: { it: { log: agent, contains: ${text} } }\nwhen: it\n`;
const files = { 'logs/agent.log': 'cause line\nsymptom line\nfarther line\n' };

describe('explains', () => {
  it('puts the cause first and names what it explains, whatever the severity', async () => {
    const cause = ruleText('z-cause', `${look('cause line')}explains: [a-symptom]\n`).replace(
      'severity: high',
      'severity: low',
    );
    const { findings } = await reportOf(files, rulesetOf(cause, ruleText('a-symptom', look('symptom line'))));
    expect(findings.map(({ ruleId, explains, explainedBy }) => ({ ruleId, explains, explainedBy }))).toEqual([
      { ruleId: 'z-cause', explains: ['a-symptom'], explainedBy: undefined },
      { ruleId: 'a-symptom', explains: [], explainedBy: 'z-cause' },
    ]);
  });

  it('prefers the root to a rule that is a symptom itself', async () => {
    const middle = ruleText('a-middle', `${look('symptom line')}explains: [c-end]\n`);
    const root = ruleText('b-root', `${look('cause line')}explains: [a-middle, c-end]\n`);
    const { findings } = await reportOf(
      files,
      rulesetOf(middle, root, ruleText('c-end', look('farther line'))),
    );
    expect(Object.fromEntries(findings.map((one) => [one.ruleId, one.explainedBy]))).toEqual({
      'b-root': undefined,
      'a-middle': 'b-root',
      'c-end': 'b-root',
    });
  });

  it('explains nothing in a circle of two beyond the first edge', async () => {
    const a = ruleText('a', `${look('cause line')}explains: [b]\n`);
    const b = ruleText('b', `${look('symptom line')}explains: [a]\n`);
    const { findings } = await reportOf(files, rulesetOf(a, b));
    expect(findings.filter((one) => one.explainedBy === undefined)).toHaveLength(1);
  });
});

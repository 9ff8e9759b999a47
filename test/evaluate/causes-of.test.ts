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

  it('prefers the cause that cites a line of the symptom', async () => {
    const absent = '  absent: { log: agent, contains: no such line }\n';
    const elsewhere = ruleText(
      'a-elsewhere',
      `find:\n  it: { log: agent, contains: cause line }\n${absent}when: { all: [it], unless: [absent] }\nexplains: [c-end]\n`,
    );
    const middle = ruleText('b-middle', `${look('farther')}explains: [c-end]\n`);
    const root = ruleText('d-root', `${look('symptom line')}explains: [b-middle]\n`);
    const { findings } = await reportOf(
      files,
      rulesetOf(
        elsewhere,
        middle,
        root,
        ruleText(
          'c-end',
          `find:\n  it: { log: agent, contains: farther line }\n${absent}when: { all: [it], unless: [absent] }\n`,
        ),
      ),
    );
    expect(findings.find((one) => one.ruleId === 'c-end')?.explainedBy).toBe('b-middle');
  });

  it('explains nothing in a circle of two beyond the first edge', async () => {
    const a = ruleText('a', `${look('cause line')}explains: [b]\n`);
    const b = ruleText('b', `${look('symptom line')}explains: [a]\n`);
    const { findings } = await reportOf(files, rulesetOf(a, b));
    expect(findings.filter((one) => one.explainedBy === undefined)).toHaveLength(1);
  });
});

describe('a flare with twelve symptoms of one cause', () => {
  const symptoms = Array.from({ length: 12 }, (_, index) => `symptom-${String.fromCharCode(97 + index)}`);
  const lines = ['the root broke', ...symptoms.map((id) => `trouble of ${id} here`)];
  const rules = (): string[] => [
    // Half of them hang on a cause between, as generic troubles do.
    ruleText('z-root', `${look('the root broke')}explains: [${symptoms.slice(0, 7).join(', ')}]\n`),
    ...symptoms.map((id, index) => {
      const explains = index === 6 ? `explains: [${symptoms.slice(7).join(', ')}]\n` : '';
      const severity = index % 2 === 0 ? 'critical' : 'low';
      return ruleText(id, `${look(`trouble of ${id}`)}${explains}`).replace(
        'severity: high',
        `severity: ${severity}`,
      );
    }),
  ];

  it('has one root, and it comes first; all others lead to it', async () => {
    const report = await reportOf({ 'logs/agent.log': lines.join('\n') }, rulesetOf(...rules()));
    const roots = report.findings.filter((one) => one.explainedBy === undefined);
    expect(roots.map((one) => one.ruleId)).toEqual(['z-root']);
    expect(report.findings[0]?.ruleId).toBe('z-root');
    expect(report.findings).toHaveLength(13);
    const causes = new Map(report.findings.map((one) => [one.ruleId, one.explainedBy]));
    for (const id of symptoms) {
      let at: string | undefined = id;
      for (let step = 0; step < 13 && at !== 'z-root' && at !== undefined; step++) at = causes.get(at);
      expect(at, id).toBe('z-root');
    }
  });

  it('shows each symptom by itself where the root is not seen', async () => {
    const report = await reportOf({ 'logs/agent.log': lines.slice(1, 4).join('\n') }, rulesetOf(...rules()));
    expect(report.findings.filter((one) => one.explainedBy === undefined)).toHaveLength(3);
  });
});

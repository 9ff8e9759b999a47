import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import { explain, type ExplainNode } from '../../src/authoring/explain.ts';
import { renderExplanation } from '../../src/authoring/render-explanation.ts';
import { displayWidth } from '../../src/util/display-width.ts';
import { nearMissesOf } from '../../src/evaluate/near-misses.ts';
import { builtInPack, fixtureFiles } from '../support/fixture-files.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage } from '../support/flare-of.ts';

const body = `applies: [{ fact: agent.version, in: ">=7.0.0" }]
find:
  full: { log: agent, contains: no space left }
  freed: { log: agent, contains: space was freed, after: full }
when: { all: [full], unless: [freed] }
`;

function leaves(node: ExplainNode): ExplainNode[] {
  return node.children === undefined ? [node] : node.children.flatMap(leaves);
}

describe('explain', () => {
  it('shows for every look what was wanted, what was found and where', async () => {
    const files = { 'status.log': statusPage('7.50.0'), 'logs/agent.log': 'x\nno space left\n' };
    const explanation = explain(
      await diagnosisOf(files, rulesetOf(ruleText('disk-full', body))),
      'disk-full',
    );
    expect(explanation.outcome).toBe('match');
    expect(leaves(explanation.tree).map(({ label, verdict, where }) => ({ label, verdict, where }))).toEqual([
      { label: 'applies 1', verdict: 'seen', where: ['status.log:2'] },
      { label: 'full', verdict: 'seen', where: ['logs/agent.log:2'] },
      { label: 'freed', verdict: 'not-seen', where: ['logs/agent.log:2'] },
    ]);
    expect(renderExplanation(explanation, { language: 'en', widthColumns: 80 })).toContain('✓ full\n');
  });

  it('keeps within its width, and says its own words in Japanese', async () => {
    const files = { 'logs/agent.log': 'x\n' };
    const body = `find:\n  full: { log: agent, contains: "${'no space left '.repeat(12)}" }\nwhen: { any: [full] }\n`;
    const explanation = explain(
      await diagnosisOf(files, rulesetOf(ruleText('disk-full', body))),
      'disk-full',
    );
    const lines = renderExplanation(explanation, { language: 'en', widthColumns: 60 }).split('\n');
    expect(lines.filter((line) => displayWidth(line) > 60)).toEqual([]);
    expect(lines.length).toBeGreaterThan(6);
    const japanese = renderExplanation(explanation, { language: 'ja', widthColumns: 60 });
    expect(japanese).toMatch(/^disk-full: 該当なし\n/);
    expect(japanese).toContain('    条件 agent log:');
  });

  it('shows a fact with a unit as people read it, and the number of the flare', async () => {
    const body = 'find: { off: { fact: clock.ntpOffset, above: 1m } }\nwhen: off\n';
    const files = { 'status.log': statusPage('7.50.0') };
    const explanation = explain(
      await diagnosisOf(files, rulesetOf(ruleText('clock-off', body)), { 'clock.ntpOffset': '150' }),
      'clock-off',
    );
    expect(leaves(explanation.tree)).toMatchObject([{ label: 'off', actual: '150', unit: 's' }]);
    const text = renderExplanation(explanation, { language: 'en', widthColumns: 80 });
    expect(text).toContain('found  2 min 30 s (150 s)\n');
  });

  it('names what is missing', async () => {
    const explanation = explain(
      await diagnosisOf({ 'status.log': statusPage('7.50.0') }, rulesetOf(ruleText('disk-full', body))),
      'disk-full',
    );
    expect(explanation.outcome).toBe('unknown');
    expect(leaves(explanation.tree).find((one) => one.label === 'full')?.missing).toMatchObject([
      { input: 'logs/agent.log' },
    ]);
  });

  it('lets no secret through', async () => {
    const rule = ruleText('agent-here', 'find: { it: { fact: agent.version, exists: true } }\nwhen: it\n');
    const explanation = explain(
      await diagnosisOf(
        { 'status.log': statusPage(`7.50.0-${'0123456789abcdef'.repeat(2)}`) },
        rulesetOf(rule),
      ),
      'agent-here',
    );
    expect(JSON.stringify(explanation)).not.toContain('0123456789abcdef'.repeat(2));
  });

  it('shows no value of a setting whose name says that it is a secret', async () => {
    const body = `find:
  effective: { config: my_integration.password, process: agent, regex: "^(?<start>hunter)", contains: two }
  stated: { config-file: etc/datadog.yaml, key: my_integration.password, starts-with: hunter }
  other: { log: agent, contains: no space left }
when: { all: [effective, stated, other] }
`;
    const rule = ruleText('secret-shown', body).replace(
      'summary: { en: s,',
      'summary: { en: "{{ value }} {{ start }}",',
    );
    const diagnosisWith = (log: string): ReturnType<typeof diagnosisOf> =>
      diagnosisOf(
        {
          'etc/datadog.yaml': 'my_integration:\n  password: hunter two two\n',
          'runtime_config_dump.yaml': 'my_integration:\n  password: hunter two two\n',
          'logs/agent.log': log,
        },
        rulesetOf(rule),
      );
    const near = await diagnosisWith('nothing here\n');
    const explanation = explain(near, 'secret-shown');
    expect(leaves(explanation.tree).map(({ verdict, actual }) => [verdict, actual?.split(' ')[0]])).toEqual([
      ['seen', '********'],
      ['seen', '********'],
      ['not-seen', expect.any(String)],
    ]);
    const otherValue = rulesetOf(rule.replace('contains: two', 'contains: three'));
    const missed = await diagnosisOf(
      {
        'runtime_config_dump.yaml': 'my_integration:\n  password: hunter two two\n',
        'etc/datadog.yaml': 'my_integration:\n  password: hunter two two\n',
        'logs/agent.log': 'no space left\n',
      },
      otherValue,
    );
    const report = assembleReport(missed, 'en', nearMissesOf(otherValue.rules, missed.outcomes));
    expect(report.nearMisses?.[0]?.looks).toMatchObject([{ name: 'effective' }]);
    const found = assembleReport(await diagnosisWith('no space left\n'), 'en').findings;
    expect(found.map((one) => one.summary)).toEqual(['******** ********']);
    expect(found[0]?.evidence.map((one) => one.text)).toContain('  password: ********');
    expect(JSON.stringify([explanation, report.nearMisses])).not.toContain('two two');
  });

  it('agrees with the tree’s own verdict for every rule on a whole flare', async () => {
    const pack = await builtInPack();
    const files = Object.fromEntries(
      Object.entries(await fixtureFiles('cilium-race')).map(([path, bytes]) => [
        path,
        bytes.toString('utf8'),
      ]),
    );
    const diagnosis = await diagnosisOf(files, pack);
    const verdicts: Record<string, string> = {
      match: 'seen',
      'no-match': 'not-seen',
      'not-applicable': 'not-seen',
      unknown: 'cannot-tell',
    };
    for (const { id } of pack.rules) {
      const { outcome, tree } = explain(diagnosis, id);
      expect(tree.verdict, id).toBe(verdicts[outcome]);
    }
  });
});

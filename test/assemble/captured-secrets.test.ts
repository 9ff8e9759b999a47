// What a look catches is shown only as far as the line that it was caught in is: a rule may come from anybody.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trialOf } from '../../src/authoring/try-rule.ts';
import { diagnosisOf, rulesetOf, ruleText, type Files } from '../support/flare-of.ts';
import { logLine, logOf } from '../support/log-lines.ts';

const KEY = '9f3ac5d17b8e2406c1d9e7f5a3b80264';
const PASSWORD = 'Q7wertz-Kuckuck';

/** Everything that trying a rule answers, as text. */
async function toldOf(files: Files, find: string, title = '{{ why }}'): Promise<string> {
  const body = `find:\n${find}\nwhen: it\n`;
  const text = ruleText('caught', body).replaceAll('"caught"', () => JSON.stringify(title));
  const pack = rulesetOf(text);
  const trial = trialOf(await diagnosisOf(files, pack), pack.rules[0]!, 'en');
  expect(trial.outcome).toBe('match');
  return JSON.stringify(trial);
}

/** The value of the title that a match has. */
async function shownOf(files: Files, find: string): Promise<string> {
  const told = JSON.parse(await toldOf(files, find)) as { finding: { variables: Record<string, string> } };
  return told.finding.variables.why!;
}

/** Five letters of a secret are more than its visible end. */
function expectNothingOf(secret: string, told: string): void {
  for (let at = 0; at + 5 <= secret.length; at++) expect(told).not.toContain(secret.slice(at, at + 5));
}

const log = (regex: string, more = ''): string =>
  `  it: { log: agent, contains: refused, regex: '${regex}'${more} }`;
const agentLog = (...texts: string[]): Files => ({
  'logs/agent.log': logOf(...texts.map((text, index) => logLine(index, text))),
});

describe('a group that catches a part of a secret', () => {
  it.each([
    ['its beginning', 'refused api_key=(?P<why>[0-9a-f]{20})'],
    ['its end', 'refused api_key=[0-9a-f]{8}(?P<why>[0-9a-f]{24})'],
    ['its middle', 'refused api_key=[0-9a-f]{8}(?P<why>[0-9a-f]{12})'],
    ['its beginning, with its name', 'refused (?P<why>api_key=[0-9a-f]{20})'],
    ['its end, with what follows', 'refused api_key=[0-9a-f]{9}(?P<why>.*)'],
    ['the whole', 'refused api_key=(?P<why>[0-9a-f]+)'],
  ])('does not show it: %s', async (_, regex) => {
    const other = Array.from(KEY).reverse().join('');
    const files = agentLog(...[KEY, other].map((key) => `refused api_key=${key} by the proxy`));
    for (const more of ['', ', distinct: why, at-least: 2', ', at-least: 2, within: 1m']) {
      const told = await toldOf(files, log(regex, more));
      expectNothingOf(KEY, told);
      expectNothingOf(other, told);
    }
  });

  it('does not show it in a sequence', async () => {
    const looks = [
      '  it: { sequence: [refused, back], within: 1m }',
      "  refused: { log: agent, regex: 'refused api_key=(?P<why>[0-9a-f]{20})' }",
      '  back: { log: agent, contains: works again }',
    ];
    const told = await toldOf(agentLog(`refused api_key=${KEY}`, 'works again'), looks.join('\n'));
    expectNothingOf(KEY, told);
  });

  it('does not show it, wherever the group begins and ends', async () => {
    const text = `refused by http://app:${PASSWORD}@proxy:3128 with api_key=${KEY} today`;
    const line = logLine(0, text);
    const cut = fc
      .tuple(fc.nat(line.length), fc.nat(line.length))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    await fc.assert(
      fc.asyncProperty(cut, async ([from = 0, to = 0]) => {
        const told = await toldOf(
          { 'logs/agent.log': `${line}\n` },
          `  it: { log: agent, contains: refused, regex: '^.{${from}}(?P<why>.{${to - from}})' }`,
        );
        expectNothingOf(KEY, told);
        expectNothingOf(PASSWORD, told);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Array.from({ length: 28 }, (_, index) => index))(
    'does not show one letter of it, at %i',
    async (index) => {
      const files = agentLog(`refused api_key=${KEY} by the proxy`);
      expect(await shownOf(files, log(`refused api_key=.{${index}}(?P<why>.)`))).toBe('********');
    },
  );

  it('does not show it where the secret is told by the line above', async () => {
    const files = { 'added.txt': `- name: DB_PASSWORD\n  value: ${PASSWORD}\n` };
    expectNothingOf(PASSWORD, await toldOf(files, `  it: { log: other, regex: 'value: (?P<why>.*)' }`));
    expectNothingOf(PASSWORD, await toldOf(files, `  it: { log: other, regex: 'value: (?P<why>.{9})' }`));
  });

  it('does not show it where the record runs over lines', async () => {
    const files = { 'logs/agent.log': `${logLine(0, 'refused')}\n  by the proxy with\n  api_key=${KEY}\n` };
    const regex = 'refused by the proxy with api_key=(?P<why>[0-9a-f]{20})';
    expectNothingOf(KEY, await toldOf(files, log(regex)));
  });

  it('does not show it behind more of the line than is kept', async () => {
    const files = agentLog(
      `refused ${'x '.repeat(3000)}api_key=${KEY}`,
      `refused ${'x '.repeat(3950)}api_key=${KEY}`,
    );
    for (const more of ['', ', at-least: 2, within: 1m']) {
      expectNothingOf(KEY, await toldOf(files, log('refused.*api_key=(?P<why>[0-9a-f]{20})', more)));
      expectNothingOf(
        KEY,
        await toldOf(files, log('refused.*api_key=(?P<why>[0-9a-f]{20})', `${more}, take: first`)),
      );
    }
  });

  it('does not show it of a setting', async () => {
    const files = { 'etc/datadog.yaml': `proxy:\n  https: http://app:${PASSWORD}@proxy:3128\n` };
    const regex = `regex: 'app:(?P<why>.{9})'`;
    expectNothingOf(
      PASSWORD,
      await toldOf(files, `  it: { config-file: etc/datadog.yaml, key: proxy.https, ${regex} }`),
    );
    expectNothingOf(PASSWORD, await toldOf(files, `  it: { config: proxy.https, process: agent, ${regex} }`));
  });

  it('does not show it of a fact with a name and a value', async () => {
    const files = {
      'envvars.log': `Found the following envvars:\n - DD_CLUSTER_AGENT_AUTH_TOKEN=${PASSWORD}\n`,
    };
    const named = 'fact: config.environment, any: { name: DD_CLUSTER_AGENT_AUTH_TOKEN }';
    expectNothingOf(PASSWORD, await toldOf(files, `  it: { ${named} }`, '{{ value }}'));
    expectNothingOf(PASSWORD, await toldOf(files, `  it: { ${named}, distinct: value }`, '{{ value }}'));
    expectNothingOf(PASSWORD, await toldOf(files, `  it: { fact: config.environment, exists: true }`, 'x'));
  });
});

describe('a group beside a secret', () => {
  it.each([
    ['by the (?P<why>.*)', 'proxy'],
    ['refused (?P<why>.*)', `api_key=${'*'.repeat(28)}0264 by the proxy`],
    ['(?P<why>refused)', 'refused'],
  ])('is shown: %s', async (regex, shown) => {
    expect(await shownOf(agentLog(`refused api_key=${KEY} by the proxy`), log(regex))).toBe(shown);
  });

  it('is shown behind much of its line', async () => {
    const files = agentLog(...[1, 2].map(() => `refused ${'x '.repeat(3000)}by the proxy`));
    for (const more of ['', ', at-least: 2, within: 1m'])
      expect(await shownOf(files, log('refused.*by the (?P<why>.*)', more))).toBe('proxy');
  });

  it('is shown of a record that runs over lines', async () => {
    const files = { 'logs/agent.log': `${logLine(0, 'refused')}\n  by the\n  proxy api_key=${KEY}\n` };
    expect(await shownOf(files, log('refused (?P<why>by the proxy)'))).toBe('by the proxy');
  });
});

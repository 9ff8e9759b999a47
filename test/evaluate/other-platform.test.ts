// What does not exist on the platform of a flare, through the whole program.
import { describe, expect, it } from 'vitest';
import { reportOf, rulesetOf, ruleText } from '../support/flare-of.ts';

const AGENT_LOG = {
  'logs/agent.log': '2024-05-01 10:00:00 UTC | CORE | ERROR | (x.go:1 in f) | disk full\n',
};
const ON_WINDOWS = { ...AGENT_LOG, 'datadog.reg': '' };

async function outcomeOf(when: string, files: Record<string, string>): Promise<unknown> {
  const rule = ruleText(
    'trouble',
    `find:\n  full: { log: agent, contains: disk full }\n  denied: { log: dmesg, contains: apparmor }\nwhen: ${when}\n`,
  );
  const { rules } = await reportOf(files, rulesetOf(rule));
  return rules.map(({ outcome, missing = [] }) => [outcome, ...missing.map((one) => one.cause)])[0];
}

describe('the kernel log', () => {
  it('is not seen on Windows, which has none', async () => {
    expect(await outcomeOf('{ all: [full, denied] }', ON_WINDOWS)).toEqual(['no-match']);
    expect(await outcomeOf('{ all: [full], unless: [denied] }', ON_WINDOWS)).toEqual(['match']);
  });

  it('cannot be told where the platform may have one', async () => {
    expect(await outcomeOf('{ all: [full, denied] }', AGENT_LOG)).toEqual(['unknown', 'absent']);
    expect(await outcomeOf('{ all: [full], unless: [denied] }', AGENT_LOG)).toEqual(['unknown', 'absent']);
  });
});

// The exceptions to the law that a deleted file never turns a verdict into its opposite, each as
// docs/decisions/deleted-files.md tells it. The law itself is held by laws.test.ts.
import { describe, expect, it } from 'vitest';
import { diagnosisOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';
import { logLine, logOf, MINUTE } from '../support/log-lines.ts';

const STATUS: Files = { 'status.log': statusPage('7.50.0', '  Status: Running\n') };

/** How the rule ends on the flare, and without the file. */
async function verdicts(body: string, files: Files, deleted: string): Promise<string> {
  const pack = rulesetOf(ruleText('trouble', body));
  const { [deleted]: _, ...rest } = files;
  const [whole, less] = [await diagnosisOf(files, pack), await diagnosisOf(rest, pack)];
  return `${whole.outcomes[0]!.outcome}, then ${less.outcomes[0]!.outcome}`;
}

describe('a file that knows better than another', () => {
  const files = {
    ...STATUS,
    'etc/datadog.yaml': 'dogstatsd_stats_enable: false\n',
    'runtime_config_dump.yaml': 'dogstatsd_stats_enable: true\n',
  };

  it.each([
    ['true', 'match, then no-match'],
    ['false', 'no-match, then match'],
  ])('hides what the other says of a setting, here %s', async (value, expected) => {
    const body = `find: { on: { config: dogstatsd_stats_enable, process: agent, equals: ${value} } }\nwhen: on\n`;
    expect(await verdicts(body, files, 'runtime_config_dump.yaml')).toBe(expected);
  });

  it('hides what the other says of a fact', async () => {
    const pages = {
      ...STATUS,
      'metadata/inventory/agent.json': '{ "agent_metadata": { "agent_version": "7.49.0" } }',
    };
    const body = 'find: { old: { fact: agent.version, in: "<7.50.0" } }\nwhen: old\n';
    expect(await verdicts(body, pages, 'status.log')).toBe('no-match, then match');
  });
});

describe('a part at an end of the numbers, where the flare notes no copies,', () => {
  const files = {
    ...STATUS,
    'logs/agent.log.1': logOf(logLine(0, 'went wrong a'), logLine(60, 'went wrong b')),
    'logs/agent.log': logOf(logLine(120, 'went wrong c'), logLine(180, 'works again')),
  };
  const wrong = 'log: agent, contains: went wrong';

  it.each([
    [
      `find: { it: { ${wrong} b }, back: { log: agent, contains: works again } }\nwhen: { all: [back], none: [it] }\n`,
      'no-match, then match',
    ],
    [`find: { it: { ${wrong}, at-least: 3 } }\nwhen: it\n`, 'match, then no-match'],
    [
      `find: { it: { ${wrong}, regex: "wrong (?<what>.)", distinct: what, at-least: 3 } }\nwhen: it\n`,
      'match, then no-match',
    ],
  ])('may have held a line: %s', async (body, expected) => {
    expect(await verdicts(body, files, 'logs/agent.log.1')).toBe(expected);
  });

  it('may have held a silence', async () => {
    const lines = (...minutes: readonly number[]): string =>
      logOf(...minutes.map((minute) => logLine(minute * MINUTE, 'works again')));
    const quiet = {
      ...STATUS,
      'logs/agent.log.1': lines(0, 50),
      'logs/agent.log': lines(60, 80, 100, 119),
    };
    const body = 'find: { it: { log: agent, contains: works again, silence: 45m } }\nwhen: it\n';
    expect(await verdicts(body, quiet, 'logs/agent.log.1')).toBe('match, then no-match');
  });
});

describe('text that somebody added', () => {
  it('may have held a line', async () => {
    const files = { ...STATUS, 'notes.txt': 'it went wrong\n', 'more.txt': 'all is well\n' };
    const body = 'find: { it: { log: other, contains: went wrong } }\nwhen: it\n';
    expect(await verdicts(body, files, 'notes.txt')).toBe('match, then no-match');
  });
});

describe('a look that is seen because something is missing', () => {
  it('is seen when it is deleted', async () => {
    const body = `find:
  lacking: { fact: agent.version, unknown: true }
  running: { log: agent, contains: all is well }
when: { all: [lacking, running] }
`;
    const files = { ...STATUS, 'logs/agent.log': logOf(logLine(0, 'all is well')) };
    expect(await verdicts(body, files, 'status.log')).toBe('no-match, then match');
  });
});

describe('a page that shows a failure to be over', () => {
  it('takes it back no longer', async () => {
    const body = `find:
  failed: { log: agent, contains: went wrong, resolved-by: fine }
  fine: { fact: agent.version, equals: 7.50.0 }
when: failed
`;
    const files = { ...STATUS, 'logs/agent.log': logOf(logLine(0, 'went wrong')) };
    expect(await verdicts(body, files, 'status.log')).toBe('no-match, then match');
  });
});

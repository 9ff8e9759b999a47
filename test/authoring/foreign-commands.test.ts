// A fix names only commands that every platform it is for has.
import { describe, expect, it } from 'vitest';
import { foreignCommands } from '../../src/authoring/foreign-commands.ts';
import { parseRunbookText } from '../../src/runbook/parse-runbook.ts';
import { isLoadable } from './lint-files.ts';
import { SAMPLE_PACK } from './sample-pack.ts';

const FILE = 'runbooks/disk-full.en.md';

/** The sample with this fix in place of its own. */
function withFix(attributes: string, steps: string): string {
  const sample = SAMPLE_PACK[FILE]!;
  return sample.replace(/## Fix \{#fix\}\n\n1\. .*\n/, () => `## Fix {#fix ${attributes}}\n\n${steps}\n`);
}

/** `line:column message` of each. */
function foreignIn(attributes: string, steps: string): string[] {
  const parsed = parseRunbookText(withFix(attributes, steps), FILE);
  expect(parsed.mistakes).toEqual([]);
  const file = { ...parsed, file: FILE, name: 'disk-full', language: 'en' } as const;
  return foreignCommands(file).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const EXE = '& "$env:ProgramFiles\\Datadog\\Datadog Agent\\bin\\agent.exe" status';

describe('foreignCommands', () => {
  it.each([
    ['platform=docker', 'kubectl get pods'],
    ['platform=ecs', 'helm upgrade <RELEASE> datadog/datadog'],
    ['platform=macos', 'sudo systemctl restart datadog-agent'],
    ['platform=macos', 'sudo -u dd-agent namei -l <PATH>'],
    ['platform=macos', 'sudo setfacl -m u:dd-agent:rX <PATH>'],
    ['platform=macos', 'sudo apt-get update && sudo apt-get install datadog-agent'],
    ['platform=windows', 'journalctl -u datadog-agent'],
    ['platform=windows', 'sudo datadog-agent status'],
    ['platform=host', 'launchctl list'],
    ['platform=host', 'Get-Service datadogagent'],
    ['platform=host', 'restart-service -f datadogagent'],
    ['platform=host', EXE],
    ['platform=docker', 'docker ps | kubectl apply -f -'],
  ])('%s does not have %s', (attributes, command) => {
    expect(foreignIn(attributes, `1. Run \`${command}\`.`)).not.toEqual([]);
  });

  it.each([
    ['platform=helm', 'kubectl get pods && helm list'],
    ['platform=host', 'sudo systemctl restart datadog-agent'],
    ['platform=docker', 'sudo systemctl restart docker'],
    ['platform=macos', 'launchctl list'],
    ['platform=windows', EXE],
    ['platform=windows', 'wsl --shutdown'],
    ['platform=docker', 'docker logs <AGENT_CONTAINER> > kubectl-logs.txt'],
    ['platform=docker', 'aws s3 cp --kubectl x && echo systemctl'],
    ['kubernetes=">=1.30"', 'systemctl restart kubelet'],
  ])('%s has %s', (attributes, command) => {
    expect(foreignIn(attributes, `1. Run \`${command}\`.`)).toEqual([]);
  });

  it('asks for a command on every platform of the section', () => {
    expect(foreignIn('platform=host,macos', '1. `systemctl status datadog-agent`')).toEqual([
      '12:5 “systemctl” is not there on macos; write a section of its own for it, with the command it has.',
    ]);
  });

  it('reads fenced commands line by line, and no fenced settings', () => {
    const fenced = (language: string): string =>
      `1. Run:\n\n   \`\`\`${language}\n   docker ps\n   kubectl get pods\n   \`\`\``;
    const message =
      '“kubectl” is not there on docker; write a section of its own for it, with the command it has.';
    expect(foreignIn('platform=docker', fenced('sh'))).toEqual([`16:4 ${message}`]);
    expect(foreignIn('platform=docker', fenced(''))).toEqual([`16:4 ${message}`]);
    expect(foreignIn('platform=docker', fenced('yaml'))).toEqual([]);
  });

  it('names each place once, in both parts of a line', () => {
    expect(foreignIn('platform=docker', '1. `kubectl get pods`, then `kubectl logs x`')).toHaveLength(2);
  });

  it('does not keep an analysis from taking the runbook', async () => {
    const text = withFix('platform=docker', '1. Run `kubectl get pods`.');
    const japanese = FILE.replace('.en.', '.ja.');
    const files = { ...SAMPLE_PACK, [FILE]: text, [japanese]: text };
    expect(await isLoadable(files)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { reportOf, rulesetOf, ruleText, statusPage } from '../support/flare-of.ts';

const rule = ruleText(
  'trouble',
  `find: { it: { log: system-probe, contains: no space left } }
when: it
info-needed:
  it:
    command: { kubernetes: kubectl logs POD, host: sudo cat LOG }
    why: { en: because, ja: 理由 }
`,
);
const onHost = statusPage('7.50.0', '========\nHostname\n========\n\nHost Info\n=========\n  os: linux\n');

describe('info needed', () => {
  it('gives the command of the platform, and why', async () => {
    const files = { 'status.log': onHost, install_info: 'install_method:\n  tool: install_script\n' };
    const report = await reportOf(files, rulesetOf(rule), 'ja');
    expect(report.platform.platforms).toEqual(['host']);
    expect(report.infoNeeded).toEqual([{ decides: ['trouble'], command: 'sudo cat LOG', why: '理由' }]);
  });

  it('gives the first command when the platform is not known', async () => {
    const report = await reportOf({ 'logs/agent.log': 'x' }, rulesetOf(rule));
    expect(report.infoNeeded.map((one) => one.command)).toEqual(['kubectl logs POD']);
  });

  it('gives a command for all to all but Windows', async () => {
    const plain = rule.replace(/command: .*/, 'command: grep -c space LOG');
    const commandsFor = async (files: Record<string, string>): Promise<string[]> =>
      (await reportOf(files, rulesetOf(plain))).infoNeeded.map((one) => one.command);
    expect(await commandsFor({ 'logs/agent.log': 'x' })).toEqual(['grep -c space LOG']);
    expect(await commandsFor({ 'logs/agent.log': 'x', 'datadog.reg': '' })).toEqual([]);
  });

  it('asks no Agent of a node about the Cluster Agent', async () => {
    const ofBoth = (command: string): string =>
      `flares: [cluster-agent]\nfind: { it: { fact: health.unhealthy, empty: false } }\nwhen: it\ninfo-needed:\n  it:\n    command: { kubernetes: "${command}" }\n    why: { en: because, ja: 理由 }\n`;
    const report = await reportOf(
      { 'cluster-agent-status.log': 'x', 'logs/cluster-agent.log': 'x' },
      rulesetOf(
        ruleText('a', ofBoth('kubectl exec <AGENT_POD> -- agent health')),
        ruleText('b', ofBoth('kubectl get pods')),
      ),
    );
    expect(report.rules.map((one) => one.outcome)).toEqual(['unknown', 'unknown']);
    expect(report.infoNeeded.map((one) => one.command)).toEqual(['kubectl get pods']);
  });

  it('asks nothing for a rule that is decided', async () => {
    const report = await reportOf({ 'logs/system-probe.log': 'x' }, rulesetOf(rule));
    expect(report.infoNeeded).toEqual([]);
  });
});

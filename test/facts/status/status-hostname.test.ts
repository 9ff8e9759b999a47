import { describe, expect, it } from 'vitest';
import { readHostname } from '../../../src/facts/status/status-hostname.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

describe('readHostname', () => {
  it('reads the name in pages of all ages', () => {
    expect(valuesOf(readHostname(pageOf(OLD_PAGE)))).toEqual({
      'host.name': 'orchard-db',
      'host.socketHostname': 'orchard-db',
    });
    expect(valuesOf(readHostname(pageOf(MID_PAGE)))).toEqual({
      'host.name': 'node-7.plum.example',
      'host.nameProvider': 'configuration',
      'host.clusterName': 'plum',
      'host.tags': ['kube_distribution:gke'],
      'host.unusedNameProviders': [{ provider: 'fargate', reason: 'agent is not runnning on Fargate' }],
    });
  });

  it('reads each provider with the reason it gives', () => {
    const facts = readHostname(pageOf(NEW_PAGE));
    expect(valuesOf(facts)['host.unusedNameProviders']).toEqual([
      { provider: 'container', reason: 'the agent is not containerized' },
      { provider: 'fargate', reason: 'agent is not running in sidecar mode' },
    ]);
    const [line = 0] = itemLines(facts, 'host.unusedNameProviders') ?? [];
    expect(NEW_PAGE.split('\n')[line - 1]).toContain('container: the agent');
  });

  it('reads cloud ids, aliases and tags in both of their shapes', () => {
    const page = section(
      'Hostname',
      `
  ccrid: arn:plum:1
  ec2-hostname: ip-10-0-0-9.plum.internal
  host_aliases: [quince fig]
  instance-id: i-00plum
  host tags:
    env:orchard
    [segment:lab team:pears]
  hostname provider: aws`,
    );
    expect(valuesOf(readHostname(pageOf(page)))).toEqual({
      'host.nameProvider': 'aws',
      'host.cloudResourceId': 'arn:plum:1',
      'host.ec2Hostname': 'ip-10-0-0-9.plum.internal',
      'host.instanceId': 'i-00plum',
      'host.aliases': ['quince', 'fig'],
      'host.tags': ['env:orchard', 'segment:lab', 'team:pears'],
    });
  });

  it('reads why there is no hostname', () => {
    const page = section(
      'Hostname',
      '\n  unused hostname providers:\n    os: none\n    error: unable to determine the host name',
    );
    expect(valuesOf(readHostname(pageOf(page)))).toEqual({
      'host.nameError': 'unable to determine the host name',
      'host.unusedNameProviders': [{ provider: 'os', reason: 'none' }],
    });
  });

  it('makes no fact of aliases that are no list', () => {
    expect(valuesOf(readHostname(pageOf(section('Hostname', '  host_aliases: quince'))))).toEqual({});
  });
});

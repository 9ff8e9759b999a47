import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const check = (name: string, id: string): string => `=== ${name} check ===
Configuration provider: kubernetes-services
Configuration source: kube_services:${id}
Instance ID: ${name}:${id}
url: http://web
~
Init Config:
{}
===`;

const TEXT = `=== Unassigned configurations ===

${check('redisdb', 'u1')}

=== 2 agents reporting ===

Name       Running checks
node-7     2
node-8     1

===== Checks on node-7 =====

${check('http_check', 'a1')}
  Instance ID: http_check:a1 [OK]
  Total Runs: 4

${check('http_check', 'a2')}
  Instance ID: http_check:a2 [ERROR]
  Last Error: connection refused

===== Checks on node-8 =====

${check('ntp', 'a3')}

===== 3 Pod-backed Endpoints-Checks scheduled =====

${check('nginx', 'e1')}`;

const value = (text: string, name: string): unknown =>
  valueOrCause(factsOf({ 'clusterchecks.log': text }, { kind: 'cluster-agent' }), `cluster.checks.${name}`);

describe('clusterchecks.log', () => {
  it('counts nodes and checks', () => {
    const names = ['activeNodes', 'dispatched', 'unassigned', 'podBackedEndpoints'];
    expect(names.map((name) => value(TEXT, name))).toEqual([2, 3, 1, 3]);
    expect(value(TEXT, 'nodes')).toEqual([
      { node: 'node-7', checks: 2 },
      { node: 'node-8', checks: 1 },
    ]);
  });

  it('says where each check runs and how it fares', () => {
    expect(value(TEXT, 'instances')).toEqual([
      {
        node: 'node-7',
        check: 'http_check',
        source: 'kube_services:a1',
        instance: 'http_check:a1',
        status: 'ok',
      },
      {
        node: 'node-7',
        check: 'http_check',
        source: 'kube_services:a2',
        instance: 'http_check:a2',
        status: 'error',
        error: 'connection refused',
      },
      { node: 'node-8', check: 'ntp', source: 'kube_services:a3', instance: 'ntp:a3' },
    ]);
    expect(value(TEXT, 'unassignedChecks')).toEqual([
      { check: 'redisdb', source: 'kube_services:u1', instance: 'redisdb:u1' },
    ]);
  });

  it('takes the words of older Cluster Agents', () => {
    const old = TEXT.replace('2 agents reporting', '2 node-agents reporting');
    expect(value(old, 'activeNodes')).toBe(2);
  });

  it('cites the lines', () => {
    const lookup = factsOf({ 'clusterchecks.log': TEXT }, { kind: 'cluster-agent' }).fact(
      'cluster.checks.nodes',
    );
    expect(lookup).toMatchObject({ value: { line: 13, itemPlaces: [{ line: 16 }, { line: 17 }] } });
  });

  it('knows a warm-up with no agent', () => {
    const text =
      '=== Warmup in progress ===\nNo configuration has been processed yet\n\n=== Zero agent reporting ===\nNo check will be dispatched';
    expect(['mode', 'activeNodes', 'dispatched', 'nodes'].map((name) => value(text, name))).toEqual([
      'warmup',
      0,
      0,
      [],
    ]);
  });

  it('knows the sentences that stand in its place', () => {
    expect(value('Cluster-checks are not enabled', 'enabled')).toBe(false);
    expect(value('Cluster-check dispatching logic not running: Startup in progress', 'error')).toContain(
      'Startup',
    );
    expect(value('Failed to query the agent (running?): EOF', 'error')).toContain('EOF');
  });

  it('sums no table that was cut off', () => {
    const cut = TEXT.slice(0, TEXT.indexOf('node-8'));
    expect(value(cut, 'dispatched')).toEqual({ cause: 'absent' });
    expect(value(cut, 'unassigned')).toBe(1);
  });

  it('invents nothing', () => {
    for (const text of ['', 'something else', check('http_check', 'a1')]) {
      for (const name of [
        'activeNodes',
        'dispatched',
        'unassigned',
        'instances',
        'mode',
        'error',
        'enabled',
      ]) {
        expect(value(text, name)).toHaveProperty('cause');
      }
    }
  });
});

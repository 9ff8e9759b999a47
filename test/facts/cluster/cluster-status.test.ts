import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const ABSENT = { cause: 'absent' };

const banner = `==============================
Datadog Cluster Agent (v7.66.0)
==============================
`;

const PAGE = `${banner}
Leader Election
===============
  Leader Election Status:  Running
  Leader Name is: plum-cluster-agent-1
  Last Acquisition of the lease: Sat, 01 Feb 2025 08:00:00 UTC
  Renewed leadership: Sat, 01 Feb 2025 09:30:00 UTC
  Number of leader transitions: 4 transitions

Custom Metrics Server
=====================

  Data sources
  ------------
  URL: https://api.datadoghq.eu

  ConfigMap name: watch/plum-custom-metrics

  External Metrics
  ----------------
    Total: 2
    Valid: 1

  * horizontal pod autoscaler: shop/cart
    Metric name: redis.keys
    Labels:
    - error: label
    - valid: label
    Value: 12
    Timestamp: 2025-02-01 09:00:00 UTC (1738400400000)
    Valid: true
  * watermark pod autoscaler: shop/web
    Metric name: nginx.requests
    Labels:
    Value: 0
    Valid: false

Cluster Checks Dispatching
==========================
  Status: Leader, serving requests
  Active agents: 3
  Check Configurations: 12
    - Dispatched: 11
    - Unassigned: 1

Admission Controller
====================

    Webhooks info
    -------------
      MutatingWebhookConfigurations name: plum-webhook
      Created at: 2025-01-01T00:00:00Z
      ---------
        Name: datadog.webhook.config
        CA bundle digest: 6a3b
        Rule 1: Operations: [CREATE] - APIGroups: [] - APIVersions: [v1] - Resources: [pods]
        Service: watch/plum - Port: 443 - Path: /injectconfig
      ---------
        Name: datadog.webhook.tags
        Service: watch/plum - Port: 443 - Path: /injecttags

    Secret info
    -----------
    Secret name: webhook-certificate
    Secret namespace: watch
    CA bundle digest: 6a3b
    Duration before certificate expiration: 8642h0m0s

=====================
Orchestrator Explorer
=====================
  Collection Status: The collection is at least partially running since the cache has been populated.
  Cluster Name: orchard
  Cluster ID: 5d1b0f63-31a4-4be1-9d6e-0d9e7c1f2a10

  ===========
  Cache Stats
  ===========
    Elements in the cache: 120

  =================
  Skipped Resources
  =================
    roles : not permitted

=====================
Workload Autoscaling
=====================
  Workload
  --------
  DatadogPodAutoscalers: 3
  Leader: true
  Remote Config connection: No update received yet
`;

const on = (text: string, name: string): unknown =>
  valueOrCause(factsOf({ 'cluster-agent-status.log': text }, { kind: 'cluster-agent' }), name);

describe('the page of the Cluster Agent', () => {
  it('tells when the leader took over and how often the lead changed', () => {
    expect(on(PAGE, 'cluster.leaderElection.acquiredAt')).toBe(Date.UTC(2025, 1, 1, 8));
    expect(on(PAGE, 'cluster.leaderElection.renewedAt')).toBe(Date.UTC(2025, 1, 1, 9, 30));
    expect(on(PAGE, 'cluster.leaderElection.transitions')).toBe(4);
  });

  it.each([
    ['Leader, serving requests', 'leader', ABSENT],
    ['Leader, warming up', 'warmup', ABSENT],
    ['Follower, redirecting to leader at 10.0.0.4', 'follower', '10.0.0.4'],
    ['Follower, no leader found', 'no-leader', ABSENT],
    ['unknown', ABSENT, ABSENT],
  ])('knows the mode of the dispatching: %s', (status, mode, leader) => {
    const page = PAGE.replace('Leader, serving requests', status);
    expect(on(page, 'cluster.checks.mode')).toEqual(mode);
    expect(on(page, 'cluster.checks.leaderAddress')).toEqual(leader);
    expect(on(page, 'cluster.checks.enabled')).toBe(true);
    expect(on(page, 'cluster.checks.activeNodes')).toBe(3);
  });

  it('knows that nothing is dispatched', () => {
    const page = `${banner}\nCluster Checks Dispatching\n==========================\n\n  Not Enabled\n`;
    expect(on(page, 'cluster.checks.enabled')).toBe(false);
    expect(on(page, 'cluster.checks.mode')).toEqual(ABSENT);
  });

  it('lists external metrics, whatever their labels are called', () => {
    expect(on(PAGE, 'cluster.externalMetrics')).toEqual([
      {
        kind: 'horizontal',
        autoscaler: 'shop/cart',
        metric: 'redis.keys',
        value: 12,
        timestamp: 1738400400000,
        valid: true,
      },
      { kind: 'watermark', autoscaler: 'shop/web', metric: 'nginx.requests', value: 0, valid: false },
    ]);
    expect(on(PAGE, 'cluster.externalMetrics.total')).toBe(2);
    expect(on(PAGE, 'cluster.externalMetrics.validCount')).toBe(1);
    expect(on(PAGE, 'cluster.customMetrics.enabled')).toBe(true);
    expect(on(PAGE, 'cluster.customMetrics.error')).toEqual(ABSENT);
  });

  it('knows that no metrics are served', () => {
    const off = 'The external metrics provider is not enabled on the Cluster Agent';
    const page = `${banner}\nCustom Metrics Server\n=====================\n  Disabled: ${off}\n`;
    expect(on(page, 'cluster.customMetrics.enabled')).toBe(false);
    expect(on(page, 'cluster.externalMetrics')).toEqual(ABSENT);
  });

  it('lists webhooks and the life of their certificate', () => {
    expect(on(PAGE, 'cluster.admissionController.webhooks')).toEqual([
      {
        name: 'datadog.webhook.config',
        service: 'watch/plum - Port: 443 - Path: /injectconfig',
        rule: 'Operations: [CREATE] - APIGroups: [] - APIVersions: [v1] - Resources: [pods]',
      },
      { name: 'datadog.webhook.tags', service: 'watch/plum - Port: 443 - Path: /injecttags' },
    ]);
    expect(on(PAGE, 'cluster.admissionController.certificateValidFor')).toBe(8642 * 3600);
    expect(on(PAGE, 'cluster.admissionController.enabled')).toBe(true);
    expect(on(PAGE, 'cluster.admissionController.error')).toEqual(ABSENT);
  });

  it('knows that the admission controller is off or its secret unreadable', () => {
    const page = (body: string): string => `${banner}\nAdmission Controller\n====================\n${body}\n`;
    expect(on(page('  Disabled: it is not enabled'), 'cluster.admissionController.enabled')).toBe(false);
    const unreadable = page(
      '    Webhooks info\n    -------------\n      Created at: x\n\n  Secret name: watch/plum\n  Error: secrets "plum" is forbidden',
    );
    expect(on(unreadable, 'cluster.admissionController.error')).toBe('secrets "plum" is forbidden');
    expect(on(unreadable, 'cluster.admissionController.webhooks')).toEqual([]);
  });

  it('reads Orchestrator Explorer and workload autoscaling', () => {
    const names = [
      'orchestrator.enabled',
      'orchestrator.cacheElements',
      'orchestrator.error',
      'cluster.name',
    ];
    expect(names.map((name) => on(PAGE, name))).toEqual([true, 120, ABSENT, 'orchard']);
    expect(on(PAGE, 'cluster.id')).toBe('5d1b0f63-31a4-4be1-9d6e-0d9e7c1f2a10');
    expect(on(PAGE, 'orchestrator.skippedResources')).toEqual([
      { resource: 'roles', reason: 'not permitted' },
    ]);
    expect(on(PAGE, 'cluster.autoscaling.podAutoscalers')).toBe(3);
    expect(on(PAGE, 'cluster.autoscaling.remoteConfig')).toBe(false);
  });
});

describe('custommetricsprovider.log', () => {
  it('lists the metrics in the words of the page', () => {
    const text = `=====================
Custom Metrics Server
=====================
    Total: 1
    Valid: 0

  * horizontal pod autoscaler: shop/cart
    Metric name: redis.keys
    Valid: false`;
    const facts = factsOf({ 'custommetricsprovider.log': text }, { kind: 'cluster-agent' });
    expect(valueOrCause(facts, 'cluster.externalMetrics')).toEqual([
      { kind: 'horizontal', autoscaler: 'shop/cart', metric: 'redis.keys', valid: false },
    ]);
    expect(valueOrCause(facts, 'cluster.externalMetrics.validCount')).toBe(0);
  });
});

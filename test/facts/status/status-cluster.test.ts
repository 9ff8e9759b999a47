import { describe, expect, it } from 'vitest';
import { readCluster } from '../../../src/facts/status/status-cluster.ts';
import { CLUSTER_PAGE } from './status-page-new.ts';
import { pageOf, valuesOf } from './status-text.ts';

describe('readCluster', () => {
  it('reads election, dispatching and errors', () => {
    expect(valuesOf(readCluster(pageOf(CLUSTER_PAGE)))).toEqual({
      'cluster.leaderElection.status': 'running',
      'cluster.leaderElection.leader': 'plum-cluster-agent-7d9c-x2x4p',
      'cluster.checks.status': 'Leader, serving requests',
      'cluster.checks.mode': 'leader',
      'cluster.checks.enabled': true,
      'cluster.checks.activeNodes': 3,
      'cluster.checks.configurations': 12,
      'cluster.checks.dispatched': 10,
      'cluster.checks.unassigned': 2,
      'cluster.admissionController.error': 'temporary failure in apiserver',
    });
  });

  it('reads the indented layout of old Cluster Agents', () => {
    const page =
      '  Leader Election\n  ===============\n    Leader Election Status:  Failing\n    Error: no lease\n';
    expect(valuesOf(readCluster(pageOf(page)))).toEqual({
      'cluster.leaderElection.status': 'failing',
      'cluster.leaderElection.error': 'no lease',
    });
  });
});

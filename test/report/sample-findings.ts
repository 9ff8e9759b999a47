// The findings of the full sample report.
import type { Finding, ReportEvidence } from '../../src/model/report.ts';

export const LOG = 'logs/system-probe.log';

function place(file: string, line: number, text: string): ReportEvidence {
  return { file, line, text, context: { before: [], after: [] } };
}

export const denied: Finding = {
  ruleId: 'classifier-denied-by-apparmor',
  severity: 'high',
  confidence: 'high',
  title: 'AppArmor keeps system-probe from attaching its protocol classifier',
  summary:
    'The kernel answered “permission denied” when system-probe attached its classifier, and the kernel log shows AppArmor as the one who said no. Cloud Network Monitoring shows no protocols on this host.',
  component: 'system-probe',
  tags: ['cnm', 'apparmor'],
  evidence: [
    {
      find: 'denied',
      alsoFind: ['refused'],
      file: LOG,
      line: 1823,
      text: '2024-05-01 10:00:00 UTC | SYS-PROBE | ERROR | (pkg/network/tracer/tracer.go:181 in newTracer) | error enabling protocol classifier: permission denied (program socket__classifier_entry, attach type 2)',
      timestamp: '2024-05-01T10:00:00Z',
      context: {
        before: [
          '2024-05-01 09:59:58 UTC | SYS-PROBE | INFO | (pkg/network/tracer/tracer.go:120 in newTracer) | starting tracer',
          '2024-05-01 09:59:59 UTC | SYS-PROBE | DEBUG | (pkg/ebpf/loader.go:44 in Load) | loaded asset',
        ],
        after: [
          '2024-05-01 10:00:01 UTC | SYS-PROBE | INFO | (cmd/system-probe/main.go:70 in run) | retrying',
        ],
      },
    },
    place(
      'dmesg.log',
      7,
      'audit: apparmor="DENIED" operation="bpf" profile="docker-default" comm="system-probe"',
    ),
    place(LOG, 1901, 'error enabling protocol classifier: permission denied'),
    place(LOG, 1950, 'error enabling protocol classifier: permission denied'),
  ],
  occurrences: {
    count: 1412,
    isAtLeast: true,
    firstSeen: '2024-05-01T09:58:00Z',
    lastSeen: '2024-05-01T10:20:00Z',
    nearIncident: 2,
  },
  variables: { error: 'permission denied' },
  explains: ['system-probe-loads-no-module'],
  runbook: {
    id: 'classifier-denied-by-apparmor',
    title: 'AppArmor keeps the classifier from being attached',
  },
  references: [{ title: 'Set up Cloud Network Monitoring', url: 'https://example.com/cnm?a=1&b=2' }],
  remediation: [
    'Add to `values.yaml`:\n\n```yaml\nagents:\n  podSecurity:\n    apparmor:\n      enabled: false\n```',
    'Run `helm upgrade`.',
    'Restart the pods of the DaemonSet.',
    'Look at the status page again.',
  ],
};

export const symptom: Finding = {
  ...denied,
  ruleId: 'system-probe-loads-no-module',
  severity: 'medium',
  confidence: 'medium',
  title: 'system-probe runs but loads no module',
  summary: 'No module of system-probe came up.',
  evidence: [place('status.log', 212, '  No modules are running')],
  occurrences: { count: 1, firstSeen: null, lastSeen: null },
  variables: {},
  explains: [],
  explainedBy: 'classifier-denied-by-apparmor',
  references: [],
  remediation: [],
};

export const cilium: Finding = {
  ...denied,
  ruleId: 'cws-network-conflicts-with-cilium',
  severity: 'critical',
  confidence: 'medium',
  title: 'CWS network monitoring and Cilium fight over traffic control',
  summary: 'This Agent replaces the classifiers of a Cilium older than 1.10; pods lose their network.',
  customer: 'Please upgrade the Datadog Agent to 7.39.2 or later.',
  falsePositives: 'When Cilium was replaced after the flare was made: ask which version runs now.',
  affects: { component: 'agent', versions: '>=7.36.0 <7.39.2', fixedIn: ['7.38.4', '7.39.2'] },
  knownIssue: {
    id: 'cilium-tc-race',
    title: 'The Agent can delete the classifier of Cilium',
    workaround: 'Switch off the network probes.',
  },
  component: 'security-agent',
  tags: [],
  evidence: [
    {
      find: 'racing-agent',
      file: 'status.log',
      line: 3,
      text: 'Agent (v7.38.0)',
      context: { before: ['', '==============='], after: ['==============='] },
    },
  ],
  occurrences: { count: 1, firstSeen: null, lastSeen: null },
  variables: {},
  explains: [],
  references: [],
  remediation: ['Upgrade the Agent to 7.39.2 or later.'],
};

export const tooOld: Finding = {
  ...denied,
  ruleId: 'agent-too-old',
  severity: 'low',
  confidence: 'high',
  title: 'The Agent is older than two years',
  summary: 'Old Agents get no fixes.',
  suppressed: { reason: 'The upgrade is planned for spring.', expires: '2027-03-31' },
  component: 'agent',
  tags: [],
  evidence: [place('status.log', 3, 'Agent (v7.38.0)')],
  occurrences: { count: 1, firstSeen: null, lastSeen: null },
  variables: {},
  explains: [],
  references: [],
  remediation: [],
};

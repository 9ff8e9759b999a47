// Reports for the tests of this folder: one with everything in it, one in which nothing was found.
import type { Report } from '../../src/model/report.ts';
import { cilium, denied, LOG, symptom, tooOld } from './sample-findings.ts';
import { NEAR_MISSES } from './sample-near-misses.ts';

export const FULL_REPORT: Report = {
  schemaVersion: '1',
  tool: {
    name: 'flare-analyze',
    version: '0.1.0',
    rulesDigest: '3f2a91c4d5e6f708192a3b4c5d6e7f80',
    packs: [
      { name: 'builtin', version: '0.1.0', digest: '5d6e7f803f2a91c4d5e6f708192a3b4c', overrides: [] },
      {
        name: 'acme',
        version: null,
        digest: '8192a3b4c5d6e7f803f2a91c4d5e6f70',
        overrides: [{ ruleId: 'agent-too-old', pack: 'builtin' }],
      },
    ],
  },
  language: 'en',
  bundle: {
    name: 'datadog-agent-2024-05-01-10-30-00.zip',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    bytes: 4_404_019,
    format: 'zip',
    kind: 'agent',
    rootDir: 'web-01',
    hostname: 'web-01',
    createdAt: '2024-05-01T10:30:00.000Z',
    local: false,
    entries: 212,
    uncompressedBytes: 39_845_888,
  },
  incident: {
    at: '2024-05-01T10:00:00Z',
    reachMinutes: 30,
    logs: { from: '2024-05-01T07:00:00Z', to: '2024-05-01T09:10:00Z' },
  },
  assumed: { 'config.agent.logs_enabled': 'true' },
  platform: { platforms: ['helm'], kubernetesVersion: '1.29.4' },
  facts: {
    'agent.version': '7.38.0',
    'env.fargate': false,
    env: 'kubernetes',
    'host.arch': 'x86_64',
    'host.kernel': '5.15.0-91-generic',
    'host.platform': 'ubuntu',
    'host.platformVersion': '22.04',
    'host.uptime': 157,
    installMethod: 'helm',
    'kubernetes.distribution': 'eks',
    'kubernetes.version': '1.29.4',
  },
  findings: [cilium, denied, symptom, tooOld],
  suppressed: 1,
  suppressions: {
    today: '2027-01-15',
    entries: [
      {
        ruleId: 'agent-too-old',
        reason: 'The upgrade is planned for spring.',
        expires: '2027-03-31',
        owner: 'agent-core',
        state: 'used',
      },
      { ruleId: 'clock-skew', reason: 'A test host.', expires: '2027-06-30', state: 'unused' },
    ],
  },
  rules: [
    { id: 'agent-too-old', outcome: 'match' },
    { id: 'api-key-invalid', outcome: 'no-match' },
    { id: 'broken-rule', outcome: 'error', reason: 'the rule threw' },
    { id: 'classifier-denied-by-apparmor', outcome: 'match' },
    { id: 'clock-skew', outcome: 'no-match' },
    { id: 'cws-network-conflicts-with-cilium', outcome: 'match' },
    { id: 'runtime-policy-not-loaded', outcome: 'unknown', reason: 'the security agent was not asked' },
    {
      id: 'security-agent-not-connected',
      outcome: 'unknown',
      missing: [{ input: 'logs/security-agent.log', cause: 'component-off' }],
    },
    {
      id: 'security-agent-out-of-memory',
      outcome: 'unknown',
      missing: [
        { input: 'logs/security-agent.log', cause: 'component-off' },
        { input: 'cni.cilium.version', cause: 'collection-failed', detail: 'context deadline exceeded' },
      ],
    },
    { id: 'system-probe-loads-no-module', outcome: 'match' },
    { id: 'windows-service-stopped', outcome: 'not-applicable', reason: 'host.os is linux' },
  ],
  unexplained: [
    {
      template: 'failed to pull tags from <*>: context deadline exceeded',
      level: 'ERROR',
      component: 'agent',
      count: 412,
      firstSeen: '2024-05-01T08:00:00Z',
      lastSeen: '2024-05-01T10:29:00Z',
      example: {
        file: 'logs/agent.log',
        line: 12,
        text: 'failed to pull tags from 10.0.0.3: context deadline exceeded',
      },
    },
    {
      template: 'cgroup <*> vanished',
      level: 'WARN',
      component: 'process-agent',
      count: 1,
      firstSeen: null,
      lastSeen: null,
      example: { file: 'logs/process-agent.log', line: 9, text: 'cgroup 81 vanished' },
    },
  ],
  explainedLines: { explained: 1412, total: 1825 },
  timeline: [
    { at: '2024-05-01T08:00:00Z', kind: 'start', text: 'system-probe started', file: LOG, line: 1 },
    {
      at: '2024-05-01T09:58:00Z',
      kind: 'first',
      text: 'AppArmor keeps system-probe from attaching its protocol classifier',
      file: LOG,
      line: 1823,
      ruleId: 'classifier-denied-by-apparmor',
    },
    { at: '2024-05-01T10:30:00Z', kind: 'flare', text: 'flare created' },
  ],
  infoNeeded: [
    {
      decides: ['security-agent-out-of-memory'],
      command: "kubectl -n kube-system get ds cilium -o jsonpath='{..image}'",
      why: 'It shows the version of Cilium.',
    },
  ],
  problems: [
    {
      code: 'entry-size-limit',
      file: 'logs/agent.log.1',
      message: 'The entry is larger than 8 GiB; the part below the limit was read.',
    },
    { code: 'rule-error', message: 'The rule broken-rule failed while it ran.' },
  ],
  nearMisses: NEAR_MISSES,
};

export const JAPANESE_REPORT: Report = {
  ...FULL_REPORT,
  language: 'ja',
  findings: [
    {
      ...cilium,
      title: 'CWS のネットワーク監視と Cilium がトラフィック制御を奪い合っている',
      summary:
        'この Agent は、1.10 より古い Cilium が設定した分類器を置き換えます。その結果、ポッドのネットワークが切断されます。',
      customer: 'Datadog Agent を 7.39.2 以降にアップグレードしてください。',
      falsePositives: 'フレア作成後に Cilium を入れ替えている場合です。現在のバージョンを確認してください。',
      knownIssue: {
        id: 'cilium-tc-race',
        title: 'Agent が Cilium のクラシファイアを削除することがある',
        workaround: 'ネットワークプローブを無効にしてください。',
      },
      remediation: ['Agent を 7.39.2 以降にアップグレードします。'],
    },
    {
      ...denied,
      title: 'AppArmor が system-probe のプロトコル分類器のアタッチを拒否している',
      summary:
        'system-probe が分類器をアタッチしたときに、カーネルが「permission denied」を返しました。カーネルログには、AppArmor が拒否した記録があります。',
      remediation: ['`values.yaml` に追記します。', '`helm upgrade` を実行します。'],
    },
    { ...symptom, title: 'system-probe は動作しているが、モジュールが一つも読み込まれていない' },
    {
      ...tooOld,
      title: 'Agent が 2 年以上前のバージョンである',
      suppressed: { reason: '春にアップグレードする予定です。', expires: '2027-03-31' },
    },
  ],
};

const { suppressed: _count, suppressions: _given, ...unsuppressed } = FULL_REPORT;

export const QUIET_REPORT: Report = {
  ...unsuppressed,
  findings: [],
  rules: FULL_REPORT.rules.filter(({ outcome }) => outcome !== 'match' && outcome !== 'error'),
  unexplained: [],
  explainedLines: { explained: 0, total: 0 },
  timeline: [],
  infoNeeded: [],
  problems: [],
  nearMisses: [],
};

import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type Texts } from '../flare-of.ts';

const installInfo = (tool: string): string => `---\ninstall_method:\n  tool: ${tool}\n  tool_version: x`;
const envvars = (...variables: string[]): string => variables.map((one) => ` -  ${one}`).join('\n');
const agentPod = (metadata: string, env = ''): string =>
  `items:\n- metadata: ${metadata}\n  spec:\n    nodeName: node-1\n    containers:\n    - name: agent\n      image: gcr.io/datadoghq/agent:7\n      env:\n      - {name: DD_SITE, value: a}\n${env}`;

const PLATFORMS: readonly {
  readonly name: string;
  readonly texts: Texts;
  readonly platform: unknown;
  readonly method: unknown;
}[] = [
  {
    name: 'Helm, by its label',
    texts: { 'k8s/kubelet_pods.yaml': agentPod('{name: a, labels: {helm.sh/chart: datadog-3.50.0}}') },
    platform: 'kubernetes',
    method: 'helm',
  },
  {
    name: 'Helm, by the variables of the flare',
    texts: { 'envvars.log': envvars('CHART_RELEASE_NAME=datadog') },
    platform: 'kubernetes',
    method: 'helm',
  },
  {
    name: 'Operator, by its label',
    texts: {
      'k8s/kubelet_pods.yaml': agentPod(
        '{name: a, labels: {app.kubernetes.io/managed-by: datadog-operator}}',
      ),
    },
    platform: 'kubernetes',
    method: 'operator',
  },
  {
    name: 'a manifest, by the variable it sets',
    texts: {
      'k8s/kubelet_pods.yaml': agentPod(
        '{name: a}',
        '      - {name: DD_INSTALL_INFO_TOOL, value: kubernetes sample manifests}',
      ),
    },
    platform: 'kubernetes',
    method: 'manifest',
  },
  {
    name: 'Kubernetes, installed by nobody known',
    texts: { 'k8s/kubelet_pods.yaml': agentPod('{name: a}') },
    platform: 'kubernetes',
    method: { cause: 'absent' },
  },
  {
    name: 'Docker, by the Agent’s own container',
    texts: {
      'docker_inspect.log': '{\n\t"Id": "8e7a",\n\t"Name": "/dd-agent"\n}',
      install_info: installInfo('docker'),
    },
    platform: 'docker',
    method: 'docker',
  },
  {
    name: 'Docker, by the list of containers',
    texts: {
      'docker_ps.log': '   0f23fbf70ab6   datadog/agent:7   "/bin/entrypoint.sh"   Up   []   [/dd-agent]',
    },
    platform: 'docker',
    method: { cause: 'absent' },
  },
  {
    name: 'an Agent on the host of other containers',
    texts: {
      'docker_ps.log': '   0f23fbf70ab6   redis:7   "redis-server"   Up   []   [/redis]',
      install_info: installInfo('install_script'),
    },
    platform: 'host',
    method: 'install_script',
  },
  {
    name: 'ECS, by its metadata',
    texts: { 'ecs_metadata.json': '{\n    "Tasks": []\n}' },
    platform: 'ecs',
    method: { cause: 'absent' },
  },
  {
    name: 'ECS, by its agent beside',
    texts: {
      'docker_ps.log':
        '   0f23fbf70ab6   datadog/agent:7   "x"   Up   []   [/dd]\n   1f23fbf70ab6   amazon/amazon-ecs-agent:latest   "/agent"   Up   []   [/ecs-agent]',
    },
    platform: 'ecs',
    method: { cause: 'absent' },
  },
  {
    name: 'a package on a host',
    texts: { install_info: installInfo('dpkg') },
    platform: 'host',
    method: 'dpkg',
  },
  {
    name: 'Windows, installed by Chef',
    texts: { 'datadog.reg': 'x', install_info: installInfo('chef') },
    platform: 'windows',
    method: 'chef',
  },
  {
    name: 'macOS',
    texts: { 'metadata/host.json': '{\n  "os": "darwin"\n}' },
    platform: 'macos',
    method: { cause: 'absent' },
  },
  { name: 'nothing known', texts: {}, platform: { cause: 'absent' }, method: { cause: 'absent' } },
];

describe('env.platform and install.method', () => {
  it.each(PLATFORMS)('$name', ({ texts, platform, method }) => {
    const facts = factsOf(texts);
    expect(valueOrCause(facts, 'env.platform')).toEqual(platform);
    expect(valueOrCause(facts, 'install.method')).toEqual(method);
  });

  it('names the installer of the status page as runbooks do', () => {
    const status = `${'='.repeat(20)}\nAgent (v7.50.0)\n${'='.repeat(20)}\n\n  Metadata\n  ========\n    install_method_tool: datadog-operator\n`;
    expect(valueOrCause(factsOf({ 'status.log': status }), 'install.method')).toBe('operator');
  });
});

describe('env.fargate', () => {
  const cases: readonly (readonly [string, Texts, unknown])[] = [
    ['a task on Fargate', { 'ecs_metadata.json': '{\n"LaunchType": "FARGATE"\n}' }, true],
    ['a task on EC2', { 'ecs_metadata.json': '{\n"LaunchType": "EC2"\n}' }, false],
    ['a variable', { 'envvars.log': envvars('ECS_FARGATE=true') }, true],
    [
      'an EKS profile',
      { 'k8s/kubelet_pods.yaml': agentPod('{name: a, labels: {eks.amazonaws.com/fargate-profile: p}}') },
      true,
    ],
    ['one pod', { 'k8s/kubelet_pods.yaml': agentPod('{name: a}') }, { cause: 'absent' }],
    ['two pods', { 'k8s/kubelet_pods.yaml': `${agentPod('{name: a}')}\n- metadata: {name: b}` }, false],
    ['a host', { install_info: installInfo('rpm') }, false],
    [
      'a task in the inventory',
      { 'metadata/inventory/agent.json': '{"agent_metadata": {\n"ecs_fargate_task_arn": "arn"}}' },
      true,
    ],
  ];
  it.each(cases)('%s', (_name, texts, value) => {
    expect(valueOrCause(factsOf(texts), 'env.fargate')).toEqual(value);
  });
});

describe('kubernetes.distribution and version', () => {
  const podOn = (node: string, image = 'a/b:1', metadata = '{name: a, namespace: kube-system}'): string =>
    `items:\n- metadata: ${metadata}\n  spec:\n    nodeName: ${node}\n    containers:\n    - {name: c, image: "${image}"}`;
  it.each([
    ['gke', podOn('gke-pool-1')],
    ['gke-autopilot', podOn('gk3-pool-1', 'gke.gcr.io/x:1')],
    ['aks', podOn('aks-pool-1')],
    ['eks', podOn('ip-10-0-0-1', '602401143452.dkr.ecr.us-east-1.amazonaws.com/eks/coredns:v1.10.1')],
    ['openshift', podOn('n', 'a/b:1', '{name: a, namespace: openshift-multus}')],
    [{ cause: 'absent' }, podOn('node-1')],
  ])('%s', (distribution, text) => {
    expect(valueOrCause(factsOf({ 'k8s/kubelet_pods.yaml': text }), 'kubernetes.distribution')).toEqual(
      distribution,
    );
  });

  it('reads the version of the kubelet, else guesses from kube-proxy', () => {
    const pods = podOn('n', 'registry.k8s.io/kube-proxy:v1.28.1');
    const guessed = factsOf({ 'k8s/kubelet_pods.yaml': pods });
    expect(guessed.fact('kubernetes.version')).toMatchObject({
      value: { value: '1.28.1', confidence: 'low' },
    });
    const host = '{\n  "container-meta": {\n    "kubelet_version": "v1.29.4-eks-036c24b"\n  }\n}';
    const stated = factsOf({ 'k8s/kubelet_pods.yaml': pods, 'metadata/host.json': host });
    expect(stated.fact('kubernetes.version')).toMatchObject({
      value: { value: '1.29.4-eks-036c24b', file: 'metadata/host.json', line: 3 },
    });
    expect(valueOrCause(stated, 'kubernetes.distribution')).toBe('eks');
  });
});

describe('host.os', () => {
  const cases: readonly (readonly [string, Texts, unknown])[] = [
    ['a Windows registry', { 'datadog.reg': 'x' }, 'windows'],
    ['Windows counters', { 'counter_strings.txt': '2' }, 'windows'],
    ['mount points', { mountinfo: '1 2 3' }, 'linux'],
    ['kernel symbols', { kallsyms: '' }, 'linux'],
    ['kernel probes', { kprobe_events: '' }, 'linux'],
    ['files of system-probe', { 'system-probe/vpc_subnets.log': '10.0.0.0/8' }, 'linux'],
    [
      'GNU/Linux in the inventory',
      { 'metadata/inventory/host.json': '{"host_metadata": {"os": "GNU/Linux"}}' },
      'linux',
    ],
    ['nothing', {}, { cause: 'absent' }],
  ];
  it.each(cases)('%s', (_name, texts, value) => {
    expect(valueOrCause(factsOf(texts), 'host.os')).toEqual(value);
  });

  it('is only a guess from a file that one system has', () => {
    expect(factsOf({ mountinfo: '1 2 3' }).fact('host.os')).toMatchObject({
      value: { confidence: 'low', file: 'mountinfo', line: 1, text: '1 2 3' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const PATH = 'k8s/kubelet_pods.yaml';

interface PodText {
  readonly name?: string;
  readonly namespace?: string;
  readonly annotations?: string;
  readonly container?: string;
  readonly spec?: string;
  readonly status?: string;
}

const pod = ({
  name = 'cart-0',
  namespace = 'shop',
  annotations = '{}',
  container = 'image: nginx:1',
  spec = 'nodeName: node-1',
  status = 'phase: Running',
}: PodText): string => `- metadata: {name: ${name}, namespace: ${namespace}, annotations: ${annotations}}
  spec:
    containers:
    - {name: web, ${container}}
    ${spec}
  status:
    ${status}`;

const value = (name: string, ...pods: readonly PodText[]): unknown =>
  valueOrCause(factsOf({ [PATH]: `items:\n${pods.map(pod).join('\n')}` }), name);

const ABSENT = { cause: 'absent' };

describe('pods of the node', () => {
  it('are counted by phase', () => {
    const pods = [{}, { status: 'phase: Pending' }, {}];
    expect(value('kubernetes.pods', ...pods)).toBe(3);
    expect(value('kubernetes.podsByPhase', ...pods)).toEqual([
      { phase: 'Pending', count: 1 },
      { phase: 'Running', count: 2 },
    ]);
  });

  it('are listed when they do not run, and not when they are done', () => {
    const evicted = { status: 'phase: Failed\n    reason: Evicted\n    message: low on memory' };
    expect(value('kubernetes.podsNotRunning', {}, evicted, { status: 'phase: Succeeded' })).toEqual([
      { namespace: 'shop', pod: 'cart-0', phase: 'Failed', reason: 'Evicted', message: 'low on memory' },
    ]);
    expect(value('kubernetes.podsNotRunning', {})).toEqual([]);
  });

  it('show containers that fail, not those that start', () => {
    const statuses = `containerStatuses:
    - {name: web, restartCount: 12, state: {waiting: {reason: CrashLoopBackOff}}}
    - {name: job, state: {terminated: {exitCode: 0, reason: Completed}}}
    - {name: side, state: {terminated: {exitCode: 2, reason: Error}}}
    - {name: new, state: {waiting: {reason: ContainerCreating}}}
    phase: Running`;
    expect(value('kubernetes.failingContainers', { status: statuses })).toEqual([
      {
        namespace: 'shop',
        pod: 'cart-0',
        container: 'web',
        state: 'waiting',
        reason: 'CrashLoopBackOff',
        restarts: 12,
      },
      {
        namespace: 'shop',
        pod: 'cart-0',
        container: 'side',
        state: 'terminated',
        reason: 'Error',
        exitCode: 2,
      },
    ]);
  });

  it('name the container runtime', () => {
    const status = 'containerStatuses: [{name: web, containerID: "cri-o://8e7a"}]';
    expect(value('containers.runtime', { status })).toBe('cri-o');
    expect(value('containers.runtime', {})).toEqual(ABSENT);
  });

  it('show Windows, special systems and graphics processors', () => {
    const windows = { spec: 'nodeName: n\n    nodeSelector: {kubernetes.io/os: windows}' };
    expect(value('kubernetes.nodeOs', {}, windows)).toBe('windows');
    const bottlerocket = { container: 'image: public.ecr.aws/bottlerocket/bottlerocket-update-operator:v1' };
    expect(value('kubernetes.nodeOs', bottlerocket)).toBe('bottlerocket');
    expect(value('kubernetes.nodeOs', {})).toEqual(ABSENT);
    const gpu = { container: 'image: a/b:1, resources: {limits: {nvidia.com/gpu: 1}}' };
    expect(value('kubernetes.gpuPods', gpu, {}, gpu)).toBe(2);
    expect(value('kubernetes.gpuPods', {})).toEqual(ABSENT);
  });

  it.each([
    ['rke2', 'docker.io/rancher/hardened-calico:v3.27'],
    ['k3s', 'rancher/klipper-lb:v0.4.4'],
    ['talos', 'ghcr.io/siderolabs/kubelet:v1.30.0'],
    ['minikube', 'gcr.io/k8s-minikube/storage-provisioner:v5'],
    ['kind', 'docker.io/kindest/kindnetd:v2024'],
  ])('show %s', (distribution, image) => {
    const inSystem = { namespace: 'kube-system', container: `image: "${image}"` };
    expect(value('kubernetes.distribution', inSystem)).toBe(distribution);
    expect(value('kubernetes.distribution', { ...inSystem, namespace: 'shop' })).toEqual(ABSENT);
  });
});

describe('service mesh', () => {
  it.each([
    ['linkerd', '2.14.1', 'image: "cr.l5d.io/linkerd/proxy:stable-2.14.1"'],
    ['istio', '1.20.2', 'image: "docker.io/istio/proxyv2:1.20.2-distroless"'],
    ['consul', '1.4.0', 'image: "hashicorp/consul-dataplane:1.4.0"'],
    [
      'app-mesh',
      '1.27.2',
      'image: "840364872350.dkr.ecr.us-east-1.amazonaws.com/aws-appmesh-envoy:v1.27.2.0-prod"',
    ],
  ])('%s %s', (vendor, version, container) => {
    expect(value('mesh.vendor', {}, { container })).toBe(vendor);
    expect(value('mesh.version', {}, { container })).toBe(version);
  });

  it('counts the pods with a proxy, also with one that is an init container', () => {
    const native = {
      name: 'cart-1',
      spec: 'initContainers: [{name: istio-proxy, image: istio/proxyv2:1.22.0, restartPolicy: Always}]',
    };
    const once = { spec: 'initContainers: [{name: istio-proxy, image: istio/proxyv2:1.22.0}]' };
    expect(value('mesh.proxies', native, once)).toBe(1);
    expect(value('mesh.vendor', once)).toEqual(ABSENT);
  });
});

describe('autodiscovery annotations', () => {
  const annotated = (...annotations: readonly string[]): PodText => ({
    annotations: `{${annotations.map((one) => `ad.datadoghq.com/${one}`).join(', ')}}`,
  });
  const errorsOf = (...annotations: readonly string[]): unknown =>
    value('kubernetes.autodiscoveryAnnotationErrors', annotated(...annotations));

  it('name containers and checks', () => {
    const pods = annotated(
      `web.checks: '{"nginx": {"instances": [{}]}}'`,
      `web.logs: '[{"source": "nginx"}]'`,
      `tags: '{"team": "sea"}'`,
    );
    expect(value('kubernetes.autodiscoveryAnnotations', pods)).toEqual([
      { namespace: 'shop', pod: 'cart-0', container: 'web', kind: 'checks', checks: 'nginx' },
      { namespace: 'shop', pod: 'cart-0', container: 'web', kind: 'logs' },
    ]);
    expect(value('kubernetes.autodiscoveryAnnotationErrors', pods)).toEqual([]);
  });

  it.each([
    [`web.checks: '{"nginx": '`, 'not a JSON object'],
    [`web.checks: '["nginx"]'`, 'not a JSON object'],
    [`web.logs: '{"source": "nginx"}'`, 'not a JSON array'],
    [`app.logs: '[]'`, 'the pod has no container app'],
  ])('%s', (annotation, error) => {
    expect(errorsOf(annotation)).toMatchObject([{ error }]);
  });

  it('must give as many instances as names', () => {
    expect(errorsOf(`web.check_names: '["a", "b"]'`, `web.instances: '[{}]'`)).toMatchObject([
      { annotation: 'ad.datadoghq.com/web.check_names', error: '2 check names for 1 instances' },
    ]);
    expect(errorsOf(`web.check_names: '["a"]'`, `web.instances: '[{}]'`)).toEqual([]);
  });

  it('may name an identifier given to a container, and are not judged when masked', () => {
    expect(errorsOf('web.check.id: front', `front.logs: '[]'`)).toEqual([]);
    expect(errorsOf(`web.checks: '{"nginx": "********'`)).toEqual([]);
    expect(errorsOf(`exclude: "true"`)).toEqual([]);
  });
});

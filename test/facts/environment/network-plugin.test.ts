import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const POD = 'k8s/kubelet_pods.yaml';

const podsOf = (...images: string[]): string =>
  [
    'items:',
    ...images.flatMap((image, index) => [
      `- metadata: {name: pod-${index}, namespace: kube-system}`,
      '  spec:',
      '    containers:',
      `    - name: container-${index}`,
      `      image: ${image}`,
    ]),
  ].join('\n');

const vendorOf = (...images: string[]): unknown =>
  valueOrCause(factsOf({ [POD]: podsOf(...images) }), 'cni.vendor');
const ciliumOf = (...images: string[]): unknown =>
  valueOrCause(factsOf({ [POD]: podsOf(...images) }), 'cni.cilium.version');

const ABSENT = { cause: 'absent' };

describe('cni.cilium.version', () => {
  it.each([
    ['quay.io/cilium/cilium:v1.9.18', '1.9.18'],
    ['docker.io/cilium/cilium:1.10.0', '1.10.0'],
    ['quay.io/cilium/cilium:v1.10.0-rc1', '1.10.0-rc1'],
    ['gke.gcr.io/cilium/cilium:v1.13.10-gke.4', '1.13.10'],
    ['localhost:5000/mirror/cilium:v1.14.2@sha256:aaaa', '1.14.2'],
    ['quay.io/cilium/cilium@sha256:30bf0000', ABSENT],
    ['quay.io/cilium/cilium:latest', ABSENT],
    ['quay.io/cilium/operator-generic:v1.9.18', ABSENT],
    ['quay.io/cilium/hubble-relay:v1.9.18', ABSENT],
    ['quay.io/cilium/cilium-envoy:v1.29.4', ABSENT],
  ])('of %s', (image, version) => {
    expect(ciliumOf(image)).toEqual(version);
    expect(vendorOf(image)).toBe('cilium');
  });

  it('takes the agent’s tag, not that of the operator beside it', () => {
    expect(ciliumOf('quay.io/cilium/operator-generic:v1.11.0', 'quay.io/cilium/cilium:v1.9.18')).toBe(
      '1.9.18',
    );
  });

  it('cites the line of the image', () => {
    const lookup = factsOf({ [POD]: podsOf('quay.io/cilium/cilium:v1.9.18') }).fact('cni.cilium.version');
    expect(lookup).toMatchObject({
      value: { file: POD, line: 6, text: '      image: quay.io/cilium/cilium:v1.9.18', confidence: 'high' },
    });
  });

  it.each([
    [
      'workload-list.log',
      '=== Entity container sources(merged):[node] id: a ===\n----------- Image -----------\nName: quay.io/cilium/cilium\nTag: v1.9.18\n===',
      4,
    ],
    [
      'docker_ps.log',
      '        CONTAINER ID   IMAGE   COMMAND\n        0f23fbf70ab6      quay.io/cilium/cilium:v1.9.18   "cilium-agent …"   Up 3 hours   [/k8s_cilium-agent_cilium-x_kube-system_1_0]',
      2,
    ],
    [
      'tagger-list.json',
      '{\n\t"entities": {\n\t\t"container_id://a": {\n\t\t\t"tags": {\n\t\t\t\t"x": [\n\t\t\t\t\t"image_name:quay.io/cilium/cilium",\n\t\t\t\t\t"image_tag:v1.9.18"\n\t\t\t\t]\n\t\t\t}\n\t\t},\n\t\t"container_id://b": {\n\t\t\t"tags": {"x": [\n\t\t\t"image_tag:v2.0.0"]}}\n\t}\n}',
      7,
    ],
  ])('is read from %s when there are no pods', (path, text, line) => {
    const facts = factsOf({ [path]: text });
    expect(facts.fact('cni.cilium.version')).toMatchObject({ value: { value: '1.9.18', file: path, line } });
    expect(valueOrCause(facts, 'cni.vendor')).toBe('cilium');
  });
});

describe('cni.vendor', () => {
  it.each([
    ['docker.io/calico/node:v3.26.1', 'calico'],
    ['rancher/mirrored-calico-node:v3.26.1', 'calico'],
    ['docker.io/flannel/flannel:v0.22.0', 'flannel'],
    ['602401143452.dkr.ecr.us-east-1.amazonaws.com/amazon-k8s-cni:v1.15.1', 'aws-vpc-cni'],
    ['registry.k8s.io/kube-proxy:v1.29.4', 'none'],
    ['nginx:1.25', ABSENT],
  ])('of %s', (image, vendor) => {
    expect(vendorOf(image)).toEqual(vendor);
  });

  it('says no "none" when the list of pods ends too early', () => {
    const texts = { [POD]: `${podsOf('registry.k8s.io/kube-proxy:v1.29.4')}\n- meta` };
    expect(valueOrCause(factsOf(texts), 'cni.vendor')).toBe('none');
    expect(valueOrCause(factsOf(texts, { damaged: [POD] }), 'cni.vendor')).toEqual({ cause: 'damaged' });
  });
});

describe('cni.classifier', () => {
  it.each([
    ['quay.io/cilium/cilium:v1.9.18', 'TC_ACT_OK', 1],
    ['quay.io/cilium/cilium:v1.8.0', 'TC_ACT_OK', 1],
    ['quay.io/cilium/cilium:v1.10.0', ABSENT, ABSENT],
    ['quay.io/cilium/cilium@sha256:30bf', ABSENT, ABSENT],
    ['docker.io/flannel/flannel:v0.22.0', 'none', ABSENT],
    ['docker.io/calico/node:v3.26.1', ABSENT, ABSENT],
  ])('of %s', (image, returnCode, priority) => {
    const facts = factsOf({ [POD]: podsOf(image) });
    expect(valueOrCause(facts, 'cni.classifier.returnCode')).toEqual(returnCode);
    expect(valueOrCause(facts, 'cni.classifier.priority')).toEqual(priority);
  });

  it('follows an assumed version', () => {
    const facts = factsOf({}, { assume: { 'cni.cilium.version': '1.9.0' } });
    expect(facts.fact('cni.classifier.priority')).toMatchObject({ value: { value: 1, file: '--assume' } });
  });
});

describe('mesh.istio.version', () => {
  it.each([
    ['docker.io/istio/proxyv2:1.6.3', '1.6.3'],
    ['gcr.io/istio-release/pilot:1.20.2-distroless', '1.20.2'],
    ['docker.io/linkerd/proxy:2.14.0', ABSENT],
  ])('of %s', (image, version) => {
    expect(valueOrCause(factsOf({ [POD]: podsOf(image) }), 'mesh.istio.version')).toEqual(version);
  });
});

describe('kubernetes.images', () => {
  it('lists every container with its line', () => {
    const lookup = factsOf({ [POD]: podsOf('a/b:1', 'c/d') }).fact('kubernetes.images');
    expect(lookup).toMatchObject({
      value: {
        value: [
          { namespace: 'kube-system', pod: 'pod-0', container: 'container-0', image: 'a/b', tag: '1' },
          { image: 'c/d', tag: '' },
        ],
        line: 1,
        itemPlaces: [{ line: 6 }, { line: 11 }],
      },
    });
  });
});

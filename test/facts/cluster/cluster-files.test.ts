import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const ABSENT = { cause: 'absent' };
const value = (path: string, text: string, name: string): unknown =>
  valueOrCause(factsOf({ [path]: text }, { kind: 'cluster-agent' }), name);

describe('cluster-agent-metadatamapper.log', () => {
  const PATH = 'cluster-agent-metadatamapper.log';
  const MAP = `===============
Metadata Mapper
===============

Node detected: node-7

  - Namespace: shop
      - Pod: cart-0
        Services: [cart cart-headless]
      - Pod: web-0
        Services: [cart]
`;

  it('counts nodes, pods and services', () => {
    const names = ['nodes', 'pods', 'services'];
    expect(names.map((name) => value(PATH, MAP, `cluster.metadataMap.${name}`))).toEqual([1, 2, 2]);
    expect(value(PATH, MAP, 'cluster.metadataMap.errors')).toEqual(ABSENT);
  });

  it('keeps what went wrong, and counts nothing in another text', () => {
    const failed = "Can't create client to query the API Server: EOF";
    expect(value(PATH, failed, 'cluster.metadataMap.errors')).toEqual([failed]);
    expect(value(PATH, failed, 'cluster.metadataMap.nodes')).toEqual(ABSENT);
  });
});

describe('cluster-agent-metadata.json', () => {
  const PATH = 'cluster-agent-metadata.json';
  const PAYLOAD = `{
  "clustername": "orchard",
  "cluster_id": "5d1b",
  "datadog_cluster_agent_metadata": {
    "cluster_id_error": "",
    "feature_cluster_checks_enabled": true,
    "feature_external_metrics_provider_use_datadogmetric_crd": false,
    "feature_cluster_checks_exclude_checks": [],
    "install_method_tool": "helm",
    "install_method_installer_version": "datadog-3.110.2",
    "is_leader": false
  }
}`;

  it('names the cluster, its features and its installer', () => {
    const names = [
      'cluster.name',
      'cluster.id',
      'cluster.isLeader',
      'install.method',
      'install.chartVersion',
    ];
    expect(names.map((name) => value(PATH, PAYLOAD, name))).toEqual([
      'orchard',
      '5d1b',
      false,
      'helm',
      '3.110.2',
    ]);
    expect(value(PATH, PAYLOAD, 'cluster.features')).toEqual([
      { name: 'cluster_checks', enabled: true },
      { name: 'external_metrics_provider_use_datadogmetric_crd', enabled: false },
    ]);
    expect(value(PATH, PAYLOAD, 'cluster.idError')).toEqual(ABSENT);
  });

  it('knows nothing of another payload', () => {
    expect(value(PATH, '{"datadog_cluster_agent_metadata": []}', 'cluster.features')).toEqual(ABSENT);
  });
});

describe('autoscaler-list.json and local-autoscaling-check.json', () => {
  it('lists autoscalers with their errors', () => {
    const text = `{"pod_autoscalers": [
{"namespace": "shop", "name": "cart", "current_replicas": 3, "horizontal_last_limit_reason": "max",
 "spec": {"owner": "Local", "targetRef": {"kind": "Deployment", "name": "cart"}, "applyPolicy": {"mode": "Apply"},
  "constraints": {"minReplicas": 1, "maxReplicas": 10}}},
{"namespace": "shop", "name": "web", "error": null, "vertical_last_action_error": "not allowed"}
]}`;
    const facts = factsOf({ 'autoscaler-list.json': text }, { kind: 'cluster-agent' });
    expect(facts.fact('cluster.autoscalers')).toMatchObject({
      value: {
        value: [
          {
            namespace: 'shop',
            name: 'cart',
            target: 'Deployment/cart',
            owner: 'Local',
            mode: 'Apply',
            minReplicas: 1,
            maxReplicas: 10,
            replicas: 3,
            limitReason: 'max',
          },
          { namespace: 'shop', name: 'web', error: 'not allowed' },
        ],
        itemPlaces: [{ line: 2 }, { line: 5 }],
      },
    });
    expect(valueOrCause(facts, 'cluster.autoscalersFailing')).toBe(1);
    expect(value('autoscaler-list.json', '{"pod_autoscalers": null}', 'cluster.autoscalersFailing')).toEqual(
      ABSENT,
    );
  });

  it('lists the metrics kept in the cluster', () => {
    const text =
      '{"LocalAutoscalingWorkloadEntities": [{"EntityStatus": {"Datapoints(PodLevel)": 3, "MetricName": "container.cpu.usage", "Namespace": "shop", "PodOwner": "cart"}}, {}]}';
    expect(value('local-autoscaling-check.json', text, 'cluster.localAutoscaling')).toEqual([
      { namespace: 'shop', owner: 'cart', metric: 'container.cpu.usage', datapoints: 3 },
    ]);
  });
});

const MANIFEST = `metadata:
  labels: {helm.sh/chart: datadog-3.88.1}
spec:
  replicas: 2
  template:
    metadata: {annotations: {container.apparmor.security.beta.kubernetes.io/agent: unconfined}}
    spec:
      containers:
      - env:
        - {name: DD_SITE, value: datadoghq.eu}
        - {name: DD_EXTRA, value: '********'}
        - {name: DD_APP_KEY, value: abc}
        - {name: DD_KUBELET_HOST, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}
        - {name: OTHER, value: a}
        image: gcr.io/datadoghq/agent:7.60.1
        livenessProbe: {httpGet: {path: /live}}
        name: agent
        resources: {limits: {memory: 256Mi}}
        volumeMounts: [{mountPath: /host/proc, name: procdir}]
      tolerations:
      - {key: dedicated, operator: Exists, effect: NoSchedule}
      volumes: [{hostPath: {path: /proc}, name: procdir}]
status:
  desiredNumberScheduled: 12
  numberReady: 10
  numberUnavailable: 2
  readyReplicas: 1`;

describe('manifests', () => {
  it.each([
    ['agent-daemonset.yaml', 'cluster.agentDaemonset'],
    ['cluster-agent-deployment.yaml', 'cluster.agentDeployment'],
  ])('%s', (path, prefix) => {
    const names = [
      'containers',
      'resources',
      'security',
      'mounts',
      'environment',
      'tolerations',
      'hostNetwork',
    ];
    expect(names.map((name) => value(path, MANIFEST, `${prefix}.${name}`))).toEqual([
      [
        {
          container: 'agent',
          image: 'gcr.io/datadoghq/agent',
          tag: '7.60.1',
          livenessProbe: true,
          readinessProbe: false,
        },
      ],
      [{ container: 'agent', memoryLimit: 256 * 1024 * 1024 }],
      [{ container: 'agent', privileged: false, appArmor: 'unconfined' }],
      [{ container: 'agent', path: '/host/proc', volume: 'procdir', hostPath: '/proc', readOnly: false }],
      [{ container: 'agent', name: 'DD_SITE', value: 'datadoghq.eu' }],
      [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }],
      false,
    ]);
    expect(value(path, MANIFEST, 'install.chartVersion')).toBe('3.88.1');
  });

  it('counts the pods', () => {
    const ofSet = ['desired', 'ready', 'unavailable', 'updated'].map((name) =>
      value('agent-daemonset.yaml', MANIFEST, `cluster.agentDaemonset.${name}`),
    );
    expect(ofSet).toEqual([12, 10, 2, ABSENT]);
    const ofDeployment = ['replicas', 'ready', 'unavailable'].map((name) =>
      value('cluster-agent-deployment.yaml', MANIFEST, `cluster.agentDeployment.${name}`),
    );
    expect(ofDeployment).toEqual([2, 1, ABSENT]);
  });

  it('does not take what was cut off for false', () => {
    const cut = MANIFEST.slice(0, MANIFEST.indexOf('status:'));
    expect(value('agent-daemonset.yaml', cut, 'cluster.agentDaemonset.hostNetwork')).toEqual(ABSENT);
  });
});

describe('what was asked of the installer', () => {
  it('lists wanted values of the chart, and no masked one', () => {
    const text = `config:
  agents: {image: {tag: 7.60.1}}
  datadog:
    apiKey: '****abcd'
    apiKeyExistingSecret: '********'
    site: datadoghq.eu
    logs: {enabled: true}
    unwanted: 1
  providers: {gke: {autopilot: true}}`;
    expect(value('helm-values.yaml', text, 'install.helmValues')).toEqual([
      { key: 'datadog.site', value: 'datadoghq.eu' },
      { key: 'datadog.logs.enabled', value: true },
      { key: 'agents.image.tag', value: '7.60.1' },
      { key: 'providers.gke.autopilot', value: true },
    ]);
    expect(value('helm-values.yaml', text, 'install.method')).toBe('helm');
    expect(
      value('helm-values.yaml', text.replace('config:\n', 'ignored: 1\nconfig:\n'), 'install.helmValues'),
    ).toHaveLength(4);
  });

  const RESOURCE = `kind: DatadogAgent
spec:
  features:
    admissionController: {enabled: true, agentSidecarInjection: {enabled: false}}
    npm: {enabled: true}
  global: {site: datadoghq.eu, credentials: {apiSecret: {secretName: plum}}}
  override: {nodeAgent: {image: {tag: 7.60.1}}}
status:
  conditions:
  - {type: AgentReconcile, status: "False", reason: Error, message: not allowed}`;

  it('lists features, settings and conditions of the operator', () => {
    const of = (name: string): unknown => value('datadog-agent-cr.yaml', RESOURCE, `install.${name}`);
    expect(of('operatorFeatures')).toEqual([
      { name: 'admissionController', enabled: true },
      { name: 'admissionController.agentSidecarInjection', enabled: false },
      { name: 'npm', enabled: true },
    ]);
    expect(of('operatorSettings')).toEqual([
      { key: 'global.site', value: 'datadoghq.eu' },
      { key: 'global.credentials.apiSecret.secretName', value: 'plum' },
      { key: 'override.nodeAgent.image.tag', value: '7.60.1' },
    ]);
    expect(of('operatorConditions')).toEqual([
      { type: 'AgentReconcile', status: 'False', reason: 'Error', message: 'not allowed' },
    ]);
    expect(of('method')).toBe('operator');
  });
});

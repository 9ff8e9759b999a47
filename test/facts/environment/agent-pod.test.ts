import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type FlareOptions } from '../flare-of.ts';

const PATH = 'k8s/kubelet_pods.yaml';

const POD = `items:
- metadata:
    annotations:
      container.apparmor.security.beta.kubernetes.io/system-probe: unconfined
    labels: {helm.sh/chart: datadog-3.88.1}
    name: plum-x7k2p
    namespace: watch
  spec:
    containers:
    - env:
      - {name: DD_SITE, value: datadoghq.eu}
      image: gcr.io/datadoghq/agent:7.60.1
      name: agent
      resources:
        limits: {cpu: 200m, memory: 256Mi}
        requests: {cpu: "1", memory: 256M}
      volumeMounts:
      - {mountPath: /host/proc, name: procdir, readOnly: true}
      - {mountPath: /etc/auth, name: auth}
    - image: gcr.io/datadoghq/agent:7.60.1
      env:
      - {name: DD_SITE, value: datadoghq.eu}
      name: system-probe
      securityContext:
        capabilities: {add: [SYS_ADMIN, NET_ADMIN]}
        privileged: false
        seccompProfile: {localhostProfile: system-probe, type: Localhost}
      volumeMounts:
      - {mountPath: /sys/kernel/debug, name: debugfs}
    hostPID: true
    initContainers:
    - {image: gcr.io/datadoghq/agent:7.60.1, name: init-volume}
    nodeName: node-7
    securityContext: {runAsUser: 0, appArmorProfile: {type: RuntimeDefault}}
    serviceAccountName: plum
    volumes:
    - {hostPath: {path: /proc}, name: procdir}
    - {emptyDir: {}, name: auth}
    - {hostPath: {path: /sys/kernel/debug}, name: debugfs}
  status:
    containerStatuses:
    - containerID: containerd://8e7a
      lastState: {terminated: {exitCode: 137, finishedAt: "2025-02-01T08:00:00Z", reason: OOMKilled}}
      name: agent
      ready: true
      restartCount: 3
      state: {running: {startedAt: "2025-02-01T08:00:02Z"}}
    - name: system-probe
      ready: false
      restartCount: 9
      state: {waiting: {message: back-off 5m0s, reason: CrashLoopBackOff}}
    initContainerStatuses:
    - {name: init-volume, state: {terminated: {exitCode: 0, reason: Completed}}}
    phase: Running`;

const value = (name: string, text = POD, options: FlareOptions = {}): unknown =>
  valueOrCause(factsOf({ [PATH]: text }, options), `kubernetes.${name}`);

describe('the Agent’s own pod', () => {
  it('is named, and what it shares with the node is known', () => {
    const names = ['agentPods', 'node', 'agentPod.name', 'agentPod.namespace', 'agentPod.serviceAccount'];
    expect(names.map((name) => value(name))).toEqual([1, 'node-7', 'plum-x7k2p', 'watch', 'plum']);
    expect(['phase', 'hostPid', 'hostNetwork'].map((name) => value(`agentPod.${name}`))).toEqual([
      'Running',
      true,
      false,
    ]);
  });

  it('has containers with state and last end, without finished init containers', () => {
    const common = { image: 'gcr.io/datadoghq/agent', tag: '7.60.1', init: false };
    expect(value('agentPod.containers')).toEqual([
      {
        ...common,
        container: 'agent',
        state: 'running',
        ready: true,
        restarts: 3,
        lastReason: 'OOMKilled',
        lastExitCode: 137,
        lastFinishedAt: Date.UTC(2025, 1, 1, 8),
      },
      {
        ...common,
        container: 'system-probe',
        state: 'waiting',
        reason: 'CrashLoopBackOff',
        message: 'back-off 5m0s',
        ready: false,
        restarts: 9,
      },
    ]);
  });

  it('keeps an init container that is not done', () => {
    const stuck = POD.replace(
      'terminated: {exitCode: 0, reason: Completed}',
      'waiting: {reason: ImagePullBackOff}',
    );
    expect(value('agentPod.containers', stuck)).toMatchObject([
      { container: 'init-volume', init: true, reason: 'ImagePullBackOff' },
      { container: 'agent' },
      { container: 'system-probe' },
    ]);
  });

  it('has resources in bytes and cores', () => {
    expect(value('agentPod.resources')).toEqual([
      {
        container: 'agent',
        memoryLimit: 268435456,
        memoryRequest: 256000000,
        cpuLimit: 0.2,
        cpuRequest: 1,
      },
    ]);
  });

  it('has privileges by field, by annotation and by the pod', () => {
    expect(value('agentPod.security')).toEqual([
      { container: 'agent', privileged: false, appArmor: 'runtime/default', runAsUser: 0 },
      {
        container: 'system-probe',
        privileged: false,
        capabilities: 'NET_ADMIN SYS_ADMIN',
        appArmor: 'unconfined',
        seccomp: 'localhost/system-probe',
        runAsUser: 0,
      },
    ]);
  });

  it('has mounts with the paths of the node, each at its line', () => {
    const lookup = factsOf({ [PATH]: POD }).fact('kubernetes.agentPod.mounts');
    expect(lookup).toMatchObject({
      value: {
        value: [
          { container: 'agent', path: '/host/proc', volume: 'procdir', hostPath: '/proc', readOnly: true },
          { container: 'agent', path: '/etc/auth', volume: 'auth', readOnly: false },
          { container: 'system-probe', path: '/sys/kernel/debug', hostPath: '/sys/kernel/debug' },
        ],
        itemPlaces: [{ line: 18 }, { line: 19 }, { line: 29 }],
      },
    });
  });

  it('tells what installed it', () => {
    const facts = factsOf({ [PATH]: POD });
    expect(valueOrCause(facts, 'install.method')).toBe('helm');
    expect(valueOrCause(facts, 'install.chartVersion')).toBe('3.88.1');
  });

  it('says nothing of what was cut off', () => {
    const cut = POD.slice(0, POD.indexOf('    hostPID'));
    expect(value('agentPod.hostPid', cut, { damaged: [PATH] })).toEqual({ cause: 'damaged' });
    expect(value('agentPod.hostPid', cut)).toEqual({ cause: 'absent' });
    expect(value('agentPods', cut)).toEqual({ cause: 'absent' });
    expect(value('agentPod.security', cut)).toMatchObject([{ container: 'agent' }, { privileged: false }]);
    expect((value('agentPod.security', cut) as object[])[0]).not.toHaveProperty('privileged');
  });

  it('is not the pod of the Cluster Agent, nor any other', () => {
    const other = POD.replaceAll('datadoghq/agent', 'datadoghq/cluster-agent');
    expect(value('agentPods', other)).toEqual({ cause: 'absent' });
    expect(value('agentPod.containers', other)).toEqual({ cause: 'absent' });
  });

  it('counts two Agents on one node', () => {
    const two = `${POD}\n${POD.slice(POD.indexOf('- metadata'))}`;
    expect(value('agentPods', two)).toBe(2);
  });

  const after = (before: string): string =>
    `items:\n${before}\n${POD.slice(POD.indexOf('- metadata')).replace('plum-x7k2p', 'plum-next')}`;

  it.each([
    ['is being deleted', ['    namespace:', '    deletionTimestamp: "2025-02-01T08:00:00Z"\n    namespace:']],
    ['was evicted', ['phase: Running', 'phase: Failed']],
    ['is done', ['phase: Running', 'phase: Succeeded']],
  ] as const)('is not the one before, which %s', (_how, [from, to]) => {
    const ending = POD.slice(POD.indexOf('- metadata')).replace(from, to);
    expect(value('agentPods', after(ending))).toBe(1);
    expect(value('agentPod.name', after(ending))).toBe('plum-next');
    expect(value('agentPods', `items:\n${ending}`)).toBe(1);
    expect(value('agentPod.name', `items:\n${ending}\n${ending}`)).toBe('plum-x7k2p');
    expect(value('agentPods', `items:\n${ending}\n${ending}`)).toBe(1);
  });
});

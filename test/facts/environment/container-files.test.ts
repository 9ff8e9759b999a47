import { describe, expect, it } from 'vitest';
import type { FlareFacts } from '../../../src/facts/read-facts.ts';
import { factsOf, valueOrCause } from '../flare-of.ts';

const ABSENT = { cause: 'absent' };
const valuesOf = (facts: FlareFacts, names: readonly string[]): unknown[] =>
  names.map((name) => valueOrCause(facts, name));

describe('docker_inspect.log', () => {
  const INSPECT = `{
	"Id": "8e7a",
	"State": {
		"Status": "running",
		"OOMKilled": false,
		"ExitCode": 0
	},
	plum/agent,
	"RestartCount": 4,
	"AppArmorProfile": "docker-default",
	"HostConfig": {
		"NetworkMode": "bridge",
		"PidMode": "",
		"Privileged": false,
		"CgroupnsMode": "host",
		"CapAdd": [
			"SYS_ADMIN",
			"NET_ADMIN"
		],
		"SecurityOpt": null,
		"Memory": 536870912
	},
	"Mounts": [
		{
			"Type": "bind",
			"Source": "/proc",
			"Destination": "/host/proc",
			"RW": false
		}
	],
	"Config": {
		"Env": [
			"Stripped out"
		],
		"Image": "plum.example/agent:7.60.1"
	}
}`;
  const facts = factsOf({ 'docker_inspect.log': INSPECT });

  it('describes the container although it is not JSON', () => {
    const names = ['state', 'oomKilled', 'exitCode', 'restarts', 'appArmor', 'networkMode', 'cgroupMode'];
    expect(
      valuesOf(
        facts,
        names.map((name) => `docker.agent.${name}`),
      ),
    ).toEqual(['running', false, 0, 4, 'docker-default', 'bridge', 'host']);
    expect(valueOrCause(facts, 'docker.agent.memoryLimit')).toBe(512 * 1024 * 1024);
    expect(valuesOf(facts, ['docker.agent.image', 'docker.agent.tag', 'containers.runtime'])).toEqual([
      'plum.example/agent',
      '7.60.1',
      'docker',
    ]);
  });

  it('lists capabilities and mounts at their lines', () => {
    expect(facts.fact('docker.agent.capabilities')).toMatchObject({
      value: { value: ['SYS_ADMIN', 'NET_ADMIN'], itemPlaces: [{ line: 17 }, { line: 18 }] },
    });
    expect(facts.fact('docker.agent.mounts')).toMatchObject({
      value: {
        value: [{ path: '/host/proc', hostPath: '/proc', type: 'bind', readOnly: true }],
        itemPlaces: [{ line: 27 }],
      },
    });
    expect(valueOrCause(facts, 'docker.agent.securityOptions')).toEqual([]);
  });

  it('invents nothing', () => {
    expect(valuesOf(facts, ['docker.agent.pidMode', 'docker.agent.health'])).toEqual([ABSENT, ABSENT]);
    const cut = factsOf({ 'docker_inspect.log': INSPECT.slice(0, 300) });
    expect(valueOrCause(cut, 'docker.agent.restarts')).toEqual(ABSENT);
    expect(valueOrCause(cut, 'env.platform')).toBe('docker');
  });
});

describe('docker_ps.log', () => {
  const ROWS = `        CONTAINER ID      IMAGE               COMMAND       STATUS                      PORTS     NAMES
        0f23fbf70ab6      redis:7             "redis-…"     Up 3 hours (healthy)        [{ 6379 0 tcp}]     [/redis]
        1f23fbf70ab6      web                 "run a"       Exited (137) 2 days ago     []     [/web /shop/web]
        2f23fbf70ab6      datadog/agent:7     "/init"       Restarting (1) 5 seconds ago     []     [/agent]`;
  const facts = factsOf({ 'docker_ps.log': ROWS });

  it('lists containers with state and exit code', () => {
    expect(valueOrCause(facts, 'docker.containers')).toEqual([
      { name: 'redis', image: 'redis', tag: '7', state: 'up', status: 'Up 3 hours (healthy)' },
      { name: 'web', image: 'web', state: 'exited', status: 'Exited (137) 2 days ago', exitCode: 137 },
      {
        name: 'agent',
        image: 'datadog/agent',
        tag: '7',
        state: 'restarting',
        status: 'Restarting (1) 5 seconds ago',
        exitCode: 1,
      },
    ]);
    expect(valueOrCause(facts, 'containers.runtime')).toBe('docker');
  });

  it('does not say what runs pods beside Docker', () => {
    const beside = factsOf({ 'docker_ps.log': ROWS.split('\n').slice(0, 3).join('\n') });
    expect(valueOrCause(beside, 'containers.runtime')).toEqual(ABSENT);
    expect(valueOrCause(factsOf({ 'docker_ps.log': '' }), 'docker.containers')).toEqual(ABSENT);
  });
});

describe('ecs_metadata.json', () => {
  const TASK = `{
  "Cluster": "arn:aws:ecs:eu-west-3:000000000000:cluster/orchard",
  "Family": "plum", "Revision": "7",
  "DesiredStatus": "RUNNING", "KnownStatus": "PENDING",
  "Limits": {"CPU": 0.25, "Memory": 512},
  "AvailabilityZone": "eu-west-3b",
  "LaunchType": "FARGATE",
  "Containers": [
    {"Name": "agent", "Image": "public.ecr.aws/datadog/agent:7", "KnownStatus": "RUNNING", "Limits": {"Memory": 256}},
    {"Name": "web", "KnownStatus": "STOPPED", "DesiredStatus": "RUNNING", "ExitCode": 139, "Health": {"status": "UNHEALTHY"}}
  ]
}`;
  const facts = factsOf({ 'ecs_metadata.json': TASK });

  it('names the task, its place and its limits', () => {
    const names = ['cluster', 'family', 'revision', 'launchType', 'region', 'desiredStatus', 'knownStatus'];
    expect(
      valuesOf(
        facts,
        names.map((name) => `ecs.${name}`),
      ),
    ).toEqual(['orchard', 'plum', '7', 'FARGATE', 'eu-west-3', 'RUNNING', 'PENDING']);
    expect(valuesOf(facts, ['ecs.cpuLimit', 'ecs.memoryLimit'])).toEqual([0.25, 512 * 1024 * 1024]);
  });

  it('lists its containers', () => {
    expect(valueOrCause(facts, 'ecs.containers')).toEqual([
      {
        name: 'agent',
        image: 'public.ecr.aws/datadog/agent',
        tag: '7',
        knownStatus: 'RUNNING',
        memoryLimit: 256 * 1024 * 1024,
      },
      { name: 'web', knownStatus: 'STOPPED', desiredStatus: 'RUNNING', exitCode: 139, health: 'UNHEALTHY' },
    ]);
  });

  it('may list the tasks of an instance instead, and then describes none', () => {
    const tasks = factsOf({
      'ecs_metadata.json': '{"Tasks": [{"Family": "web", "Version": "3", "KnownStatus": "RUNNING"}]}',
    });
    expect(valueOrCause(tasks, 'ecs.tasks')).toEqual([
      { family: 'web', revision: '3', knownStatus: 'RUNNING' },
    ]);
    expect(valuesOf(tasks, ['ecs.family', 'ecs.containers', 'ecs.cpuLimit'])).toEqual([
      ABSENT,
      ABSENT,
      ABSENT,
    ]);
  });
});

describe('kubelet_config.yaml', () => {
  const CONFIG = `kubeletconfig:
  authentication:
    anonymous: {enabled: false}
    webhook: {enabled: true}
  authorization: {mode: Webhook}
  cgroupDriver: systemd
  containerLogMaxSize: 10Mi
  evictionHard:
    memory.available: 100Mi
    nodefs.available: 10%
  readOnlyPort: 0`;
  const names = [
    'anonymousAuth',
    'webhookAuth',
    'authorizationMode',
    'cgroupDriver',
    'containerLogMaxSize',
    'readOnlyPort',
    'maxPods',
  ];

  it('says who may ask the kubelet and when it evicts', () => {
    const facts = factsOf({ 'k8s/kubelet_config.yaml': CONFIG });
    expect(
      valuesOf(
        facts,
        names.map((name) => `kubernetes.kubelet.${name}`),
      ),
    ).toEqual([false, true, 'Webhook', 'systemd', '10Mi', 0, ABSENT]);
    expect(facts.fact('kubernetes.kubelet.evictionHard')).toMatchObject({
      value: {
        value: [
          { signal: 'memory.available', threshold: '100Mi' },
          { signal: 'nodefs.available', threshold: '10%' },
        ],
        itemPlaces: [{ line: 9 }, { line: 10 }],
      },
    });
  });

  it('states nothing of another type', () => {
    const facts = factsOf({
      'k8s/kubelet_config.yaml': 'kubeletconfig: {readOnlyPort: "no", authentication: true}',
    });
    expect(
      valuesOf(
        facts,
        names.map((name) => `kubernetes.kubelet.${name}`),
      ),
    ).toEqual(names.map(() => ABSENT));
  });
});

import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type Texts } from '../flare-of.ts';

const line = (time: string, logger: string, message: string, level = 'INFO'): string =>
  `2024-05-01 ${time} UTC | ${logger} | ${level} | (main.go:1 in run) | ${message}`;
const at = (time: string): number => Date.parse(`2024-05-01T${time}Z`);

const AGENT = [
  line('10:00:00', 'CORE', 'Starting Datadog Agent v7.60.1'),
  line('10:00:30', 'CORE', 'cannot connect', 'ERROR'),
  line('10:30:30', 'CORE', 'See ya!'),
].join('\n');
const PROBE = [
  line('10:00:00', 'SYS-PROBE', 'starting system-probe v7.60.1'),
  line('10:01:00', 'SYS-PROBE', 'running system-probe with version: Version: 7.26.0, Git hash: abc'),
  line('10:01:20', 'SYS-PROBE', 'starting system-probe v7.60.1'),
  line('11:00:00', 'SYS-PROBE', 'alive'),
].join('\n');
const BOTH: Texts = { 'logs/agent.log': AGENT, 'logs/system-probe.log': PROBE };

const records = (texts: Texts, name: string): unknown => valueOrCause(factsOf(texts), name);

describe('facts of the logs', () => {
  it('list files and streams, rotated parts first', () => {
    const texts = { ...BOTH, 'logs/agent.log.4': line('09:00:00', 'CORE', 'old', 'WARN') };
    expect(records(texts, 'logs.files')).toEqual([
      {
        component: 'agent',
        file: 'logs/agent.log.4',
        lines: 1,
        firstAt: at('09:00:00'),
        lastAt: at('09:00:00'),
      },
      {
        component: 'agent',
        file: 'logs/agent.log',
        lines: 3,
        firstAt: at('10:00:00'),
        lastAt: at('10:30:30'),
      },
      {
        component: 'system-probe',
        file: 'logs/system-probe.log',
        lines: 4,
        firstAt: at('10:00:00'),
        lastAt: at('11:00:00'),
      },
    ]);
    const [agent] = records(texts, 'logs.streams') as unknown[];
    expect(agent).toEqual({
      component: 'agent',
      file: 'logs/agent.log',
      parts: 2,
      lines: 4,
      firstAt: at('09:00:00'),
      lastAt: at('10:30:30'),
      span: 5430,
      warnings: 1,
      errors: 1,
      criticals: 0,
    });
  });

  it('tell the versions in the names of the hosts it sends to, each at its latest line', () => {
    const text = [
      line('10:00:00', 'SECURITY', 'posted to "https://7-60-1-app.agent.plum.example/intake/"'),
      line('10:00:01', 'SECURITY', 'dial tcp: lookup 7-60-1-app.agent.plum.example: no such host', 'ERROR'),
      line('10:00:02', 'SECURITY', 'posted to "https://7-61-0-app.agent.plum.example/intake/"'),
      line('10:00:03', 'SECURITY', 'posted to "https://my-app.agent.plum.example/"'),
    ].join('\n');
    const texts = { 'logs/security-agent.log': text, 'pasted.txt': 'lookup 6-1-0-app.agent.plum.example' };
    expect(records(texts, 'logs.versions')).toEqual([
      { component: 'security-agent', version: '7.60.1', at: at('10:00:01') },
      { component: 'security-agent', version: '7.61.0', at: at('10:00:02') },
    ]);
    expect(records(BOTH, 'logs.versions')).toEqual([]);
  });

  it('tell no span of a log whose lines run backwards', () => {
    const lines = [line('10:00:00', 'CORE', 'late'), line('09:00:00', 'CORE', 'early')];
    const [agent] = records({ 'logs/agent.log': lines.join('\n') }, 'logs.streams') as unknown[];
    expect(agent).toMatchObject({ firstAt: at('10:00:00'), lastAt: at('09:00:00') });
    expect(agent).not.toHaveProperty('span');
  });

  it('cite the line after a gap', () => {
    const fact = factsOf(BOTH).fact('logs.gaps');
    expect(fact.known && fact.value).toMatchObject({
      value: [
        {
          component: 'agent',
          file: 'logs/agent.log',
          from: at('10:00:30'),
          to: at('10:30:30'),
          seconds: 1800,
        },
        { component: 'system-probe', seconds: 3520 },
      ],
      itemPlaces: [
        { file: 'logs/agent.log', line: 3 },
        { file: 'logs/system-probe.log', line: 4 },
      ],
    });
  });

  it('count starts, old wordings too, with versions and the shortest time between two', () => {
    expect(records(BOTH, 'logs.starts')).toEqual([
      { component: 'agent', at: at('10:00:00'), version: '7.60.1' },
      { component: 'system-probe', at: at('10:00:00'), version: '7.60.1' },
      { component: 'system-probe', at: at('10:01:00'), version: '7.26.0' },
      { component: 'system-probe', at: at('10:01:20'), version: '7.60.1' },
    ]);
    expect(records(BOTH, 'logs.restarts')).toEqual([
      {
        component: 'agent',
        starts: 1,
        firstAt: at('10:00:00'),
        lastAt: at('10:00:00'),
        perHour: 3600 / 1830,
      },
      {
        component: 'system-probe',
        starts: 3,
        firstAt: at('10:00:00'),
        lastAt: at('10:01:20'),
        perHour: 3,
        shortestInterval: 20,
      },
    ]);
  });

  it.each([
    ['process-agent', 'PROCESS', 'Starting process-agent for host=h1, endpoints=[x]'],
    ['process-agent', 'PROCESS', 'Starting process-agent with enabled checks=[process rtprocess]'],
    ['trace-agent', 'TRACE', 'Trace agent running on host h1'],
    ['security-agent', 'SECURITY', 'Datadog Security Agent is now running.'],
    ['cluster-agent', 'CLUSTER', 'Datadog Cluster Agent is now running.'],
    ['cluster-agent', 'CLUSTER', 'All components started. Cluster Agent now running.'],
    ['agent', 'CORE', 'Starting Datadog IoT Agent v7.50.0'],
    ['jmxfetch', 'JMX', 'JMX Fetch 0.49.5 has started'],
  ])('know how %s starts', (component, logger, message) => {
    const texts = { [`logs/${component}.log`]: line('10:00:00', logger, message) };
    expect(records(texts, 'logs.starts')).toMatchObject([{ component, at: at('10:00:00') }]);
  });

  it('say of a log without a start that there is none, and count no line that only speaks of one', () => {
    const quiet = {
      'logs/agent.log': line('10:00:00', 'CORE', 'Stopping, then Starting Datadog Agent soon'),
    };
    expect(records(quiet, 'logs.restarts')).toEqual([{ component: 'agent', starts: 0 }]);
  });

  it('count starts in logs only, not in text that somebody added', () => {
    const texts = { ...BOTH, 'console.txt': AGENT };
    expect(records(texts, 'logs.restarts')).toMatchObject([{ component: 'agent', starts: 1 }, {}]);
  });

  it('tell crashes and what the supervisor of a container says', () => {
    const text = [
      line('10:00:00', 'CORE', 'no reason to panic: all is well'),
      'panic: runtime error: index out of range',
      'goroutine 1 [running]:',
      line('10:00:03', 'CORE', 'fatal error: concurrent map writes', 'ERROR'),
      '[2024-05-01 10:00:05] trace-agent exited with code 2, signal 0, restarting in 2 seconds',
      'AGENT EXITED WITH CODE 255, SIGNAL 0, KILLING CONTAINER',
    ].join('\n');
    const texts = { 'logs/agent.log': text };
    expect(records(texts, 'logs.panics')).toEqual([
      { component: 'agent', at: at('10:00:00'), message: 'panic: runtime error: index out of range' },
      { component: 'agent', at: at('10:00:03'), message: 'fatal error: concurrent map writes' },
    ]);
    expect(records(texts, 'logs.exits')).toMatchObject([
      { component: 'agent', process: 'trace-agent', code: 2 },
      { component: 'agent', process: 'agent', code: 255 },
    ]);
  });

  it('tell crashes behind the head of an error and those that a library saw', () => {
    const text = [
      line('10:00:00', 'CLUSTER', 'fatal error: concurrent map writes', 'ERROR'),
      line('10:00:01', 'CLUSTER', 'panic: recovered from a check', 'INFO'),
      'E1229 05:33:43.356589       1 runtime.go:78] Observed a panic: "nil pointer" (runtime error)',
    ].join('\n');
    expect(records({ 'logs/cluster-agent.log': text }, 'logs.panics')).toMatchObject([
      { message: 'fatal error: concurrent map writes' },
      { message: 'panic: "nil pointer" (runtime error)' },
    ]);
  });

  it('tell the level and the layout of the log of the daemon that made the flare', () => {
    expect(records(BOTH, 'logs.debug')).toBe(false);
    expect(records(BOTH, 'logs.isJson')).toBe(false);
    const debug = line('10:40:00', 'CORE', 'x', 'DEBUG');
    expect(records({ 'logs/agent.log': AGENT, 'logs/agent.log.1': debug }, 'logs.debug')).toBe(true);
    const json = '{"agent":"core","time":"2024-05-01 10:50:00 UTC","level":"INFO","msg":"x"}';
    expect(records({ 'logs/agent.log': `${AGENT}\n${json}` }, 'logs.isJson')).toBe(true);
  });
});

describe('times across files', () => {
  const creation = 'Flare creation time: 2024-05-01T10:31:00Z';
  const status = [
    '===============',
    'Agent (v7.60.1)',
    '===============',
    '',
    '  Status date: 2024-05-01 10:30:58 UTC (1714559458000)',
  ].join('\n');

  it('are compared where both files state them', () => {
    const texts = { ...BOTH, 'flare_creation.log': creation, 'status.log': status };
    expect(records(texts, 'clock.flareToLog')).toBe(30);
    expect(records(texts, 'clock.statusToFlare')).toBe(2);
  });

  it('are not compared with themselves, nor where a zone is not known', () => {
    expect(records({ ...BOTH, 'status.log': status }, 'clock.statusToFlare')).toMatchObject({
      cause: 'absent',
    });
    const local = { 'logs/agent.log': AGENT.replaceAll('UTC', 'XYZ'), 'flare_creation.log': creation };
    expect(records(local, 'clock.flareToLog')).toMatchObject({ cause: 'absent' });
    expect(records(local, 'logs.starts')).toEqual([{ component: 'agent', version: '7.60.1' }]);
  });
});

describe('a log that is missing', () => {
  it('leaves what is known of the others, and says what is open', () => {
    const lookup = factsOf({ 'logs/agent.log': AGENT }).fact('logs.restarts');
    const open = lookup.known ? lookup.value.open : [];
    expect(open).toContainEqual({
      known: { component: 'system-probe' },
      missing: { input: 'logs/system-probe.log', cause: 'absent', detail: 'logs/system-probe.log' },
    });
    expect(open?.map((one) => one.known.component)).not.toContain('agent');
  });

  it('is missing, too, when only its older parts are there', () => {
    const texts = { 'logs/agent.log.1': AGENT, 'logs/system-probe.log': PROBE };
    expect(records(texts, 'logs.restarts')).toMatchObject([{ component: 'system-probe' }]);
    expect(records(texts, 'logs.debug')).toMatchObject({ cause: 'absent' });
  });

  it('makes nothing known where there is none at all', () => {
    expect(records({ 'envvars.log': '' }, 'logs.streams')).toMatchObject({ cause: 'absent' });
    expect(records({ 'logs/agent.log': '' }, 'logs.gaps')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const service = (name: string, state: string, config: object): object => ({
  ServiceName: name,
  ServiceState: state,
  ProcessID: 4,
  Config: { StartType: 'Automatic', Dependencies: null, DisplayName: `The ${name}`, ...config },
  DependentServices: ['datadog-trace-agent'],
});

const json = (...services: readonly object[]): ReturnType<typeof factsOf> =>
  factsOf({ 'servicestatus.json': JSON.stringify(services, null, 2) });

const block = (name: string, status: string, dependsOn: string): string =>
  [
    '',
    `Name                : ${name}`,
    `DisplayName         : The ${name}`,
    `Status              : ${status}`,
    'DependentServices   : {}',
    `ServicesDependedOn  : ${dependsOn}`,
    'CanStop             : True',
  ].join('\n');

const text = (...parts: string[]): ReturnType<typeof factsOf> =>
  factsOf({ 'servicestatus.txt': parts.join('\n') });

const DRIVER = 'windows.networkDriver';

describe('servicestatus.json', () => {
  it('lists the services', () => {
    const facts = json(
      service('datadogagent', 'Running', { Dependencies: ['winmgmt', 'EventLog'] }),
      service('ddnpm', 'Stopped', { StartType: 'Manual', DisplayName: '' }),
    );
    expect(facts.fact('windows.services')).toMatchObject({
      value: {
        value: [
          {
            name: 'datadogagent',
            displayName: 'The datadogagent',
            status: 'Running',
            startType: 'Automatic',
            dependsOn: 'winmgmt, EventLog',
          },
          { name: 'ddnpm', status: 'Stopped', startType: 'Manual' },
        ],
        line: 3,
        text: '    "ServiceName": "datadogagent",',
      },
    });
    expect(valueOrCause(facts, `${DRIVER}.installed`)).toBe(true);
    expect(valueOrCause(facts, `${DRIVER}.running`)).toBe(false);
  });

  it('takes a list without the driver for a host without it', () => {
    const facts = json(service('datadogagent', 'Running', {}));
    expect(facts.fact(`${DRIVER}.installed`)).toMatchObject({
      value: { value: false, confidence: 'medium' },
    });
    expect(valueOrCause(facts, `${DRIVER}.running`)).toEqual({ cause: 'absent' });
  });

  it('says nothing without a service', () => {
    expect(valueOrCause(json(), 'windows.services')).toEqual({ cause: 'absent' });
    expect(valueOrCause(json({ a: 1 }), `${DRIVER}.installed`)).toEqual({ cause: 'absent' });
    const cut = factsOf({ 'servicestatus.json': '[\n  {\n    "ServiceName": "datadogagent"' });
    expect(valueOrCause(cut, `${DRIVER}.installed`)).toEqual({ cause: 'damaged' });
  });
});

describe('servicestatus.txt', () => {
  it('lists the services, and the driver with its file', () => {
    const facts = text(
      block('datadogagent', 'Running', '{winmgmt, EventLog}'),
      block('ddnpm', 'Running', '{}'),
      '[SC] QueryServiceConfig SUCCESS',
      'SERVICE_NAME: ddnpm',
      'Driver last modification time : Tue Mar  4 10:12:13 UTC 2025',
      '    Directory: C:\\plum\\driver',
      'Name           : ddnpm.sys',
      'Length         : 90000',
    );
    expect(valueOrCause(facts, 'windows.services')).toEqual([
      {
        name: 'datadogagent',
        displayName: 'The datadogagent',
        status: 'Running',
        dependsOn: 'winmgmt, EventLog',
      },
      { name: 'ddnpm', displayName: 'The ddnpm', status: 'Running' },
    ]);
    expect(valueOrCause(facts, `${DRIVER}.installed`)).toBe(true);
    expect(valueOrCause(facts, `${DRIVER}.running`)).toBe(true);
    expect(valueOrCause(facts, `${DRIVER}.fileFound`)).toBe(true);
  });

  it('reads that the driver is not there', () => {
    const facts = text(
      block('datadogagent', 'Stopped', '{}'),
      '[SC] OpenService FAILED 1060:',
      'Failed to stat file C:\\plum\\driver\\ddnpm.sys CreateFile C:\\plum: not found.',
    );
    expect(facts.fact(`${DRIVER}.installed`)).toMatchObject({
      value: { value: false, confidence: 'high', text: '[SC] OpenService FAILED 1060:' },
    });
    expect(valueOrCause(facts, `${DRIVER}.fileFound`)).toBe(false);
    expect(valueOrCause(facts, `${DRIVER}.running`)).toEqual({ cause: 'absent' });
  });

  it('knows the driver from its configuration alone', () => {
    expect(valueOrCause(text('SERVICE_NAME: ddnpm'), `${DRIVER}.installed`)).toBe(true);
  });

  it('says nothing of other text', () => {
    const facts = text('', 'Name : a', 'hello: world', 'Access is denied.');
    expect(facts.all().filter(({ name }) => name.startsWith('windows.'))).toEqual([]);
  });
});

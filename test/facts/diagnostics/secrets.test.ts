import { describe, expect, it } from 'vitest';
import { factsOf } from '../flare-of.ts';

const read = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    factsOf({ 'secrets.log': text })
      .all()
      .filter(({ name }) => name.startsWith('secrets.'))
      .map(({ name, value }) => [name.slice('secrets.'.length), value]),
  );

describe('secrets.log', () => {
  it('knows the words of the first Agents with a backend', () => {
    const text = `=== Checking executable rights ===
Executable path: /opt/own/secrets
Check Rights: Error: invalid executable: '/opt/own/secrets' isn't owned by this user`;
    expect(read(text)).toMatchObject({
      enabled: true,
      permissionsCorrect: false,
      permissionError: "invalid executable: '/opt/own/secrets' isn't owned by this user",
    });
    expect(read('Check Rights: OK, the executable has the correct rights')).toEqual({
      permissionsCorrect: true,
    });
  });

  it('knows that there is no backend', () => {
    expect(read('No secret_backend_command set: secrets feature is not enabled')).toEqual({ enabled: false });
  });

  it('tells why the program is refused and what it did not resolve', () => {
    const text = `=== Checking executable permissions ===
Executable path: /opt/own/secrets
Executable permissions: error: invalid executable '/opt/own/secrets': others have rights on it
Permissions Detail:
	File mode: 100755
	Owner: root
	Group: root

=== Secrets stats ===
Number of secrets resolved: 1
Secrets handle resolved:

- 'db_pw':
  - used in 'postgres' configuration in entry 'instances/0/password'
  - used in 'mysql' configuration in entry 'instances/1/pass'

'secret_refresh_interval' is disabled
Secrets not resolved:
  - cache_pw
`;
    expect(read(text)).toEqual({
      enabled: true,
      executable: '/opt/own/secrets',
      embedded: false,
      permissionsCorrect: false,
      permissionError: "invalid executable '/opt/own/secrets': others have rights on it",
      resolved: 1,
      handles: [
        { handle: 'db_pw', config: 'postgres', entry: 'instances/0/password' },
        { handle: 'db_pw', config: 'mysql', entry: 'instances/1/pass' },
      ],
      unresolved: ['cache_pw'],
      refreshEnabled: false,
    });
  });

  it('knows the embedded program and older words', () => {
    const text = `=== Checking executable permissions ===
Secret backend type: aws.secrets
Using embedded executable: /opt/datadog-agent/bin/secret-generic-connector
Executable version: 1.4.0

=== Secrets stats ===
Number of secrets decrypted: 3
'secret_refresh_interval' is enabled: the first refresh will happen 10s after startup and then every 1h0m0s
`;
    expect(read(text)).toEqual({
      enabled: true,
      backendType: 'aws.secrets',
      executable: '/opt/datadog-agent/bin/secret-generic-connector',
      embedded: true,
      executableVersion: '1.4.0',
      resolved: 3,
      handles: [],
      unresolved: [],
      refreshEnabled: true,
    });
  });

  it('knows that the permissions are right', () => {
    const text = 'Executable permissions: OK, the executable has the correct permissions';
    expect(read(text)).toEqual({ permissionsCorrect: true });
  });

  it.each(['', 'a page of something else', 'Executable permissions: perhaps'])(
    'makes nothing of %j',
    (text) => {
      expect(read(text)).toEqual({});
    },
  );
});

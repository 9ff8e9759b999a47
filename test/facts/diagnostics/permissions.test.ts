import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const read = (path: string, text: string, ...names: string[]): unknown[] => {
  const facts = factsOf({ [path]: text });
  return names.map((name) => valueOrCause(facts, name));
};

const LINUX = `File path                                          | mode  | owner      | group      | error     |
---------------------------------------------------------------------------------------------------
/etc/datadog-agent/datadog.yaml                    | -rw-r----- | Agent user | dd-agent   |           |
/etc/datadog-agent/auth_token                      | -rw------- | 1007       | 1007       |           |
/etc/datadog-agent/conf.d/redisdb.d/conf.yaml      | -rw-r--r-- | root       | root       |           |
/etc/datadog-agent/security-agent.yaml             |       |            |            | could not stat file /etc/datadog-agent/security-agent.yaml: stat /etc/datadog-agent/security-agent.yaml: no such file or directory|
/var/log/datadog                                   | drwxr-x--- | dd-agent   | dd-agent   |           |
/opt/datadog-agent/run/sysprobe.sock               | Srwx-w---- | root       | root       |           |
`;

describe('permissions.log of Linux', () => {
  it('lists the files, each by its line', () => {
    expect(factsOf({ 'permissions.log': LINUX }).fact('permissions.files')).toMatchObject({
      value: {
        value: expect.arrayContaining([
          {
            path: '/etc/datadog-agent/datadog.yaml',
            mode: '-rw-r-----',
            owner: 'Agent user',
            group: 'dd-agent',
          },
        ]) as unknown,
        itemPlaces: [3, 4, 5, 6, 7, 8].map((line) => ({ line })),
      },
    });
  });

  it.each([
    ['authToken', ['/etc/datadog-agent/auth_token']],
    ['mainConfig', ['/etc/datadog-agent/datadog.yaml']],
    ['logFolders', ['/var/log/datadog']],
    ['sockets', ['/opt/datadog-agent/run/sysprobe.sock']],
    ['checkConfigs', ['/etc/datadog-agent/conf.d/redisdb.d/conf.yaml']],
    ['missing', ['/etc/datadog-agent/security-agent.yaml']],
  ])('picks out %s', (name, paths) => {
    const [rows] = read('permissions.log', LINUX, `permissions.${name}`);
    expect((rows as { path: string }[]).map(({ path }) => path)).toEqual(paths);
  });

  it('takes the last four cells, whatever stands in a path', () => {
    const [rows] = read('permissions.log', '/srv/a | b.yaml | -rw------- | x | y |   |', 'permissions.files');
    expect(rows).toEqual([{ path: '/srv/a | b.yaml', mode: '-rw-------', owner: 'x', group: 'y' }]);
  });

  it.each(['', '/only/a/path', 'File path | mode', '---'])('makes nothing of %j', (text) => {
    expect(read('permissions.log', text, 'permissions.files')).toEqual([{ cause: 'absent' }]);
  });
});

describe('permissions.log of Windows', () => {
  const WINDOWS = `File: C:\\ProgramData\\Datadog\\datadog.yaml
------------------
Mode: -rw-rw-rw-
NT AUTHORITY\\SYSTEM: (I)(F) [flags:0x10, mask:0x1f01ff]
BUILTIN\\Users: (DENY)(I)(W) [flags:0x10, mask:0x2]

File: C:\\ProgramData\\Datadog\\auth_token
------------------
could not stat file C:\\ProgramData\\Datadog\\auth_token. error: CreateFile: The system cannot find the file specified.

`;

  it('lists the blocks with their access lists', () => {
    expect(read('permissions.log', WINDOWS, 'permissions.mainConfig', 'permissions.missing')).toEqual([
      [
        {
          path: 'C:\\ProgramData\\Datadog\\datadog.yaml',
          mode: '-rw-rw-rw-',
          access:
            'NT AUTHORITY\\SYSTEM: (I)(F) [flags:0x10, mask:0x1f01ff]; BUILTIN\\Users: (DENY)(I)(W) [flags:0x10, mask:0x2]',
        },
      ],
      [
        {
          path: 'C:\\ProgramData\\Datadog\\auth_token',
          error:
            'could not stat file C:\\ProgramData\\Datadog\\auth_token. error: CreateFile: The system cannot find the file specified.',
        },
      ],
    ]);
  });
});

describe('logs_file_permissions.log', () => {
  const TEXT = `/var/log/app/open file.log -rw-r--r--
/var/log/app/closed.log -rw-r-----
/var/log/journal dtrwxr-x---
stat /var/log/app/gone.log: permission denied
Timed out on 2025-03-01 while getting file permissions
`;
  const names = ['filePermissions', 'unreachableFiles', 'restrictedFiles'].map((name) => `logsAgent.${name}`);

  it('lists files with their modes, and those that are closed', () => {
    const closed = [
      { path: '/var/log/app/closed.log', mode: '-rw-r-----' },
      { path: '/var/log/journal', mode: 'dtrwxr-x---' },
    ];
    const failed = { path: '/var/log/app/gone.log', error: 'permission denied' };
    expect(read('logs_file_permissions.log', TEXT, ...names)).toEqual([
      [{ path: '/var/log/app/open file.log', mode: '-rw-r--r--' }, ...closed, failed],
      [failed],
      closed,
    ]);
  });

  it('makes nothing of something else', () => {
    const nothing = { cause: expect.any(String) as string };
    expect(read('logs_file_permissions.log', 'a page\n/var/log only', ...names)).toEqual([
      nothing,
      nothing,
      nothing,
    ]);
  });
});

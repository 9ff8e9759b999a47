import { describe, expect, it } from 'vitest';
import { kernelLogReader } from '../../../src/facts/kernel/kernel-log-reader.ts';
import { factsOf, valueOrCause } from '../flare-of.ts';
import { factsOfLines, valuesOfLines } from './read-lines.ts';

const valuesOf = (...lines: string[]): Record<string, unknown> => valuesOfLines(kernelLogReader, ...lines);

const APPARMOR =
  'audit: type=1400 audit(1710000000.1:7): apparmor="DENIED" operation="ptrace" class="ptrace" profile="cri-plum" pid=7 comm="process-agent" requested_mask="read" denied_mask="read" peer="unconfined"';
const BOOT = '[    0.000000] Linux version 5.15.0-91-generic (buildd@quince) (gcc 11.4.0) #101-Ubuntu SMP';

describe('kernelLogReader', () => {
  it('reads the old form and the new', () => {
    expect(valuesOf(BOOT, '[ 4321.500000] eth0: link up')).toMatchObject({
      'kernel.logEnd': 4321.5,
      'host.kernel': '5.15.0-91-generic',
    });
    expect(valuesOf(`Mar 12 09:14:02 plum-01 kernel: ${BOOT}`)).toMatchObject({
      'host.kernel': '5.15.0-91-generic',
    });
    expect(valuesOf(`info  : ${BOOT}`, 'warn  : [   77.250000] eth0: link up')).toMatchObject({
      'kernel.logEnd': 77.25,
      'host.kernel': '5.15.0-91-generic',
    });
  });

  it('gives empty lists for a log without events, with medium confidence', () => {
    const facts = factsOfLines(kernelLogReader, ['', BOOT]);
    const lists = facts.filter(({ value }) => Array.isArray(value));
    expect(lists.map(({ name }) => name).sort()).toEqual([
      'kernel.apparmorDenials',
      'kernel.crashes',
      'kernel.hungTasks',
      'kernel.lockdownRefusals',
      'kernel.oomKills',
      'kernel.seccompDenials',
      'kernel.selinuxDenials',
    ]);
    for (const list of lists)
      expect(list).toMatchObject({ value: [], confidence: 'medium', line: 2, text: BOOT });
  });

  it('reads why the log could not be read, and nothing else', () => {
    const body = 'failed to read dmesg: failed to query size of log buffer [operation not permitted]';
    expect(valuesOf(body)).toEqual({ 'kernel.logError': body });
    expect(valuesOf(BOOT, `[    1.000000] app: ${body}`)).not.toHaveProperty('kernel.logError');
  });

  it('counts equal denials of AppArmor and keeps the first line', () => {
    const lines = [`[   10.000000] ${APPARMOR}`, `[   11.000000] ${APPARMOR}`];
    const fact = factsOfLines(kernelLogReader, lines).find(({ name }) => name === 'kernel.apparmorDenials');
    expect(fact).toMatchObject({
      value: [
        { process: 'process-agent', profile: 'cri-plum', operation: 'ptrace', denied: 'read', count: 2 },
      ],
      line: 1,
      text: lines[0],
      itemPlaces: [{ file: 'a/file', line: 1, text: lines[0] }],
    });
  });

  it('takes a program under a profile of the Agent for the Agent', () => {
    const line = APPARMOR.replace('process-agent', 'sh').replace('cri-plum', '/opt/datadog-agent/bin/agent');
    expect(valuesOf(line)['kernel.apparmorDenials']).toMatchObject([{ process: 'sh' }]);
  });

  it('leaves denials of other programs out', () => {
    const other = (text: string): string => text.replaceAll('process-agent', 'plumbeat');
    expect(
      valuesOf(
        BOOT,
        other(APPARMOR),
        'avc:  denied  { open } for  pid=1 comm="plumbeat" scontext=a:b:c_t:s0 tcontext=a:b:d_t:s0 tclass=file permissive=0',
        'audit: type=1326 audit(1.1:7): comm="plumbeat" exe="/usr/bin/plumbeat" syscall=321',
      ),
    ).toMatchObject({
      'kernel.apparmorDenials': [],
      'kernel.selinuxDenials': [],
      'kernel.seccompDenials': [],
    });
  });

  it('puts a wrapped denial of SELinux together and cites its first line', () => {
    const lines = [
      'avc:  denied  { search read } for  pid=7 comm="system-probe" name="/"',
      '  scontext=system_u:system_r:container_t:s0:c1,c2',
      '  tcontext=system_u:object_r:plum_t:s0',
      '  tclass=dir permissive=1',
      'avc:  denied  { open } for  pid=9 comm="cat"',
      '  tclass=file permissive=0',
    ];
    const facts = factsOfLines(kernelLogReader, lines);
    expect(facts).toMatchObject([
      {
        name: 'kernel.selinuxDenials',
        value: [
          {
            process: 'system-probe',
            permission: 'search read',
            class: 'dir',
            sourceType: 'container_t',
            targetType: 'plum_t',
            permissive: true,
            count: 1,
          },
        ],
        line: 1,
        text: lines[0],
      },
    ]);
  });

  it('takes a denial of another program in the container of the Agent, and none of other containers', () => {
    const denied = (process: string, categories: string): string =>
      `avc:  denied  { open } for  pid=7 comm="${process}" scontext=u:r:container_t:s0${categories} tcontext=u:r:plum_t:s0 tclass=file permissive=0`;
    const lines = [
      denied('sleep', ':c4,c9'),
      denied('cat', ':c5,c9'),
      denied('mv', ''),
      denied('agent', ':c4,c9'),
      denied('agent', ''),
    ];
    const [fact] = factsOfLines(kernelLogReader, lines);
    expect(fact).toMatchObject({ name: 'kernel.selinuxDenials', line: 1 });
    expect(fact?.value).toMatchObject([
      { process: 'sleep', count: 1 },
      { process: 'agent', count: 2 },
    ]);
    expect(factsOfLines(kernelLogReader, lines.slice(0, 3))).toEqual([]);
  });

  it('reads seccomp, lockdown and a full connection table', () => {
    expect(
      valuesOf(
        '[    1.000000] Kernel is locked down from EFI Secure Boot mode; see man kernel_lockdown.7',
        '[    5.000000] audit: type=1326 audit(1.1:7): auid=1 uid=0 gid=0 comm="system-probe" exe="/x" sig=0 arch=c000003e syscall=321 compat=0 code=0x50000',
        '[    6.000000] Lockdown: system-probe: use of bpf to read kernel RAM is restricted; see man kernel_lockdown.7',
        '[    7.000000] nf_conntrack: nf_conntrack: table full, dropping packet',
        '[    8.000000] nf_conntrack: table full, dropping packet.',
      ),
    ).toMatchObject({
      'kernel.lockedDownBy': 'EFI Secure Boot mode',
      'kernel.seccompDenials': [{ process: 'system-probe', arch: 'c000003e', syscall: 321, count: 1 }],
      'kernel.lockdownRefusals': [
        { process: 'system-probe', operation: 'use of bpf to read kernel RAM', count: 1 },
      ],
      'kernel.conntrackTableFull': 2,
    });
  });

  it('reads kills for lack of memory, of newer and older kernels', () => {
    expect(
      valuesOf(
        '[  100.500000] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),oom_memcg=/kubepods/p1,task_memcg=/kubepods/p1/c2,task=system-probe,pid=42,uid=0',
        '[  100.600000] Memory cgroup out of memory: Killed process 42 (system-probe) total-vm:1000kB, anon-rss:300kB',
        '[  200.000000] Out of memory: Kill process 77 (java) score 900 or sacrifice child',
        '[  200.100000] Killed process 77 (java) total-vm:9000kB',
        '[  300.000000] Killed process 78 (plum) total-vm:9000kB',
      )['kernel.oomKills'],
    ).toEqual([
      { process: 'system-probe', pid: 42, scope: 'cgroup', cgroup: '/kubepods/p1/c2', seconds: 100.6 },
      { process: 'java', pid: 77, scope: 'host', seconds: 200.1 },
      { process: 'plum', pid: 78, seconds: 300 },
    ]);
  });

  it('reads crashes of the Agent and hung tasks of anyone', () => {
    expect(
      valuesOf(
        '[   10.000000] system-probe[812]: segfault at 0 ip 0045d1f0 sp 7f4c error 4 in system-probe[400000+3f0000]',
        '[   11.000000] traps: trace-agent[99] general protection fault ip:45d1f0 sp:7ffd error:0',
        '[   12.000000] nginx[5]: segfault at 0 ip 00 sp 00 error 4',
        '[   13.000000] INFO: task kworker/u8:2:331 blocked for more than 120 seconds.',
      ),
    ).toMatchObject({
      'kernel.crashes': [
        { process: 'system-probe', pid: 812, kind: 'segfault', seconds: 10 },
        { process: 'trace-agent', pid: 99, kind: 'general protection', seconds: 11 },
      ],
      'kernel.hungTasks': [{ process: 'kworker/u8:2', pid: 331, blockedSeconds: 120, seconds: 13 }],
    });
  });

  it('invents nothing from other text', () => {
    expect(
      valuesOf('', 'hello', 'comm="system-probe"', '{"a": [1.500000]}', '[not a stamp] x', '[1.5] y'),
    ).toEqual({});
  });

  it('does not take the end of a damaged log for a log without events', () => {
    const texts = { 'system-probe/dmesg.log': `${BOOT}\n[    1.000000] x` };
    expect(valueOrCause(factsOf(texts), 'kernel.oomKills')).toEqual([]);
    const damaged = factsOf(texts, { damaged: ['system-probe/dmesg.log'] });
    expect(valueOrCause(damaged, 'kernel.oomKills')).toEqual({ cause: 'damaged' });
  });

  it('keeps a bounded number of distinct denials of a long log', () => {
    const lines = Array.from({ length: 12_000 }, (_, at) => APPARMOR.replace('cri-plum', `cri-${at % 3000}`));
    const [fact] = factsOfLines(kernelLogReader, lines);
    expect((fact?.value as unknown[]).length).toBe(500);
    expect(fact?.value).toContainEqual(expect.objectContaining({ profile: 'cri-7', count: 4 }));
  });
});

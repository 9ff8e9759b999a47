import { describe, expect, it } from 'vitest';
import { auditReader } from '../../../src/facts/kernel/audit-reader.ts';
import { factsOf, valueOrCause } from '../flare-of.ts';
import { factsOfLines, valuesOfLines } from './read-lines.ts';

const AVC =
  'type=AVC msg=audit(1710000000.1:42): avc:  denied  { map_create } for  pid=1 comm="system-probe" scontext=system_u:system_r:quince_t:s0 tcontext=system_u:system_r:plum_t:s0 tclass=bpf permissive=0';

describe('auditReader', () => {
  it('reads denials of SELinux, AppArmor and seccomp', () => {
    expect(
      valuesOfLines(
        auditReader,
        AVC,
        AVC.replace('1:42', '9:43'),
        'type=AVC msg=audit(1710000001.1:44): apparmor="DENIED" operation="open" profile="plum" name="/proc/1/mem" pid=1 comm="security-agent"',
        'type=SECCOMP msg=audit(1710000002.1:45): auid=1 comm="agent" exe="/opt/datadog-agent/bin/agent/agent" sig=31 arch=c00000b7 syscall=280',
        'type=AVC msg=audit(1710000003.1:46): avc:  granted  { map_create } for  pid=1 comm="system-probe"',
      ),
    ).toEqual({
      'audit.selinuxDenials': [
        {
          process: 'system-probe',
          permission: 'map_create',
          class: 'bpf',
          sourceType: 'quince_t',
          targetType: 'plum_t',
          permissive: false,
          count: 2,
        },
      ],
      'audit.apparmorDenials': [
        { process: 'security-agent', profile: 'plum', operation: 'open', name: '/proc/1/mem', count: 1 },
      ],
      'audit.seccompDenials': [{ process: 'agent', arch: 'c00000b7', syscall: 280, count: 1 }],
    });
  });

  it('takes an empty file for a log in which nothing was denied', () => {
    const facts = factsOfLines(auditReader, ['']);
    expect(facts).toMatchObject([
      { name: 'audit.apparmorDenials', value: [], confidence: 'medium', line: 1, text: '' },
      { name: 'audit.selinuxDenials', value: [] },
      { name: 'audit.seccompDenials', value: [] },
    ]);
  });

  it('says nothing of text that is no audit log', () => {
    expect(valuesOfLines(auditReader, 'permission denied: /var/log/audit/audit.log')).toEqual({});
  });

  it('stays unknown without the file, whatever the kernel log says', () => {
    const facts = factsOf({ dmesg: '[    1.000000] x' });
    expect(valueOrCause(facts, 'kernel.selinuxDenials')).toEqual([]);
    expect(valueOrCause(facts, 'audit.selinuxDenials')).toEqual({ cause: 'absent' });
  });
});

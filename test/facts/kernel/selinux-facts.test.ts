import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const STATUS = 'system-probe/selinux_sestatus.log';
const MODULES = 'system-probe/selinux_semodule_list.log';

describe('SELinux', () => {
  it('reads the state', () => {
    const facts = factsOf({
      [STATUS]: [
        'SELinux status:                 enabled',
        'SELinuxfs mount:                /sys/fs/selinux',
        'Loaded policy name:             targeted',
        'Current mode:                   permissive',
        'Mode from config file:          enforcing',
      ].join('\n'),
    });
    expect(valueOrCause(facts, 'kernel.selinux.status')).toBe('enabled');
    expect(valueOrCause(facts, 'kernel.selinux.policy')).toBe('targeted');
    expect(valueOrCause(facts, 'kernel.selinux.configuredMode')).toBe('enforcing');
    expect(facts.fact('kernel.selinux.mode')).toMatchObject({
      value: { value: 'permissive', file: STATUS, line: 4 },
    });
  });

  it('has no other mode where it is off', () => {
    const facts = factsOf({ [STATUS]: 'SELinux status:                 disabled' });
    expect(valueOrCause(facts, 'kernel.selinux.mode')).toBe('disabled');
  });

  it('tells that the tool is not there', () => {
    const failure = (tool: string): string =>
      `command failed: exec: "${tool}": executable file not found in $PATH`;
    const facts = factsOf({ [STATUS]: failure('sestatus'), [MODULES]: failure('semodule') });
    expect(facts.fact('kernel.selinux.mode')).toMatchObject({
      missing: { cause: 'collection-failed', detail: failure('sestatus') },
    });
    expect(valueOrCause(facts, 'kernel.selinux.agentModules')).toEqual({ cause: 'collection-failed' });
  });

  it('finds the modules made for the Agent among others, of old and new lists', () => {
    const modules = (...lines: string[]): unknown =>
      valueOrCause(factsOf({ [MODULES]: lines.join('\n') }), 'kernel.selinux.agentModules');
    expect(modules('abrt', 'system_probe_policy', 'zebra')).toEqual(['system_probe_policy']);
    expect(modules('abrt\t1.4.1', 'datadog-agent\t1.0')).toEqual(['datadog-agent']);
    expect(modules('abrt', 'zebra')).toEqual([]);
    expect(modules('')).toEqual({ cause: 'absent' });
    expect(modules('abrt', 'Permission denied: plum')).toEqual({ cause: 'absent' });
  });

  it('does not miss a module in a list that was cut', () => {
    const facts = factsOf({ [MODULES]: 'abrt\nzebra' }, { damaged: [MODULES] });
    expect(valueOrCause(facts, 'kernel.selinux.agentModules')).toEqual({ cause: 'damaged' });
  });
});

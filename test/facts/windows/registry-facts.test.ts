import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const KEY = String.raw`[HKEY_LOCAL_MACHINE\SOFTWARE\Datadog\Datadog Agent]`;

const registry = (...lines: string[]): ReturnType<typeof factsOf> =>
  factsOf({ 'datadog.reg': ['Windows Registry Editor Version 5.00', '', ...lines].join('\n') });

describe('readRegistry', () => {
  it('reads texts and numbers of the key of the Agent', () => {
    const facts = registry(
      KEY,
      String.raw`"InstallPath"="D:\\Plum \"one\"\\Agent\\"`,
      String.raw`"ConfigRoot"="D:\\Quince\\"`,
      '"AgentVersion"="7.61.2"',
      '"installedUser"="plumuser"',
      '"AllowClosedSource"=dword:00000001',
      '"SomeBytes"=hex:00,01',
    );
    expect(facts.fact('windows.installPath')).toMatchObject({
      value: { value: String.raw`D:\Plum "one"\Agent` + '\\', line: 4 },
    });
    expect(valueOrCause(facts, 'windows.configRoot')).toBe('D:\\Quince\\');
    expect(valueOrCause(facts, 'windows.installedVersion')).toBe('7.61.2');
    expect(valueOrCause(facts, 'windows.agentUser')).toBe('plumuser');
    expect(valueOrCause(facts, 'windows.closedSourceAllowed')).toBe(true);
  });

  it('reads a switch that is off, and no other number as a switch', () => {
    const allowed = (data: string): unknown =>
      valueOrCause(registry(KEY, `"AllowClosedSource"=${data}`), 'windows.closedSourceAllowed');
    expect(allowed('dword:00000000')).toBe(false);
    expect(allowed('dword:00000002')).toEqual({ cause: 'absent' });
    expect(allowed('dword:')).toEqual({ cause: 'absent' });
  });

  it('reads no masked or empty value and no other key', () => {
    const facts = registry(
      KEY,
      '"installedUser"="********"',
      '"InstallPath"=""',
      String.raw`[HKEY_LOCAL_MACHINE\SOFTWARE\Datadog\Datadog Agent\Plum]`,
      '"AgentVersion"="7.1.0"',
    );
    expect(facts.all().filter(({ name }) => name.startsWith('windows.'))).toEqual([]);
  });
});

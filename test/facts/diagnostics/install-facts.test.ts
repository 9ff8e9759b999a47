import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type Texts } from '../flare-of.ts';

const read = (texts: Texts, ...names: string[]): unknown[] => {
  const facts = factsOf(texts);
  return names.map((name) => valueOrCause(facts, `install.${name}`));
};
const unknown = { cause: 'absent' };

describe('install_info', () => {
  it('names the tool and its versions', () => {
    const text =
      '---\ninstall_method:\n  tool: datadog-operator\n  tool_version: 1.3.0\n  installer_version: op-1';
    const names = ['tool', 'toolVersion', 'installerVersion', 'method'];
    expect(read({ install_info: text }, ...names)).toEqual(['datadog-operator', '1.3.0', 'op-1', 'operator']);
    expect(factsOf({ 'install_info.log': text }).fact('install.toolVersion')).toMatchObject({
      value: { line: 4 },
    });
  });

  it('knows nothing of what the Agent does not know', () => {
    const text = 'install_method:\n  tool:\n  tool_version: undefined\n';
    expect(read({ install_info: text }, 'tool', 'toolVersion', 'installerVersion')).toEqual([
      unknown,
      unknown,
      unknown,
    ]);
  });
});

describe('version-history.json', () => {
  const history = (...entries: object[]): Texts => ({ 'version-history.json': JSON.stringify({ entries }) });
  const names = ['versions', 'previousVersion', 'versionChangedAt', 'downgraded'];
  const first = {
    version: '7.51.0',
    timestamp: '2024-03-01T10:00:00.152534935Z',
    install_method: { tool: 'dpkg' },
  };
  const second = { version: '7.49.1', timestamp: '2024-03-02T10:00:00Z' };

  it('lists the versions and tells a step back', () => {
    const versions = [
      { version: '7.51.0', atMs: Date.UTC(2024, 2, 1, 10, 0, 0, 152), tool: 'dpkg' },
      { version: '7.49.1', atMs: Date.UTC(2024, 2, 2, 10) },
    ];
    expect(read(history(first, second), ...names)).toEqual([
      versions,
      '7.51.0',
      Date.UTC(2024, 2, 2, 10),
      true,
    ]);
    expect(read(history(second, first), 'downgraded')).toEqual([false]);
  });

  it('knows no change from one entry', () => {
    expect(read(history(second), ...names)).toEqual([
      [{ version: '7.49.1', atMs: Date.UTC(2024, 2, 2, 10) }],
      unknown,
      unknown,
      unknown,
    ]);
  });

  it('still tells the version of the Agent', () => {
    expect(valueOrCause(factsOf(history(first, second)), 'agent.version')).toBe('7.49.1');
  });

  it.each(['{"entries": []}', '{"entries": [1, {"at": 2}]}', '[]'])('makes nothing of %s', (text) => {
    expect(read({ 'version-history.json': text }, ...names)).toEqual([unknown, unknown, unknown, unknown]);
  });
});

import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const read = (...lines: string[]): ReturnType<typeof factsOf> => factsOf({ mountinfo: lines.join('\n') });

const ROOT = '22 1 259:1 / / rw,relatime shared:1 - xfs /dev/plum1 rw,attr2';
const V1 = '31 25 0:27 / /sys/fs/cgroup/memory rw,relatime shared:10 - cgroup cgroup rw,memory';
const V2 = '25 23 0:24 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate';
const UNIFIED = '26 23 0:24 / /sys/fs/cgroup/unified rw,nosuid - cgroup2 cgroup2 rw';
const CILIUM = '90 22 0:60 / /run/cilium/cgroupv2 rw,relatime - cgroup2 none rw';

describe('readMountinfo', () => {
  it('lists the root and the file systems that eBPF needs', () => {
    const facts = read(
      ROOT,
      '27 23 0:7 / /sys/kernel/debug ro,nosuid shared:7 master:1 - debugfs debugfs rw',
      '34 22 0:25 / /run rw,nosuid - tmpfs tmpfs rw',
      CILIUM,
      'not a mount - tracefs',
    );
    expect(facts.fact('kernel.mounts')).toMatchObject({
      value: {
        value: [
          { path: '/', type: 'xfs', source: '/dev/plum1', readOnly: false },
          { path: '/sys/kernel/debug', type: 'debugfs', source: 'debugfs', readOnly: true },
          { path: '/run/cilium/cgroupv2', type: 'cgroup2', source: 'none', readOnly: false },
        ],
        itemPlaces: [{ line: 1 }, { line: 2 }, { line: 4 }],
      },
    });
    expect(valueOrCause(facts, 'kernel.rootFileSystem')).toBe('xfs');
  });

  it.each([
    ['v1', [V1]],
    ['v2', [V2, CILIUM]],
    ['hybrid', [V1, UNIFIED]],
  ])('tells cgroup %s', (version, lines) => {
    expect(valueOrCause(read(ROOT, ...lines), 'kernel.cgroupVersion')).toBe(version);
  });

  it('does not tell the version from the tree of Cilium', () => {
    expect(valueOrCause(read(ROOT, CILIUM), 'kernel.cgroupVersion')).toEqual({ cause: 'absent' });
  });

  it('says nothing of other text', () => {
    const facts = read('hello', '1 2 3', '{"a": "/ - b"}', '');
    expect(facts.all().filter(({ name }) => name.startsWith('kernel.'))).toEqual([]);
  });
});

// The mounts of the host as its first process sees them: file systems without which system-probe cannot work.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { makeFact, placeAt } from '../make-fact.ts';

interface Mount {
  readonly path: string;
  readonly type: string;
  readonly source: string;
  readonly isReadOnly: boolean;
  readonly place: Place;
}

/** A node with many pods has tens of thousands. */
const MAX_LINES = 100_000;
const MAX_MOUNTS = 500;

/** File systems that eBPF programs and Workload Protection need. */
const WATCHED_TYPES: ReadonlySet<string> = new Set([
  'tracefs',
  'debugfs',
  'securityfs',
  'bpf',
  'cgroup',
  'cgroup2',
  'selinuxfs',
]);

/** Security 1.6. */
export function readMountinfo(document: FlareDocument): Fact[] {
  const mounts = document.lines
    .slice(0, MAX_LINES)
    .flatMap((text, index) => parseMount(text, placeAt(document, index + 1)));
  const watched = mounts.filter(({ type, path }) => WATCHED_TYPES.has(type) || path === '/');
  const [first] = watched.length > 0 ? watched : mounts;
  if (first === undefined) return [];
  const shown = watched.slice(0, MAX_MOUNTS);
  const root = mounts.find(({ path }) => path === '/');
  return [
    makeFact('kernel.mounts', shown.map(mountRecord), {
      ...first.place,
      itemPlaces: shown.map(({ place }) => place),
    }),
    ...(root === undefined ? [] : [makeFact('kernel.rootFileSystem', root.type, root.place)]),
    ...cgroupVersion(mounts),
  ];
}

// 28 23 0:12 / /sys/kernel/tracing rw,nosuid,nodev,noexec,relatime shared:8 - tracefs tracefs rw
// 31 25 0:27 / /sys/fs/cgroup/memory rw,relatime shared:10 - cgroup cgroup rw,memory
function parseMount(text: string, place: Place): Mount[] {
  const line = text.slice(0, 4000);
  const [, , device = '', , path = '', options = ''] = line.split(' ', 6);
  const separator = line.indexOf(' - ');
  if (separator < 0 || !/^\d{1,9}:\d{1,9}$/.test(device) || !path.startsWith('/')) return [];
  const [type = '', source = ''] = line.slice(separator + 3).split(' ', 2);
  const isReadOnly = options === 'ro' || options.startsWith('ro,');
  return type === '' ? [] : [{ path, type, source, isReadOnly, place }];
}

function mountRecord({ path, type, source, isReadOnly }: Mount): FactRecord {
  return { path, type, source, readOnly: isReadOnly };
}

/** Other trees, such as Cilium's own under /run, do not tell what the host uses. */
function cgroupVersion(mounts: readonly Mount[]): Fact[] {
  const own = mounts.filter(({ path }) => /^(?:\/host)?\/sys\/fs\/cgroup(?:\/|$)/.test(path));
  const first = own.find(({ type }) => type === 'cgroup');
  const second = own.find(({ type }) => type === 'cgroup2');
  const place = (second ?? first)?.place;
  if (place === undefined) return [];
  const version = first === undefined ? 'v2' : second === undefined ? 'v1' : 'hybrid';
  return [makeFact('kernel.cgroupVersion', version, place)];
}

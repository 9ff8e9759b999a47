// Facts about the flare as a whole, and what the mere presence of files says of the operating system.
import type { FileRoleName } from '../../model/file-kind-table.ts';
import type { Fact } from '../../model/fact.ts';
import type { Flare, FlareFile } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import type { DocumentStore } from '../document-store.ts';
import { makeFact } from '../make-fact.ts';

/** The files that show what kind of flare it is, best first (core 1.4). */
const MARKERS = ['status', 'security-status', 'cluster-status', 'flare-creation', 'etc-datadog'] as const;

export function flareKindFact(flare: Flare, store: DocumentStore): Fact | undefined {
  const place = markerPlace(flare, store, MARKERS);
  return place === undefined || flare.kind === 'unknown'
    ? undefined
    : makeFact('flare.kind', flare.kind, place);
}

export function flareLocalFact(flare: Flare, store: DocumentStore): Fact | undefined {
  const place = markerPlace(flare, store, flare.isLocal ? ['local-marker', ...MARKERS] : MARKERS);
  return place === undefined ? undefined : makeFact('flare.local', flare.isLocal, place);
}

export function flareTruncatedFact(flare: Flare, store: DocumentStore): Fact | undefined {
  const place = markerPlace(flare, store, flare.isTruncated ? ['flare-creation', ...MARKERS] : MARKERS);
  return place === undefined ? undefined : makeFact('flare.truncated', flare.isTruncated, place);
}

function markerPlace(flare: Flare, store: DocumentStore, roles: readonly FileRoleName[]): Place | undefined {
  for (const role of roles) {
    const document = store.ofRole(role)[0];
    if (document !== undefined) return store.opening(document.path);
  }
  return firstFile(flare, store, () => true);
}

/** The first of the wanted files by path. */
function firstFile(
  flare: Flare,
  store: DocumentStore,
  isWanted: (file: FlareFile) => boolean,
): Place | undefined {
  const paths = flare.files.filter(isWanted).map(({ path }) => path);
  const first = paths.sort()[0];
  return first === undefined ? undefined : store.opening(first);
}

const WINDOWS_ROLES: ReadonlySet<string> = new Set<FileRoleName>([
  'windows-registry',
  'windows-services',
  'windows-counters',
  'windows-counter-registry',
  'windows-counter-names',
]);
const LINUX_ROLES: ReadonlySet<string> = new Set<FileRoleName>([
  'mountinfo',
  'audit',
  'dmesg',
  'kallsyms',
  'filter-functions',
  'trace-events',
  'kprobe-events',
]);

/** Files that only one operating system gives (core 1.5, security 1.1). */
export function operatingSystemHint(flare: Flare, store: DocumentStore): Fact | undefined {
  const windows = firstFile(flare, store, ({ role }) => WINDOWS_ROLES.has(role));
  if (windows !== undefined) return makeFact('host.os', 'windows', { ...windows, confidence: 'low' });
  const isLinux = ({ path, role }: FlareFile): boolean =>
    LINUX_ROLES.has(role) || path.startsWith('system-probe/');
  const linux = firstFile(flare, store, isLinux);
  return linux === undefined ? undefined : makeFact('host.os', 'linux', { ...linux, confidence: 'low' });
}

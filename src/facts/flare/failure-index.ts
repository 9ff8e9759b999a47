// Finds what flare_creation.log says of a path or of a kind of files. Every missing fact asks, so that each question
// is answered once.
import type { CollectionFailure } from './collection-failure.ts';
import { flarePathOf } from './host-path.ts';
import { rolesOfProvider } from './provider-file-table.ts';

export interface FailureIndex {
  readonly all: readonly CollectionFailure[];
  /** The line about a path, something below it, or a folder of the host that it lies in. */
  ofPath(path: string): CollectionFailure | undefined;
  /** The line about the provider that makes files of a role. */
  ofRole(role: string): CollectionFailure | undefined;
}

export function createFailureIndex(all: readonly CollectionFailure[]): FailureIndex {
  const byPath = new Map<string, CollectionFailure | undefined>();
  const byRole = new Map<string, CollectionFailure>();
  const folders = new Map<string, CollectionFailure>();
  for (const failure of all) {
    if (failure.subject === 'provider') {
      for (const role of rolesOfProvider(failure.file)) if (!byRole.has(role)) byRole.set(role, failure);
    }
    const folder = failure.subject === 'folder' ? flarePathOf(failure.file) : undefined;
    if (folder !== undefined && !folders.has(folder)) folders.set(folder, failure);
  }

  function find(path: string): CollectionFailure | undefined {
    const own = all.find(
      ({ subject, file }) => subject === 'file' && (file === path || file.startsWith(`${path}/`)),
    );
    if (own !== undefined) return own;
    return [...folders].find(([folder]) => path === folder || path.startsWith(`${folder}/`))?.[1];
  }

  return {
    all,
    ofPath(path) {
      if (!byPath.has(path)) byPath.set(path, find(path));
      return byPath.get(path);
    },
    ofRole: (role) => byRole.get(role),
  };
}

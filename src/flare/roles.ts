// Decides which role a file plays, from its path alone: also while an archive is still streaming and its
// root folder is not known yet.
import type { FileRole } from '../model/file-kind.ts';
import { FILE_KINDS, type FileRoleName } from '../model/file-kind-table.ts';
import { MAX_ROOT_DEPTH } from './root-depth.ts';

type NamedRole = FileRole<FileRoleName | 'other'>;

const IGNORED: NamedRole = { role: 'other', reading: 'none' };

/** The role of a path below the flare's root folder. */
export function roleOf(path: string): NamedRole {
  const row = FILE_KINDS.find(({ pattern }) => pattern.test(path));
  if (row === undefined) return IGNORED;
  return {
    role: row.role,
    reading: row.reading,
    ...(row.source === undefined ? {} : { source: row.source }),
  };
}

/**
 * The role of a path as stored, when the root folder is not known: the first known role while leading
 * folders are taken off one by one. Unknown text counts as such only when nothing better is found.
 */
export function roleOfStoredPath(path: string): NamedRole {
  const segments = path.split('/');
  const depth = Math.min(MAX_ROOT_DEPTH, segments.length - 1);
  const roles = Array.from({ length: depth + 1 }, (_, index) => roleOf(segments.slice(index).join('/')));
  const known = roles.find((one) => one.role !== 'other' && one.role !== 'other-text');
  return known ?? roles.find((one) => one.role === 'other-text') ?? IGNORED;
}

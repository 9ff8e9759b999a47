// Decides which role a file plays, from its path alone: also while an archive is still streaming and its
// root folder is not known yet.
import type { FileRole } from '../model/flare.ts';
import { ROLE_TABLE } from './role-table.ts';

const IGNORED: FileRole = { role: 'other', reading: 'ignore' };

/** The role of a path below the flare's root folder. */
export function roleOf(path: string): FileRole {
  const row = ROLE_TABLE.find((candidate) => candidate.path.test(path));
  if (row === undefined) return IGNORED;
  return {
    role: row.role,
    reading: row.reading,
    ...(row.source === undefined ? {} : { source: row.source }),
  };
}

/**
 * The role of a path as stored, when the root folder is not known: tried as it is and without its first
 * folder. A path that has a role in both readings is taken with its folder removed only if the whole
 * path is just unknown text.
 */
export function roleOfStoredPath(path: string): FileRole {
  const whole = roleOf(path);
  const slash = path.indexOf('/');
  if (slash < 0 || (whole.role !== 'other' && whole.role !== 'other-text')) return whole;
  const below = roleOf(path.slice(slash + 1));
  return below.role === 'other' ? whole : below;
}

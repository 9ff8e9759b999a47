// Finds the folder that all files of a flare stand in (core 1.2): one folder named after the host, or none
// when somebody packed the files again without it.
import { roleOf } from './roles.ts';

/**
 * The common first folder of `paths`, or `''`. Files that desktop systems add are not counted. A common
 * folder that is itself part of the flare's layout (`logs/`, `etc/`) is not the root.
 */
export function rootDirOf(paths: readonly string[]): string {
  const relevant = paths.filter((path) => !isDesktopNoise(path));
  const first = relevant[0]?.split('/')[0];
  if (first === undefined || !relevant.every((path) => path.startsWith(`${first}/`))) return '';
  const known = (path: string): boolean => !['other', 'other-text'].includes(roleOf(path).role);
  const withRoot = relevant.filter((path) => known(path.slice(first.length + 1))).length;
  const withoutRoot = relevant.filter(known).length;
  return withoutRoot > withRoot ? '' : first;
}

/** `__MACOSX/…`, `.DS_Store`, `._name`: written by macOS archivers, never by an Agent (core 1.2). */
export function isDesktopNoise(path: string): boolean {
  return /^__MACOSX\//.test(path) || /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/.test(path);
}

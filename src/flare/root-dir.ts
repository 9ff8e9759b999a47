// Finds the folder that all files of a flare stand in (core 1.2): one folder named after the host, none when
// somebody packed the files again without it, more when somebody packed the folder's parents too.
import { roleOf } from './roles.ts';
import { MAX_ROOT_DEPTH } from './root-depth.ts';

/**
 * The common leading folders of `paths` below which most files have a known role; `''` when they stand at
 * the top. Files that desktop systems add are not counted.
 */
export function rootDirOf(paths: readonly string[]): string {
  const relevant = paths.filter((path) => !isDesktopNoise(path));
  let best = { dir: '', known: knownFiles(relevant, '') };
  for (const dir of commonDirs(relevant)) {
    const known = knownFiles(relevant, dir);
    const isUnmarked = known === 0 && best.known === 0;
    if (known > best.known || (isUnmarked && !best.dir)) best = { dir, known };
  }
  return best.dir;
}

function knownFiles(paths: readonly string[], dir: string): number {
  const start = dir === '' ? 0 : dir.length + 1;
  return paths.filter((path) => !['other', 'other-text'].includes(roleOf(path.slice(start)).role)).length;
}

/** `a`, `a/b`, … as far as all paths share them. */
function commonDirs(paths: readonly string[]): string[] {
  const folders = (paths[0] ?? '').split('/').slice(0, -1).slice(0, MAX_ROOT_DEPTH);
  const dirs = folders.map((_, index) => folders.slice(0, index + 1).join('/'));
  return dirs.filter((dir) => paths.every((path) => path.startsWith(`${dir}/`)));
}

/** The path that a report calls a file by; what stands beside the root folder keeps its whole path. */
export function pathBelow(rootDir: string, path: string): string {
  return rootDir !== '' && path.startsWith(`${rootDir}/`) ? path.slice(rootDir.length + 1) : path;
}

/** `__MACOSX/…`, `.DS_Store`, `._name`: written by desktop archivers, never by an Agent (core 1.2). */
export function isDesktopNoise(path: string): boolean {
  return (
    path.startsWith('__MACOSX/') || /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/.test(path)
  );
}

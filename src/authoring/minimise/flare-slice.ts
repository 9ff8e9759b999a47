// The part of a flare that may decide a rule, small enough to be tried again and again, gathered while the flare is read.
import { LOG_FACT_PATTERNS } from '../../facts/logs/log-fact-patterns.ts';
import { isDesktopNoise, pathBelow } from '../../flare/root-dir.ts';
import { roleOfStoredPath } from '../../flare/roles.ts';
import type { Archive } from '../../model/entry.ts';
import type { Rule } from '../../model/rule.ts';
import { logPatternsOf } from '../../ruleset/log-patterns.ts';
import { visibleText } from '../../util/visible-text.ts';
import { watchedArchive } from '../watched-archive.ts';
import { KeptLines, LineBudget } from './kept-lines.ts';

/** Path below the flare’s root to lines without their ends. */
export type SlicedFiles = Readonly<Record<string, readonly string[]>>;

export interface FlareSlice {
  /** To be read by somebody else; the rest is complete once it was. */
  readonly archive: Archive;
  files(rootDir: string): SlicedFiles;
  /** Lines of the whole flare. */
  lines(): number;
}

/** Bytes of a line that are read, twice as many as are shown. */
const MAX_LINE_BYTES = 32 * 1024;
/** As much as pages may hold by default when a flare is analysed. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

export function sliceFor(rule: Rule, archive: Archive): FlareSlice {
  const literals = [...LOG_FACT_PATTERNS, ...logPatternsOf([rule])].flatMap((one) => one.literals);
  const words = [...new Set(literals.map((literal) => literal.toLowerCase()))];
  const budget = new LineBudget(MAX_CHARACTERS);
  const kept = new Map<string, KeptLines>();
  return {
    archive: watchedArchive(archive, MAX_LINE_BYTES, (path) => {
      if (isDesktopNoise(path)) return undefined;
      const lines = new KeptLines({ words, isPage: roleOfStoredPath(path).reading !== 'none', budget });
      kept.set(path, lines);
      return lines;
    }),
    files: (rootDir) =>
      Object.fromEntries(
        [...kept].map(([path, lines]) => [visibleText(pathBelow(rootDir, path)), lines.shown()]),
      ),
    lines: () => [...kept.values()].reduce((sum, { count }) => sum + count, 0),
  };
}

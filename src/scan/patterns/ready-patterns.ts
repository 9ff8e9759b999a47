// Patterns made ready, with a set for each kind of file. They keep nothing of the flares that they were searched for in:
// a service or a backtest makes them ready once.
import type { LogPattern, LogSource } from '../../model/log.ts';
import { remembered, rememberedWith } from '../../util/lazy.ts';
import type { Stopwatch } from '../../util/stopwatch.ts';
import { compilePatterns, type CompiledPattern } from './compiled-pattern.ts';
import { createPatternSet, createSharedPatternSet, type PatternSet } from './pattern-set.ts';

export interface ReadyPatterns {
  readonly all: readonly CompiledPattern[];
  /** A file of any text is searched for everything; a daemon’s log for its own patterns, until it shows others. */
  setOf(source: LogSource): PatternSet;
}

/** Once for each array, but anew with a stopwatch, to which they report. */
export function readyPatterns(patterns: readonly LogPattern[], stopwatch?: Stopwatch): ReadyPatterns {
  return stopwatch === undefined ? kept(patterns) : makeReady(patterns, stopwatch);
}

const kept = rememberedWith((patterns: readonly LogPattern[]) => makeReady(patterns));

function makeReady(patterns: readonly LogPattern[], stopwatch?: Stopwatch): ReadyPatterns {
  const all = compilePatterns(patterns, stopwatch);
  return {
    all,
    setOf: remembered((source) =>
      source === 'other' ? createSharedPatternSet(all) : createPatternSet(source, all),
    ),
  };
}

// The patterns to look for in the files of one kind, with the filters that find lines worth a look.
import { RE2JS } from 're2js';
import {
  isTroubleOnly,
  TROUBLE_LEVELS,
  type CaptureBound,
  type LogLevel,
  type LogPattern,
  type LogSource,
} from '../model/log.ts';
import { parseQuantity } from '../util/quantity.ts';
import { lazy } from '../util/lazy.ts';
import { groupsIn } from '../util/re2.ts';
import { NO_CAPTURES, noCaptures, type Captures } from './raw-hit.ts';
import type { Stopwatch } from '../util/stopwatch.ts';
import { isDigitBlind } from './digit-blind.ts';
import { createLiteralFilter, type LiteralFilter } from './literal-filter.ts';
import { klogLiterals } from './line-layouts/klog-layout.ts';
import { foreignMarks, holdsLogLines } from './log-component-table.ts';

/** How the head of a line of trouble looks in bytes, in every layout of a daemon's log (core 3.2-3.5). */
const LEVEL_LITERALS = [
  ...[...TROUBLE_LEVELS, 'WARNING'].flatMap((level) => [
    `| ${level}`,
    ` ${level} (`,
    ` ${level} - `,
    `"level":"${level}`,
  ]),
  ...klogLiterals(),
];
/** How a line for developers looks; that there is one tells how the daemon is set up. */
const DEBUG_LITERALS = ['| DEBUG', ' DEBUG (', '"level":"DEBUG'];

export interface CompiledPattern {
  /** Under which its hits are gathered: the first of `ids`. */
  readonly id: string;
  /** All patterns that look for the same: many rules ask whether payloads went out later. */
  readonly ids: readonly string[];
  readonly sources: ReadonlySet<LogSource>;
  readonly literals: readonly string[];
  /** It looks at lines of trouble only. */
  readonly asksForTrouble: boolean;
  readonly inLogsOnly: boolean;
  readonly keepsEvents: boolean;
  readonly keepsLastInFiles: boolean;
  readonly eventValue: string | undefined;
  /** Every line that holds a literal of it is a hit, whatever else it says. */
  readonly isPlain: boolean;
  /** Records of this level count; undefined: nobody knows which. */
  isAtLevel(level: LogLevel | undefined): boolean;
  /** Text that begins with a head of this level does not count; undefined: it has no head. */
  passesOverLevel(level: LogLevel | undefined): boolean;
  /** The text holds one that the pattern passes over: it is not to be matched, nor is its record for its sake. */
  passesOver(text: string): boolean;
  /** Undefined when the line does not match; `message` is the line without its head. */
  match(line: string, message: () => string): Captures | undefined;
  /** Of a line that matches. */
  capturesIn(line: string): Captures;
  /** It has a regex, and of two lines that differ in digits only it passes over both or none, and matches both or none. */
  isRememberable(): boolean;
}

/** What to look for in a file, with the filters that find lines worth a look. */
export interface PatternSet {
  /** For every line: literals of patterns, levels, and the marks that a file needs to show once only. */
  readonly filter: LiteralFilter;
  /** The same without the debug level, for the rest of a file that showed it. */
  readonly filterWithoutDebug: LiteralFilter;
  /**
   * For the records that hold a level of trouble: literals of patterns that ask for one, which may be as ordinary as
   * the name of a package. Undefined when there are none.
   */
  readonly troubleFilter: LiteralFilter | undefined;
  /** Finds the literals of all patterns; made when a record of several lines is searched as one. */
  readonly patternFilter: LiteralFilter;
  /** Length of a literal by its id, which is the same in all filters. */
  literalBytes(literal: number): number;
  /** The literal marks a record of trouble, to be searched with `troubleFilter`; none does where there is no such filter. */
  marksTrouble(literal: number): boolean;
  /** Patterns by literal id; a level or a mark has none. */
  patternsOf(literal: number): readonly CompiledPattern[];
  isDebug(literal: number): boolean;
  /**
   * What counts a line that begins a record of no level of trouble and holds the literal; the other patterns of the
   * literal ask for trouble. Undefined when such a line must be read.
   */
  countersOf(literal: number): readonly CompiledPattern[] | undefined;
}

/** For the lines of one source; in a log the marks of other components are found too. */
export function createPatternSet(source: LogSource, patterns: readonly CompiledPattern[]): PatternSet {
  const own = patterns.filter((pattern) => pattern.sources.has(source));
  if (!holdsLogLines(source)) return patternSetOf({ always: own });
  return patternSetOf({
    always: own.filter((pattern) => !pattern.asksForTrouble),
    inTrouble: own.filter((pattern) => pattern.asksForTrouble),
    marks: [...LEVEL_LITERALS, ...foreignMarks(source)],
    debugMarks: DEBUG_LITERALS,
  });
}

/** For a file that holds lines of several components, in any layout: a level may look otherwise there. */
export function createSharedPatternSet(patterns: readonly CompiledPattern[]): PatternSet {
  const all = patterns.filter((pattern) => [...pattern.sources].some(holdsLogLines));
  return patternSetOf({ always: all, marks: LEVEL_LITERALS, debugMarks: DEBUG_LITERALS });
}

interface PatternParts {
  /** Looked for in every line. */
  readonly always: readonly CompiledPattern[];
  /** Looked for in records of trouble. */
  readonly inTrouble?: readonly CompiledPattern[];
  readonly marks?: readonly string[];
  readonly debugMarks?: readonly string[];
}

function patternSetOf({ always, inTrouble = [], marks = [], debugMarks = [] }: PatternParts): PatternSet {
  const byLiteral = new Map<string, CompiledPattern[]>();
  for (const pattern of [...always, ...inTrouble]) {
    for (const literal of new Set(pattern.literals))
      byLiteral.set(literal, [...(byLiteral.get(literal) ?? []), pattern]);
  }
  const everywhere = new Set([...always.flatMap((pattern) => pattern.literals), ...marks]);
  const literals = [...new Set([...everywhere, ...debugMarks, ...byLiteral.keys()])];
  const lengths = literals.map((literal) => Buffer.byteLength(literal));
  const lists = literals.map((literal) => byLiteral.get(literal) ?? []);
  const isMark = new Set([...marks, ...debugMarks]);
  const levels = new Set<string>(LEVEL_LITERALS);
  const debug = new Set(debugMarks.filter((literal) => !everywhere.has(literal)));
  const counters = lists.map((list, literal) =>
    list.length > 0 &&
    !isMark.has(literals[literal] ?? '') &&
    list.every((one) => isCounter(one) || one.asksForTrouble)
      ? list.filter(isCounter)
      : undefined,
  );
  const filterOf = (isWanted: (literal: string) => boolean): (() => LiteralFilter) =>
    lazy(() => createLiteralFilter(literals, isWanted));
  const filter = filterOf((literal) => everywhere.has(literal) || debug.has(literal));
  const filterWithoutDebug = filterOf((literal) => everywhere.has(literal));
  const troubleFilter = filterOf((literal) => !everywhere.has(literal) && byLiteral.has(literal));
  const patternFilter = filterOf((literal) => byLiteral.has(literal));
  return {
    get filter() {
      return filter();
    },
    get filterWithoutDebug() {
      return filterWithoutDebug();
    },
    get troubleFilter() {
      return inTrouble.length === 0 ? undefined : troubleFilter();
    },
    get patternFilter() {
      return patternFilter();
    },
    literalBytes: (literal) => lengths[literal] ?? 0,
    marksTrouble: (literal) => inTrouble.length > 0 && levels.has(literals[literal] ?? ''),
    patternsOf: (literal) => lists[literal] ?? [],
    isDebug: (literal) => debug.has(literals[literal] ?? '') && (lists[literal]?.length ?? 0) === 0,
    countersOf: (literal) => counters[literal],
  };
}

function isCounter({ isPlain, keepsEvents }: CompiledPattern): boolean {
  return isPlain && !keepsEvents;
}

/** Patterns that differ in their id only become one. */
export function compilePatterns(patterns: readonly LogPattern[], stopwatch?: Stopwatch): CompiledPattern[] {
  const byContent = new Map<string, [LogPattern, ...LogPattern[]]>();
  for (const pattern of patterns) {
    const key = JSON.stringify({ ...pattern, id: '' });
    const twins = byContent.get(key);
    if (twins === undefined) byContent.set(key, [pattern]);
    else twins.push(pattern);
  }
  const compiled = [...byContent.values()].map((twins) =>
    compilePattern(
      twins[0],
      twins.map(({ id }) => id),
    ),
  );
  return stopwatch === undefined ? compiled : compiled.map((one) => timed(one, stopwatch));
}

function timed(pattern: CompiledPattern, stopwatch: Stopwatch): CompiledPattern {
  const match: CompiledPattern['match'] = (line, message) =>
    stopwatch.time('pattern', pattern.id, () => pattern.match(line, message));
  // Read, not counted, and asked each time: so that every line that it looks at is in its time.
  return { ...pattern, match, isPlain: false, isRememberable: () => false };
}

/** The regex is compiled when a line passed the filter for the first time. */
function compilePattern(pattern: LogPattern, ids: readonly string[]): CompiledPattern {
  const { id, levels, exceptLevels, regex, message: wanted, bounds = [] } = pattern;
  const unwanted = (pattern.except ?? []).map((text) => text.toLowerCase());
  const compiled = lazy(() => (regex === undefined ? undefined : RE2JS.compile(regex)));
  const capturesIn = (line: string): Captures => {
    const re2 = compiled();
    return re2 === undefined ? noCaptures : lazy(() => groupsIn(re2, line) ?? NO_CAPTURES);
  };
  return {
    id,
    ids,
    keepsEvents: pattern.keepsEvents === true,
    keepsLastInFiles: pattern.keepsLastInFiles === true,
    isPlain: [regex, wanted, levels, exceptLevels, pattern.except].every((part) => part === undefined),
    eventValue: pattern.eventValue,
    sources: new Set(pattern.sources),
    literals: pattern.literals,
    inLogsOnly: pattern.inLogsOnly === true,
    asksForTrouble: isTroubleOnly(levels),
    isAtLevel: (level) => levels === undefined || (level !== undefined && levels.includes(level)),
    passesOverLevel: (level) => level !== undefined && exceptLevels?.includes(level) === true,
    passesOver: (line) => holdsAny(line, unwanted),
    capturesIn,
    isRememberable: lazy(
      () =>
        regex !== undefined &&
        wanted === undefined &&
        bounds.length === 0 &&
        !unwanted.some((text) => /\d/.test(text)) &&
        isDigitBlind(regex),
    ),
    match: (line, message) => {
      if (wanted !== undefined && message() !== wanted) return undefined;
      if (compiled()?.test(line) === false) return undefined;
      const captures = capturesIn(line);
      return bounds.every((bound) => isWithin(captures(), bound)) ? captures : undefined;
    },
  };
}

/** `texts` in lower case. */
function holdsAny(line: string, texts: readonly string[]): boolean {
  if (texts.length === 0) return false;
  const lower = line.toLowerCase();
  return texts.some((text) => lower.includes(text));
}

const HOLDS: Readonly<Record<CaptureBound['is'], (amount: number, bound: number) => boolean>> = {
  above: (amount, bound) => amount > bound,
  below: (amount, bound) => amount < bound,
  'at-least': (amount, bound) => amount >= bound,
  'at-most': (amount, bound) => amount <= bound,
};

/** `took 2.5s` is within `above: 1s`; `took 2500` is not: without a unit nobody knows. */
function isWithin(groups: Readonly<Record<string, string>>, bound: CaptureBound): boolean {
  const found = parseQuantity(groups[bound.group] ?? '');
  return found?.dimension === bound.dimension && HOLDS[bound.is](found.amount, bound.amount);
}

// The patterns to look for in the files of one kind, with the filters that find lines worth a look.
import { TROUBLE_LEVELS, type LogSource } from '../../model/log.ts';
import { lazy } from '../../util/lazy.ts';
import { LAST_LINES } from '../../model/last-line-table.ts';
import type { LastLineMark } from '../hits/last-lines.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import { klogLiterals } from '../line-layouts/klog-layout.ts';
import { createLiteralFilter, type LiteralFilter } from '../filter/literal-filter.ts';
import { foreignMarks, holdsLogLines } from '../log-component-table.ts';

/** How the head of a line of trouble looks in bytes, in every layout of a daemon's log (core 3.2-3.5). */
const LEVEL_LITERALS = [
  ...[...TROUBLE_LEVELS, 'WARNING'].flatMap((level) => [
    `| ${level}`,
    `${level} | (`,
    ` ${level} (`,
    ` ${level} - `,
    `"level":"${level}`,
  ]),
  ...klogLiterals(),
];
/** How a line for developers looks; that there is one tells how the daemon is set up. */
const DEBUG_LITERALS = ['| DEBUG', ' DEBUG (', '"level":"DEBUG'];

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
  /** Patterns by literal id; a level or a mark alone has none. */
  patternsOf(literal: number): readonly CompiledPattern[];
  isDebug(literal: number): boolean;
  /** Patterns that ask for the last line of each name. */
  readonly ofLast: readonly CompiledPattern[];
  /** What the literal marks of those; none does where nobody asks for them. */
  lastMarkOf(literal: number): LastLineMark | undefined;
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
  const ofLast = always.filter(({ lastOfEach }) => lastOfEach !== undefined);
  const lastMarks = marksOfLast(ofLast);
  const byLiteral = patternsByLiteral([...always, ...inTrouble]);
  const everywhere = new Set([
    ...always.flatMap((pattern) => pattern.literals),
    ...marks,
    ...lastMarks.keys(),
  ]);
  const literals = [...new Set([...everywhere, ...debugMarks, ...byLiteral.keys()])];
  const lengths = literals.map((literal) => Buffer.byteLength(literal));
  const lists = literals.map((literal) => byLiteral.get(literal) ?? []);
  const isMark = new Set([...marks, ...debugMarks]);
  const levels = new Set<string>(LEVEL_LITERALS);
  const debug = new Set(debugMarks.filter((literal) => !everywhere.has(literal)));
  const counters = lists.map((list, literal) =>
    isMark.has(literals[literal] ?? '') ? undefined : countersIn(list),
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
    ofLast,
    lastMarkOf: (literal) => lastMarks.get(literals[literal] ?? ''),
  };
}

/** By the text of the mark. */
function marksOfLast(patterns: readonly CompiledPattern[]): ReadonlyMap<string, LastLineMark> {
  const kinds = new Set(patterns.flatMap(({ lastOfEach }) => lastOfEach?.line ?? []));
  return new Map(
    [...kinds].flatMap((kind) =>
      (['begins', 'fails', 'ends'] as const).flatMap((part): [string, LastLineMark][] => {
        const mark = LAST_LINES[kind][part];
        return mark === undefined ? [] : [[mark, { kind, part }]];
      }),
    ),
  );
}

function patternsByLiteral(patterns: readonly CompiledPattern[]): Map<string, CompiledPattern[]> {
  const byLiteral = new Map<string, CompiledPattern[]>();
  for (const pattern of patterns) {
    for (const literal of new Set(pattern.literals))
      byLiteral.set(literal, [...(byLiteral.get(literal) ?? []), pattern]);
  }
  return byLiteral;
}

/** Of the patterns of one literal; a mark may have none. */
function countersIn(patterns: readonly CompiledPattern[]): readonly CompiledPattern[] | undefined {
  const isRead = patterns.some((one) => !isCounter(one) && !one.asksForTrouble);
  return isRead ? undefined : patterns.filter(isCounter);
}

function isCounter({ isPlain, keepsEvents }: CompiledPattern): boolean {
  return isPlain && !keepsEvents;
}

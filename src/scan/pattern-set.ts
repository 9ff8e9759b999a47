// The patterns to look for in the files of one kind, with the filters that find lines worth a look.
import { RE2JS } from 're2js';
import { LOG_LEVELS, type LogLevel, type LogPattern, type LogSource } from '../model/log.ts';
import { createLiteralFilter, type LiteralFilter } from './literal-filter.ts';
import { holdsLogLines } from './log-component-table.ts';

/** Lines of these levels are counted by template, matched or not. */
export const TROUBLE_LEVELS = ['WARN', 'ERROR', 'CRITICAL'] as const satisfies readonly LogLevel[];
export type TroubleLevel = (typeof TROUBLE_LEVELS)[number];

/** How those levels look in bytes, in every layout (core 3.2-3.5). */
const LEVEL_LITERALS = TROUBLE_LEVELS.flatMap((level) => [`| ${level}`, ` ${level} (`, `"level":"${level}`]);
/** How a line for developers looks; that there is one tells how the daemon is set up. */
const DEBUG_LITERALS = ['| DEBUG', ' DEBUG (', '"level":"DEBUG'];

export interface CompiledPattern {
  readonly id: string;
  readonly sources: ReadonlySet<LogSource>;
  readonly levels: ReadonlySet<LogLevel> | undefined;
  /** Named groups of the match, or undefined when the line does not match. */
  match(line: string): Readonly<Record<string, string>> | undefined;
}

export interface PatternSet {
  /** Finds every literal: of patterns, of levels of trouble and of the debug level. */
  readonly filter: LiteralFilter;
  /** The same without the debug level, for the rest of a file that showed it. */
  readonly filterWithoutDebug: LiteralFilter;
  /** Finds the literals of patterns only; made when a record of several lines is searched as one. */
  readonly patternFilter: LiteralFilter;
  /** Length of a literal by its id, which is the same in all three filters. */
  literalBytes(literal: number): number;
  /** Patterns by literal id; a level literal has none. */
  patternsOf(literal: number): readonly CompiledPattern[];
  isDebug(literal: number): boolean;
}

/** Log files share one set: a line belongs to the component that it names. A page is searched for its own patterns. */
export function createPatternSet(source: LogSource, patterns: readonly LogPattern[]): PatternSet {
  const isLog = holdsLogLines(source);
  const byLiteral = new Map<string, CompiledPattern[]>();
  const isWanted = (one: LogSource): boolean => (isLog ? holdsLogLines(one) : one === source);
  for (const pattern of patterns.filter((one) => one.sources.some(isWanted))) {
    const compiled = compilePattern(pattern);
    for (const literal of pattern.literals)
      byLiteral.set(literal, [...(byLiteral.get(literal) ?? []), compiled]);
  }
  const own = [...byLiteral.keys()];
  const levels = isLog ? LEVEL_LITERALS.filter((literal) => !byLiteral.has(literal)) : [];
  const debug = isLog ? DEBUG_LITERALS.filter((literal) => !byLiteral.has(literal)) : [];
  const literals = [...own, ...levels, ...debug];
  const lengths = literals.map((literal) => Buffer.byteLength(literal));
  const lists = literals.map((literal) => byLiteral.get(literal) ?? []);
  const firstDebug = literals.length - debug.length;
  let patternFilter: LiteralFilter | undefined;
  return {
    filter: createLiteralFilter(literals),
    filterWithoutDebug: createLiteralFilter(literals.slice(0, firstDebug)),
    get patternFilter() {
      return (patternFilter ??= createLiteralFilter(own));
    },
    literalBytes: (literal) => lengths[literal] ?? 0,
    patternsOf: (literal) => lists[literal] ?? [],
    isDebug: (literal) => literal >= firstDebug,
  };
}

/** The regex is compiled when a line passed the filter for the first time. */
function compilePattern(pattern: LogPattern): CompiledPattern {
  const { id, levels, regex } = pattern;
  let compiled: RE2JS | undefined;
  return {
    id,
    sources: new Set(pattern.sources),
    levels: levels === undefined || levels.length === LOG_LEVELS.length ? undefined : new Set(levels),
    match: (line) => {
      if (regex === undefined) return {};
      compiled ??= RE2JS.compile(regex);
      return namedGroups(compiled, line);
    },
  };
}

function namedGroups(regex: RE2JS, line: string): Record<string, string> | undefined {
  const matcher = regex.matcher(line);
  if (!matcher.find()) return undefined;
  return Object.fromEntries(
    Object.keys(regex.namedGroups()).map((name) => [name, matcher.group(name) ?? '']),
  );
}

// The patterns to look for in one log source, with the filter that finds lines worth a look.
import { RE2JS } from 're2js';
import { LOG_LEVELS, type LogLevel, type LogPattern, type LogSource } from '../model/log.ts';
import { createLiteralFilter, type LiteralFilter } from './literal-filter.ts';

/** Lines of these levels are counted by template, matched or not. */
export const TROUBLE_LEVELS: readonly LogLevel[] = ['WARN', 'ERROR', 'CRITICAL'];

/** How those levels look in bytes, in every layout (core 3.2-3.5). */
const LEVEL_LITERALS = [
  '| WARN',
  '| ERROR',
  '| CRITICAL',
  ' WARN (',
  ' ERROR (',
  ' CRITICAL (',
  '"level":"WARN',
  '"level":"ERROR',
  '"level":"CRITICAL',
];

/** Pages are searched for patterns only: a word like ERROR there is no log level. */
const PAGES: readonly LogSource[] = [
  'status',
  'security-status',
  'cluster-status',
  'diagnose',
  'config-check',
  'flare-creation',
  'permissions',
  'dmesg',
  'audit',
];

export interface CompiledPattern {
  readonly id: string;
  readonly levels: ReadonlySet<LogLevel> | undefined;
  /** Named groups of the match, or undefined when the line does not match. */
  match(line: string): Readonly<Record<string, string>> | undefined;
}

export interface PatternSet {
  readonly filter: LiteralFilter;
  readonly countsLevels: boolean;
  /** Length of a literal by its id of the filter. */
  literalBytes(literal: number): number;
  /** Patterns by literal id of the filter; a level literal has none. */
  patternsOf(literal: number): readonly CompiledPattern[];
}

export function createPatternSet(source: LogSource, patterns: readonly LogPattern[]): PatternSet {
  const countsLevels = !PAGES.includes(source);
  const byLiteral = new Map<string, CompiledPattern[]>();
  for (const pattern of patterns.filter((one) => one.sources.includes(source))) {
    const compiled = compilePattern(pattern);
    for (const literal of pattern.literals)
      byLiteral.set(literal, [...(byLiteral.get(literal) ?? []), compiled]);
  }
  const literals = [...new Set([...byLiteral.keys(), ...(countsLevels ? LEVEL_LITERALS : [])])];
  const filter = createLiteralFilter(literals);
  const lengths = literals.map((literal) => Buffer.byteLength(literal));
  return {
    filter,
    countsLevels,
    literalBytes: (literal) => lengths[literal] ?? 0,
    patternsOf: (literal) => byLiteral.get(literals[literal] ?? '') ?? [],
  };
}

/** The regex is compiled when a line passed the filter for the first time. */
function compilePattern(pattern: LogPattern): CompiledPattern {
  const { id, levels, regex } = pattern;
  let compiled: RE2JS | undefined;
  return {
    id,
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

// One pattern made ready: what it says of a text and of a level, and in which texts it heeds digits.
import {
  isTroubleOnly,
  type CaptureBound,
  type LastLinePattern,
  type LogLevel,
  type LogPattern,
  type LogSource,
} from '../../model/log.ts';
import { lazy } from '../../util/lazy.ts';
import { parseQuantity } from '../../util/quantity.ts';
import { compileRe2, groupSpansIn, textsAt, type GroupSpans } from '../../util/re2.ts';
import type { Stopwatch } from '../../util/stopwatch.ts';
import { digitTexts } from './digit-texts.ts';
import { noCaptures, type Captures } from '../hits/raw-hit.ts';

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
  /** As in `LogPattern`. */
  readonly namesCheck: boolean;
  readonly lastOfEach: LastLinePattern | undefined;
  /** Every line that holds a literal of it is a hit, whatever else it says. */
  readonly isPlain: boolean;
  /** Records of this level count; undefined: nobody knows which. */
  isAtLevel(level: LogLevel | undefined): boolean;
  /** Text that begins with a head of this level does not count; undefined: it has no head. */
  passesOverLevel(level: LogLevel | undefined): boolean;
  /** The text, in lower case, holds one that the pattern passes over: it is not to be matched, nor is its record for its sake. */
  passesOver(lower: string): boolean;
  /** Undefined when the line does not match; `message` is the line without its head. */
  match(line: string, message: () => string): Captures | undefined;
  /** Where the groups stand in a line that matches. */
  spansIn(line: string): GroupSpans;
  /** False: what the pattern says of this text, in lower case, it says of all that differ in digits only and of which this is false too. */
  heedsDigitsOf(lower: string): boolean;
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
  return { ...pattern, match, isPlain: false, heedsDigitsOf: () => true };
}

/** The regex is compiled when a line passed the filter for the first time. */
function compilePattern(pattern: LogPattern, ids: readonly string[]): CompiledPattern {
  const { id, levels, exceptLevels, exceptRegex, regex, message: wanted, bounds = [] } = pattern;
  const unwanted = (pattern.except ?? []).map((text) => text.toLowerCase());
  const compiled = lazy(() => (regex === undefined ? undefined : compileRe2(regex)));
  const compiledExcept = lazy(() => (exceptRegex === undefined ? undefined : compileRe2(exceptRegex)));
  const spansIn = (line: string): GroupSpans => {
    const re2 = compiled();
    return (re2 === undefined ? undefined : groupSpansIn(re2, line)) ?? {};
  };
  /** Undefined: any text may be one. */
  const heeded = lazy(() => {
    if (regex === undefined || wanted !== undefined || bounds.length > 0) return undefined;
    const [inRegex, inExcept] = [digitTexts(regex), digitTexts(exceptRegex ?? '')];
    return inRegex && inExcept && [...inRegex, ...inExcept, ...unwanted.filter((text) => /\d/.test(text))];
  });
  return {
    id,
    ids,
    keepsEvents: pattern.keepsEvents === true,
    keepsLastInFiles: pattern.keepsLastInFiles === true,
    isPlain: [regex, wanted, levels, exceptLevels, pattern.except, exceptRegex].every(
      (part) => part === undefined,
    ),
    eventValue: pattern.eventValue,
    namesCheck: pattern.namesCheck === true,
    lastOfEach: pattern.lastOfEach,
    sources: new Set(pattern.sources),
    literals: pattern.literals,
    inLogsOnly: pattern.inLogsOnly === true,
    asksForTrouble: isTroubleOnly(levels),
    isAtLevel: (level) => levels === undefined || (level !== undefined && levels.includes(level)),
    passesOverLevel: (level) => level !== undefined && exceptLevels?.includes(level) === true,
    passesOver: (lower) => holdsAny(lower, unwanted) || compiledExcept()?.test(lower) === true,
    spansIn,
    heedsDigitsOf: (lower) => {
      const texts = heeded();
      return texts === undefined || holdsAny(lower, texts);
    },
    match: (line, message) => {
      if (wanted !== undefined && message() !== wanted) return undefined;
      if (compiled()?.test(line) === false) return undefined;
      const captures = regex === undefined ? noCaptures : lazy(() => textsAt(spansIn(line), line));
      return bounds.every((bound) => isWithin(captures(), bound)) ? captures : undefined;
    },
  };
}

function holdsAny(text: string, texts: readonly string[]): boolean {
  return texts.some((one) => text.includes(one));
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

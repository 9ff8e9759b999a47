// A look at lines: what the scanner must look for because of its options, and how they read aloud.
import {
  STARTING_COMPONENTS,
  type CaptureBound,
  type LastLine,
  type LogPattern,
  type StartingComponent,
} from '../model/log.ts';
import { isLastLine, LAST_LINES } from '../model/last-line-table.ts';
import { START_LINES, startPatternOf } from '../model/start-line-table.ts';
import { parseQuantity } from '../util/quantity.ts';
import { groupNames, quoteRe2 } from '../util/re2.ts';
import { requiredLiteral } from './required-literals.ts';
import type { LogOptions } from './schemas/log-schema.ts';

export const LOG_EXAMPLE = '{ log: system-probe, contains: "error creating module" }';
export const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** The look is about lines with something in them, not about lines of any kind. */
export function hasText({ contains, wildcard, equals, regex, line }: LogOptions): boolean {
  return [contains, wildcard, equals, regex, line].some((text) => text !== undefined);
}

/** The look asks when the lines stand, so that each of them must be kept. */
function asksForTimes(options: LogOptions): boolean {
  const { after, since, within, distinct, around, silence, 'resolved-by': resolver } = options;
  // Whether there is a line after another one the last hit tells: such looks stand on lines that come all the time.
  const isCounted = (options['at-least'] ?? options.line) !== undefined && (after ?? since) !== undefined;
  return isCounted || [within, distinct, around, silence, resolver].some((option) => option !== undefined);
}

/** Which line is the last one in each of several logs takes all lines. */
export function asksLogByLog({ after, log }: LogOptions): boolean {
  return after !== undefined && listOf(log).length > 1;
}

export function logPatternOf(options: LogOptions): Omit<LogPattern, 'id'> | undefined {
  if (!hasText(options)) return undefined;
  if (isLastLine(options.line)) return lastLinePattern(options, options.line);
  const { equals, where } = options;
  const value = options.distinct ?? options.same;
  const pattern = regexOf(options);
  return {
    sources: listOf(options.log),
    literals: literalsOf(options),
    ...(pattern === undefined ? {} : { regex: pattern }),
    ...(asksLogByLog(options) ? { keepsLastInFiles: true } : {}),
    ...(equals === undefined ? {} : { message: equals }),
    ...(where === undefined ? {} : { bounds: boundsOf(where) }),
    ...lineFilters(options),
    ...(asksForTimes(options) ? { keepsEvents: true } : {}),
    ...(value === undefined ? {} : { eventValue: value }),
    ...(namesCheck(options) ? { namesCheck: true } : {}),
  };
}

/** “same: check” is the check whose run failed, unless the regex has a group of that name. */
export function namesCheck({ same, regex }: LogOptions): boolean {
  return same === 'check' && !groupNames(regex ?? '').includes('check');
}

function lastLinePattern(options: LogOptions, line: LastLine): Omit<LogPattern, 'id'> {
  const { log, check } = options;
  const lastOfEach = { line, ...(check === undefined ? {} : { names: listOf(check) }) };
  const kept = asksLogByLog(options) ? { keepsLastInFiles: true } : {};
  return { sources: listOf(log), literals: [], lastOfEach, ...kept };
}

function regexOf({ regex, wildcard, line, log }: LogOptions): string | undefined {
  if (line !== undefined) return startPatternOf(daemonsOf(log)).regex;
  return regex ?? (wildcard === undefined ? undefined : wildcardRegex(wildcard));
}

/** Those of the logs whose daemons write a line when they start. */
export function daemonsOf(log: LogOptions['log']): readonly StartingComponent[] {
  const sources = listOf(log);
  return STARTING_COMPONENTS.filter((daemon) => sources.includes(daemon));
}

/** It looks for starts of daemons of which one writes the line once it runs. */
export function writesStartsLast({ line, log }: LogOptions): boolean {
  return line === 'start' && daemonsOf(log).some((daemon) => START_LINES[daemon].isLast === true);
}

/** Which lines with the text do not count. */
function lineFilters({ except, level, ...options }: LogOptions): Partial<LogPattern> {
  const { 'not-level': notLevel, 'except-regex': exceptRegex } = options;
  return {
    ...(except === undefined ? {} : { except: listOf(except) }),
    ...(exceptRegex === undefined ? {} : { exceptRegex }),
    ...(level === undefined ? {} : { levels: listOf(level) }),
    ...(notLevel === undefined ? {} : { exceptLevels: listOf(notLevel) }),
  };
}

export function literalsOf({ contains, wildcard, equals, regex, ...options }: LogOptions): readonly string[] {
  if (options.line !== undefined) return startPatternOf(daemonsOf(options.log)).literals;
  if (contains !== undefined) return listOf(contains);
  if (equals !== undefined) return [equals];
  if (wildcard !== undefined) return [longestOf(wildcard.split('*'))];
  const literal = regex === undefined ? undefined : requiredLiteral(regex);
  return literal === undefined ? [] : [literal];
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((best, one) => (one.length > best.length ? one : best), '');
}

function wildcardRegex(wildcard: string): string {
  return `(?i)${wildcard.split('*').map(quoteRe2).join('.*')}`;
}

function boundsOf(where: NonNullable<LogOptions['where']>): CaptureBound[] {
  return Object.entries(where).flatMap(([group, limits]) =>
    (['above', 'below', 'at-least', 'at-most'] as const).flatMap((is): CaptureBound[] => {
      const limit = limits[is];
      const quantity = limit === undefined ? undefined : parseQuantity(String(limit));
      return quantity === undefined ? [] : [{ group, is, ...quantity }];
    }),
  );
}

/** The groups of the regex; how many there were; how long nothing came. */
export function logVariables(options: LogOptions): string[] {
  if (options.silence !== undefined) return ['silence'];
  if (isLastLine(options.line)) return [LAST_LINES[options.line].capture];
  const isCounted = options['at-least'] !== undefined;
  return [...(options.regex === undefined ? [] : groupNames(options.regex)), ...(isCounted ? ['count'] : [])];
}

/** One line for people. */
export function describeLog(options: LogOptions): string {
  const words = [...textWords(options), ...filterWords(options), ...timeWords(options)].filter(
    (word) => word !== undefined,
  );
  return `${listOf(options.log).join(' or ')} log: ${words.join(' ')}`;
}

function textWords(options: LogOptions): (string | undefined)[] {
  if (options.until === 'log') return [`went on for ${options.silence}`];
  const { silence, until, contains, wildcard, equals, regex, line, check, where = {} } = options;
  return [
    silence === undefined ? undefined : `${silence}${until === undefined ? '' : ' until the flare'} without`,
    hasText(options) || silence === undefined ? 'a line' : 'any line',
    line === undefined ? undefined : namedLineWords(line, check),
    contains === undefined ? undefined : `with “${listOf(contains).join('” or “')}”`,
    wildcard === undefined ? undefined : `like “${wildcard}”`,
    equals === undefined ? undefined : `saying “${equals}”`,
    regex === undefined ? undefined : `matching /${regex}/`,
    ...Object.entries(where).map(([group, limits]) => `with ${group} ${boundWords(limits)}`),
  ];
}

function namedLineWords(line: NonNullable<LogOptions['line']>, check: LogOptions['check']): string {
  if (line === 'start') return 'of a start';
  if (line === 'payload') return 'of the last payload to each address';
  return `of a run that ended${check === undefined ? '' : `, of ${listOf(check).join(' or ')}`}`;
}

function filterWords({ except, level, ...options }: LogOptions): (string | undefined)[] {
  const { 'not-level': notLevel, 'except-regex': exceptRegex } = options;
  return [
    except === undefined ? undefined : `without “${listOf(except).join('” or “')}”`,
    exceptRegex === undefined ? undefined : `not matching /${exceptRegex}/`,
    level === undefined ? undefined : `at ${listOf(level).join(' or ')}`,
    notLevel === undefined ? undefined : `not at ${listOf(notLevel).join(' or ')}`,
  ];
}

function boundWords(limits: Readonly<Record<string, unknown>>): string {
  return Object.entries(limits)
    .map(([is, limit]) => `${is} ${String(limit)}`)
    .join(' and ');
}

function timeWords({
  after,
  'resolved-by': resolver,
  same,
  since,
  around,
  distinct,
  within,
  ...options
}: LogOptions): (string | undefined)[] {
  const count = options['at-least'];
  const what = distinct === undefined ? 'times' : `different ${distinct}`;
  return [
    after === undefined ? undefined : `after “${after}”`,
    resolver === undefined ? undefined : `that “${resolver}” does not show to be over`,
    same === undefined ? undefined : `for the same ${same}`,
    since === undefined ? undefined : 'since the last start',
    around === undefined ? undefined : `at most ${around} from --at`,
    count === undefined ? undefined : `at least ${count} ${what}`,
    within === undefined ? undefined : `within ${within}`,
  ];
}

// Mistakes in a look at lines that its schema cannot see.
import { isLastLine } from '../model/last-line-table.ts';
import { LOG_COMPONENTS, STARTING_COMPONENTS } from '../model/log.ts';
import { nearestWord } from '../util/nearest-word.ts';
import { groupNames, isRe2 } from '../util/re2.ts';
import { regexMistake } from '../util/regex-mistake.ts';
import { lastLineMistakes } from './last-line-mistakes.ts';
import { daemonsOf, hasText, listOf, literalsOf, LOG_EXAMPLE, namesCheck } from './log-options.ts';
import { LOG_OPTION_EXAMPLES } from './log-example-table.ts';
import type { LogOptions } from './schemas/log-schema.ts';
import type { OptionMistake } from './operator.ts';
import { MIN_LITERAL_BYTES } from './required-literals.ts';
import { whereMistakes } from './where-mistakes.ts';
import { durationMs } from '../util/quantity.ts';

const { within: WINDOW_EXAMPLE, same: RESOLVED_EXAMPLE, silence: SILENCE_EXAMPLE } = LOG_OPTION_EXAMPLES;
const GOES_ON_EXAMPLE = '{ log: agent, silence: 15m, until: log, after: failed }';

/** Gaps shorter than this are not looked for. */
const MIN_SILENCE_MS = 2 * 60_000;

export function logMistakes(options: LogOptions): OptionMistake[] {
  if (isLastLine(options.line)) return lastLineMistakes(options);
  const ofRegex = regexMistakes(options);
  return [
    // Of what cannot be read nobody knows which texts and groups it has.
    ...(ofRegex.length > 0 ? ofRegex : [...textMistakes(options), ...groupMistakes(options)]),
    ...startMistakes(options),
    ...lastLineMistakes(options),
    ...exceptMistakes(options),
    ...levelMistakes(options),
    ...whereMistakes(options),
    ...countMistakes(options),
    ...timeMistakes(options),
    ...resolvedMistakes(options),
  ];
}

function regexMistakes(options: LogOptions): OptionMistake[] {
  return (['regex', 'except-regex'] as const).flatMap((key) => {
    const regex = options[key];
    const message = regex === undefined || isRe2(regex) ? undefined : regexMistake(regex);
    return message === undefined ? [] : [{ path: [key], code: 'UNSAFE_REGEX' as const, message }];
  });
}

function textMistakes(options: LogOptions): OptionMistake[] {
  const { regex, wildcard, contains, equals } = options;
  if (options.line !== undefined || (!hasText(options) && options.silence !== undefined)) return [];
  const mistakes: OptionMistake[] = [];
  if (wildcard !== undefined && regex !== undefined)
    mistakes.push({
      path: ['wildcard'],
      code: 'BAD_OPTIONS',
      message: 'Give “wildcard” or “regex”, not both: a regex can say everything that a wildcard can.',
    });
  const literals = literalsOf(options);
  if (literals.length === 0) {
    mistakes.push({
      path: regex === undefined ? [] : ['regex'],
      code: 'NO_LITERAL',
      message: `Give “contains” with a text of at least ${MIN_LITERAL_BYTES} bytes that every such line holds, as in ${LOG_EXAMPLE}.`,
    });
  }
  const source = contains !== undefined ? 'contains' : equals !== undefined ? 'equals' : 'wildcard';
  for (const literal of literals.filter((text) => Buffer.byteLength(text) < MIN_LITERAL_BYTES)) {
    mistakes.push({
      path: [source],
      code: 'SHORT_LITERAL',
      message: `“${literal}” is shorter than ${MIN_LITERAL_BYTES} bytes: the scanner would stop at too many places. Give more of the line.`,
    });
  }
  return mistakes;
}

/** Which text a start has is known of the daemons that write one. */
function startMistakes(options: LogOptions): OptionMistake[] {
  if (options.line === undefined) return [];
  const refuse = (message: string): OptionMistake[] => [{ path: ['line'], code: 'BAD_OPTIONS', message }];
  const text = (['contains', 'wildcard', 'equals', 'regex'] as const).find(
    (key) => options[key] !== undefined,
  );
  if (text !== undefined) return refuse(`“line: start” is a text of its own: leave out “${text}”.`);
  if (options.since !== undefined)
    return refuse('A start does not come “since” itself: leave out one of them.');
  const starts: readonly string[] = [...STARTING_COMPONENTS, 'other'];
  const other = listOf(options.log).find((source) => !starts.includes(source));
  if (other !== undefined || daemonsOf(options.log).length === 0)
    return refuse(`“line: start” needs logs of: ${STARTING_COMPONENTS.join(', ')}.`);
  return [];
}

/** What the look asks for cannot be left out again. */
function exceptMistakes(options: LogOptions): OptionMistake[] {
  const { contains, equals, wildcard, except = [], 'except-regex': exceptRegex } = options;
  const refuse = (message: string, key = 'except'): OptionMistake => ({
    path: [key],
    code: 'BAD_OPTIONS',
    message,
  });
  const given = (['except', 'except-regex'] as const).filter((key) => options[key] !== undefined);
  if (!hasText(options))
    return given.map((key) => refuse(`“${key}” needs a text to look for, as in ${LOG_EXAMPLE}.`, key));
  if (exceptRegex !== undefined && /(?<!\\)[A-Z]/.test(exceptRegex))
    return [refuse('The line is compared in lower case: write the letters so.', 'except-regex')];
  const wanted = [contains ?? [], equals ?? [], wildcard?.split('*') ?? []].flatMap((texts) => listOf(texts));
  return listOf(except).flatMap((text) => {
    const own = wanted.find((one) => one.toLowerCase().includes(text.toLowerCase()));
    return own === undefined ? [] : [refuse(`“${own}” contains “${text}”, so no line would ever be seen.`)];
  });
}

/** A line that has one of some levels has none of the others. */
function levelMistakes({ level, 'not-level': notLevel }: LogOptions): OptionMistake[] {
  if (level === undefined || notLevel === undefined) return [];
  const message = '“level” is enough: leave out “not-level”.';
  return [{ path: ['not-level'], code: 'BAD_OPTIONS', message }];
}

/** `distinct`, `same` and `where` speak of groups of the regex. */
function groupMistakes(options: LogOptions): OptionMistake[] {
  const groups = options.regex === undefined ? [] : groupNames(options.regex);
  const unknown = (name: string, path: readonly string[]): OptionMistake[] => {
    if (groups.includes(name)) return [];
    const near = nearestWord(name, groups);
    const hint = near === undefined ? `write (?<${name}>…) around what is meant.` : `did you mean “${near}”?`;
    return [{ path, code: 'UNKNOWN_GROUP', message: `The regex has no group “${name}”; ${hint}` }];
  };
  return [
    ...(options.distinct === undefined ? [] : unknown(options.distinct, ['distinct'])),
    ...(options.same === undefined || namesCheck(options) ? [] : unknown(options.same, ['same'])),
    ...Object.keys(options.where ?? {}).flatMap((name) => unknown(name, ['where', name])),
  ];
}

/** One line is what a look asks for anyway, but for starts after something. */
function countMistakes({ 'at-least': least, line, after }: LogOptions): OptionMistake[] {
  if (least !== 1 || (line === 'start' && after !== undefined)) return [];
  const message = 'One line is what a look asks for anyway: leave out “at-least”, or give 2 or more.';
  return [{ path: ['at-least'], code: 'BAD_OPTIONS', message }];
}

function timeMistakes(options: LogOptions): OptionMistake[] {
  const mistakes: OptionMistake[] = [];
  const refuse = (path: string, message: string): void => {
    mistakes.push({ path: [path], code: 'BAD_OPTIONS', message });
  };
  const isCounted = options['at-least'] !== undefined;
  for (const key of ['within', 'distinct'] as const)
    if (options[key] !== undefined && !isCounted)
      refuse(key, `“${key}” needs “at-least”, as in ${WINDOW_EXAMPLE}.`);
  const source = listOf(options.log);
  if (
    options.since !== undefined &&
    !(source.length === 1 && STARTING_COMPONENTS.some((one) => one === source[0]))
  )
    refuse('since', `“since: start” needs one log of: ${STARTING_COMPONENTS.join(', ')}.`);
  if (options.until === 'log') mistakes.push(...goingOnMistakes(options));
  else if (options.silence !== undefined) mistakes.push(...silenceMistakes(options, options.silence));
  else if (options.until !== undefined) refuse('until', `“until” needs “silence”, as in ${SILENCE_EXAMPLE}.`);
  return mistakes;
}

function resolvedMistakes(options: LogOptions): OptionMistake[] {
  const refuse = (path: string, message: string): OptionMistake => ({
    path: [path],
    code: 'BAD_OPTIONS',
    message,
  });
  const { after, distinct, same, 'resolved-by': resolver } = options;
  if (resolver === undefined)
    return same === undefined
      ? []
      : [refuse('same', `“same” needs “resolved-by”, as in ${RESOLVED_EXAMPLE}.`)];
  return [
    ...(after === undefined
      ? []
      : [refuse('after', '“after” cannot be combined with “resolved-by”: use two looks.')]),
    ...(same === undefined || distinct === undefined || same === distinct
      ? []
      : [
          refuse(
            'same',
            `Only one group of each line is kept: “same” must be “${distinct}”, like “distinct”.`,
          ),
        ]),
  ];
}

/** A log goes on after lines that another look has found. */
function goingOnMistakes({ log, silence, until, after, ...rest }: LogOptions): OptionMistake[] {
  const refuse = (path: string, message: string): OptionMistake => ({
    path: [path],
    code: 'BAD_OPTIONS',
    message: `${message}, as in ${GOES_ON_EXAMPLE}.`,
  });
  const logs: readonly string[] = [...LOG_COMPONENTS, 'other'];
  return [
    ...(silence === undefined ? [refuse('until', '“until” needs “silence”')] : []),
    ...(after === undefined ? [refuse('until', `“until: ${until}” needs “after”`)] : []),
    ...(listOf(log).every((source) => logs.includes(source)) ? [] : [refuse('log', 'Only logs go on')]),
    ...Object.keys(rest).map((key) => refuse(key, `“${key}” belongs to the look that is named`)),
  ];
}

function silenceMistakes(options: LogOptions, silence: string): OptionMistake[] {
  const refuse = (path: string, message: string): OptionMistake => ({
    path: [path],
    code: 'BAD_OPTIONS',
    message,
  });
  const source = listOf(options.log);
  const others = (
    ['line', 'after', 'resolved-by', 'since', 'around', 'at-least', 'distinct', 'within', 'take'] as const
  ).filter((key) => options[key] !== undefined);
  return [
    ...(source.length === 1 && LOG_COMPONENTS.some((one) => one === source[0])
      ? []
      : [refuse('silence', `“silence” needs one log of: ${LOG_COMPONENTS.join(', ')}.`)]),
    ...others.map((key) =>
      refuse(key, `“${key}” cannot be combined with “silence”; write a look such as ${SILENCE_EXAMPLE}.`),
    ),
    ...(['level', 'not-level'] as const)
      .filter((key) => options[key] !== undefined && !hasText(options))
      .map((key) => refuse(key, `“${key}” needs a text to look for, as in ${SILENCE_EXAMPLE}.`)),
    ...(durationMs(silence) > MIN_SILENCE_MS
      ? []
      : [refuse('silence', 'An idle Agent can pause for two minutes: give more than 2m.')]),
  ];
}

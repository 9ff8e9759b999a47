// `log`: looks for lines in the logs and pages of the flare.
import { RE2JS } from 're2js';
import { z } from 'zod';
import { LOG_LEVELS, LOG_SOURCES, type LogHit, type LogPattern } from '../model/log.ts';
import type { MissingInput } from '../model/absence.ts';
import type { Observation } from '../model/outcome.ts';
import { cannotTell, decided } from './observations.ts';
import { defineOperator, type LookContext, type OptionMistake } from './operator.ts';
import { MIN_LITERAL_BYTES, requiredLiteral } from './required-literals.ts';

const oneOrMore = <T extends z.ZodType>(item: T): z.ZodUnion<[T, z.ZodArray<T>]> =>
  z.union([item, z.array(item).min(1)]);

const schema = z.strictObject({
  log: oneOrMore(z.enum(LOG_SOURCES)).describe('Whose log; several are searched together.'),
  contains: oneOrMore(z.string().min(1))
    .optional()
    .describe('The line holds this text, or one of these (case ignored).'),
  regex: z
    .string()
    .min(1)
    .optional()
    .describe('The line matches (RE2 syntax); named groups become variables.'),
  level: oneOrMore(z.enum(LOG_LEVELS)).optional().describe('The line has this level.'),
  'at-least': z.int().min(2).optional().describe('Only when there are this many such lines.'),
  after: z
    .string()
    .optional()
    .describe('Only when the last such line comes after the last line of that look.'),
});
type Options = z.infer<typeof schema>;

const EXAMPLE = '{ log: system-probe, contains: "error creating module" }';

const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];

function literalsOf(options: Options): readonly string[] {
  if (options.contains !== undefined) return listOf(options.contains);
  const literal = options.regex === undefined ? undefined : requiredLiteral(options.regex);
  return literal === undefined ? [] : [literal];
}

function patternOf(options: Options): Omit<LogPattern, 'id'> {
  return {
    sources: listOf(options.log),
    literals: literalsOf(options),
    ...(options.regex === undefined ? {} : { regex: options.regex }),
    ...(options.level === undefined ? {} : { levels: listOf(options.level) }),
    ...(options.after !== undefined && options['at-least'] !== undefined ? { keepsLatest: true } : {}),
  };
}

function check(options: Options): OptionMistake[] {
  const mistakes: OptionMistake[] = [];
  if (options.regex !== undefined) {
    try {
      RE2JS.compile(options.regex);
    } catch {
      mistakes.push({
        path: ['regex'],
        code: 'UNSAFE_REGEX',
        message:
          'Not a RE2 expression: look-around and back-references do not exist there, because they can take for ever.',
      });
    }
  }
  const literals = literalsOf(options);
  if (literals.length === 0) {
    mistakes.push({
      path: options.regex === undefined ? [] : ['regex'],
      code: 'NO_LITERAL',
      message: `Give “contains” with a text of at least ${MIN_LITERAL_BYTES} bytes that every such line holds, as in ${EXAMPLE}.`,
    });
  }
  for (const literal of literals.filter((text) => Buffer.byteLength(text) < MIN_LITERAL_BYTES)) {
    mistakes.push({
      path: ['contains'],
      code: 'SHORT_LITERAL',
      message: `“${literal}” is shorter than ${MIN_LITERAL_BYTES} bytes: it would stop the scanner everywhere. Give more of the line.`,
    });
  }
  return mistakes;
}

function variablesOf(options: Options): string[] {
  try {
    return options.regex === undefined ? [] : Object.keys(RE2JS.compile(options.regex).namedGroups());
  } catch {
    return [];
  }
}

function describe(options: Options): string {
  const where = listOf(options.log).join(' or ');
  const what = [
    options.contains === undefined ? '' : `a line with “${listOf(options.contains).join('” or “')}”`,
    options.regex === undefined ? '' : `matching /${options.regex}/`,
    options.level === undefined ? '' : `at ${listOf(options.level).join(' or ')}`,
    options['at-least'] === undefined ? '' : `at least ${options['at-least']} times`,
    options.after === undefined ? '' : `after “${options.after}”`,
  ];
  return `${where} log: ${what.filter(Boolean).join(' ')}`;
}

/** Why "no such line" cannot be said: logs that this kind of flare should have are not there. */
function missingLogs(options: Options, { knowledge }: LookContext): MissingInput[] {
  const sources = listOf(options.log);
  const expected = sources.filter(
    (source) => knowledge.expects(source) && (source !== 'other' || sources.length === 1),
  );
  return (expected.length > 0 ? expected : sources).flatMap(
    (source) => knowledge.sourceAbsence(source) ?? [],
  );
}

function seen(options: Options, hits: readonly LogHit[], count: number): Observation {
  const first = hits[0];
  const last = hits.at(-1);
  return {
    ...decided({
      isSeen: true,
      expected: describe(options),
      actual: `${count} lines`,
      places: hits,
      captures: last?.captures ?? {},
    }),
    count,
    ...(first === undefined ? {} : { firstOrder: first.order }),
    ...(last === undefined ? {} : { lastOrder: last.order }),
    ...(first?.time === undefined ? {} : { firstTime: first.time }),
    ...(last?.time === undefined ? {} : { lastTime: last.time }),
  };
}

function notSeen(options: Options, context: LookContext, actual: string): Observation {
  const missing = missingLogs(options, context);
  if (missing.length > 0) return cannotTell(describe(options), missing);
  return searchedInVain(options, context, actual);
}

function searchedInVain(options: Options, context: LookContext, actual: string): Observation {
  const places = listOf(options.log).flatMap((source) => context.knowledge.searched(source));
  return decided({ isSeen: false, expected: describe(options), actual, places });
}

function observe(options: Options, context: LookContext): Observation {
  const { count, hits } = context.knowledge.hits(context.patternId);
  const least = options['at-least'] ?? 1;
  if (options.after !== undefined) return observeAfter(options, options.after, context);
  return count < least ? notSeen(options, context, `${count} lines`) : seen(options, hits, count);
}

/** What follows a line stands in the log of that line: when that one is there, the others need not be. */
function observeAfter(options: Options, after: string, context: LookContext): Observation {
  const anchor = context.observationOf(after);
  if (anchor.verdict === 'cannot-tell') return cannotTell(describe(options), anchor.missing);
  const { hits, latestOrders } = context.knowledge.hits(context.patternId);
  const isLater = (order: number): boolean => anchor.lastOrder !== undefined && order > anchor.lastOrder;
  const later = hits.filter((hit) => isLater(hit.order));
  const count = latestOrders?.filter(isLater).length ?? later.length;
  if (count >= (options['at-least'] ?? 1)) return seen(options, later, count);
  const actual = `${count} lines after “${after}”`;
  const isDecided = anchor.verdict === 'not-seen' || isLogOfAnchorWhole(options, anchor, context);
  return isDecided ? searchedInVain(options, context, actual) : notSeen(options, context, actual);
}

/** One of the logs that held the earlier line is there up to its end. */
function isLogOfAnchorWhole(options: Options, anchor: Observation, { knowledge }: LookContext): boolean {
  const files = new Set(anchor.evidence.map((excerpt) => excerpt.file));
  return listOf(options.log).some(
    (source) =>
      knowledge.sourceAbsence(source) === undefined &&
      knowledge.searched(source).some((place) => files.has(place.file)),
  );
}

export const logOperator = defineOperator<Options>({
  key: 'log',
  doc: 'Looks for lines in the logs and pages of the flare.',
  example: EXAMPLE,
  schema,
  patternOf,
  isInTime: true,
  refersTo: (options) => (options.after === undefined ? [] : [options.after]),
  needsSeen: (options) => (options.after === undefined ? [] : [options.after]),
  check,
  variablesOf,
  observe,
});

// Small wrong versions of a look: an option left out, a list of texts or logs shortened, a count of lines moved by one.
// Of comparisons: value-mutants.ts; of times: time-mutants.ts.
import type { Look } from '../../model/rule.ts';
import { COMPARISON_KEYS, RECORD_DOCS } from '../../operators/comparison/comparison-doc-table.ts';
import { timeMutants } from './time-mutants.ts';
import {
  comparisonMutants,
  recordMutants,
  shorterLists,
  without,
  type Options,
  type OptionsMutant,
} from './value-mutants.ts';

export interface LookMutant {
  readonly what: string;
  readonly look: Look;
}

/** Of several of these in a look, one less makes it see more; the others say where it looks. */
const VALUE_KEYS: readonly string[] = [...COMPARISON_KEYS, ...Object.keys(RECORD_DOCS), 'set', 'present'];
/** Options that only narrow a look at lines. */
const LOG_KEYS = [
  'regex',
  'level',
  'not-level',
  'except',
  'except-regex',
  'after',
  'resolved-by',
  'same',
  'check',
  'contains',
  'wildcard',
  'equals',
];
/** One of these must stay, or the look at lines says nothing. */
const LOG_TEXTS = ['contains', 'regex', 'wildcard', 'equals'];

export function lookMutants(look: Look): LookMutant[] {
  const options = look.options as Options;
  const mutants = mutantsOf(look.operator, options);
  return mutants.map(({ what, options: wrong }) => ({ what, look: { ...look, options: wrong } }));
}

function mutantsOf(operator: string, options: Options): OptionsMutant[] {
  if (operator === 'log') return logMutants(options);
  return operator === 'sequence' ? timeMutants(options) : valueMutants(options);
}

function logMutants(options: Options): OptionsMutant[] {
  const fewer = LOG_KEYS.filter((key) => key in options && isRemovableFromLog(key, options));
  return [
    ...fewer.map((key) => ({ what: `without ${key}`, options: without(options, key) })),
    ...shorterLists(options, ['log', 'check', 'contains', 'except', 'level', 'not-level']),
    ...widerTexts(options),
    ...otherEnd(options),
    ...movedCount(options),
    ...timeMutants(options),
  ];
}

/** A text that another one holds as well only helps the scanner: without it the look sees the same. */
function isRemovableFromLog(key: string, options: Options): boolean {
  if (!LOG_TEXTS.includes(key)) return true;
  const others = LOG_TEXTS.filter((one) => one !== key).map((one) => options[one]);
  const texts = others.filter((one) => one !== undefined);
  const { contains } = options;
  if (key !== 'contains' || typeof contains !== 'string') return texts.length > 0;
  const isHeld = (text: unknown): boolean =>
    typeof text === 'string' && withoutEscapes(text).includes(withoutEscapes(contains));
  return texts.length > 0 && !texts.some(isHeld);
}

function withoutEscapes(text: string): string {
  return text.replaceAll('\\', '').toLowerCase();
}

/** A whole message, or texts in their order, anywhere in the line and in any order. */
function widerTexts(options: Options): OptionsMutant[] {
  const { contains, equals, wildcard } = options;
  const wider = (key: string, text: unknown): OptionsMutant[] =>
    typeof text !== 'string' || contains !== undefined
      ? []
      : [{ what: `${key} made contains`, options: { ...without(options, key), contains: text } }];
  const longest =
    typeof wildcard === 'string' ? wildcard.split('*').sort((a, b) => b.length - a.length)[0] : undefined;
  return [...wider('wildcard', longest), ...(wildcard === undefined ? wider('equals', equals) : [])];
}

/** The line that gives the variables, at the other end. */
function otherEnd(options: Options): OptionsMutant[] {
  if (options.take === undefined) return [];
  const take = options.take === 'first' ? 'last' : 'first';
  return [{ what: `take ${take}`, options: { ...options, take } }];
}

/** Options that say nothing without a count. */
const OF_COUNT = ['at-least', 'distinct', 'within'];

function movedCount(options: Options): OptionsMutant[] {
  const count = options['at-least'];
  if (typeof count !== 'number') return [];
  const more = { what: `at least ${count + 1} lines`, options: { ...options, 'at-least': count + 1 } };
  if (count === 1) return [more];
  const fewer =
    count === 2 && options.line === undefined
      ? OF_COUNT.reduce(without, options)
      : { ...options, 'at-least': count - 1 };
  return [{ what: `at least ${count - 1} lines`, options: fewer }, more];
}

function valueMutants(options: Options): OptionsMutant[] {
  const given = VALUE_KEYS.filter((key) => options[key] !== undefined);
  // `count` and `distinct` say nothing without the records that they speak of.
  const speaksOfRecords = options.count !== undefined || options.distinct !== undefined;
  const removable = given.filter((key) => !speaksOfRecords || (key !== 'any' && key !== 'all'));
  const fewer = given.length < 2 ? [] : removable;
  return [
    ...fewer.map((key) => ({ what: `without ${key}`, options: without(options, key) })),
    ...comparisonMutants(options),
    ...recordMutants(options),
  ];
}

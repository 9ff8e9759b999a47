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
const LOG_KEYS = ['regex', 'level', 'after', 'contains'];
/** One of these must stay, or the look at lines says nothing. */
const LOG_TEXTS = ['contains', 'regex'];

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
    ...shorterLists(options, ['log', 'contains', 'level']),
    ...movedCount(options),
    ...timeMutants(options),
  ];
}

/** A text that the regex holds as well only helps the scanner: without it the look sees the same. */
function isRemovableFromLog(key: string, { contains, regex }: Options): boolean {
  if (!LOG_TEXTS.includes(key)) return true;
  if (contains === undefined || regex === undefined) return false;
  if (key === 'regex' || typeof contains !== 'string' || typeof regex !== 'string') return true;
  return !withoutEscapes(regex).includes(withoutEscapes(contains));
}

function withoutEscapes(text: string): string {
  return text.replaceAll('\\', '').toLowerCase();
}

function movedCount(options: Options): OptionsMutant[] {
  const count = options['at-least'];
  if (typeof count !== 'number') return [];
  const fewer = count - 1 < 2 ? without(options, 'at-least') : { ...options, 'at-least': count - 1 };
  return [
    { what: `at least ${count - 1} lines`, options: fewer },
    { what: `at least ${count + 1} lines`, options: { ...options, 'at-least': count + 1 } },
  ];
}

function valueMutants(options: Options): OptionsMutant[] {
  const given = VALUE_KEYS.filter((key) => options[key] !== undefined);
  // `count` says nothing without `any`.
  const removable = given.filter((key) => key !== 'any' || options.count === undefined);
  const fewer = given.length < 2 ? [] : removable;
  return [
    ...fewer.map((key) => ({ what: `without ${key}`, options: without(options, key) })),
    ...comparisonMutants(options),
    ...recordMutants(options),
  ];
}

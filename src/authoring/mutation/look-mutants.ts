// Small wrong versions of a look: an option left out, a comparison turned round, a bound moved by one.
import type { Look } from '../../model/rule.ts';

export interface LookMutant {
  readonly what: string;
  readonly look: Look;
}

type Options = Readonly<Record<string, unknown>>;
interface OptionsMutant {
  readonly what: string;
  readonly options: Options;
}

/** Options that only narrow a look: without one it sees more. */
const NARROWING = ['regex', 'level', 'after', 'contains', 'set', 'present', 'exists'];
/** One of these must stay, or the look says nothing. */
const LOG_TEXTS = ['contains', 'regex'];

export function lookMutants(look: Look): LookMutant[] {
  const options = look.options as Options;
  const mutants = [
    ...leftOut(look.operator, options),
    ...shorterLists(options),
    ...turned(options),
    ...movedBounds(options),
    ...movedRanges(options),
    ...recordMutants(options),
  ];
  return mutants.map(({ what, options: wrong }) => ({ what, look: { ...look, options: wrong } }));
}

function leftOut(operator: string, options: Options): OptionsMutant[] {
  const comparisons = Object.keys(options).filter(
    (key) => !['fact', 'config', 'config-file', 'process', 'key'].includes(key),
  );
  const isRemovable = (key: string): boolean =>
    operator === 'log' ? isRemovableFromLog(key, options) : comparisons.length > 1;
  return NARROWING.filter((key) => key in options && isRemovable(key)).map((key) => ({
    what: `without ${key}`,
    options: without(options, key),
  }));
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

/** `log: [a, b]`, `contains: [x, y]`, `one-of: […]`, each without one of its items. */
function shorterLists(options: Options): OptionsMutant[] {
  return ['log', 'contains', 'one-of', 'level'].flatMap((key) => {
    const value = options[key];
    if (!Array.isArray(value) || value.length < 2) return [];
    const items = value as readonly unknown[];
    return items.map((item, index) => ({
      what: `${key} without ${String(item)}`,
      options: { ...options, [key]: items.filter((_, at) => at !== index) },
    }));
  });
}

const OPPOSITES: Readonly<Record<string, string>> = { equals: 'not-equals', 'not-equals': 'equals' };

function turned(options: Options): OptionsMutant[] {
  const flags = Object.entries(options).flatMap(([key, value]): OptionsMutant[] =>
    typeof value === 'boolean' && key !== 'exists'
      ? [{ what: `${key}: ${!value}`, options: { ...options, [key]: !value } }]
      : [],
  );
  const opposites = Object.entries(OPPOSITES).flatMap(([key, opposite]): OptionsMutant[] =>
    key in options && typeof options[key] !== 'boolean'
      ? [{ what: `${key} made ${opposite}`, options: { ...without(options, key), [opposite]: options[key] } }]
      : [],
  );
  return [...flags, ...opposites];
}

/** The same bound, with and without the value itself. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  above: 'at-least',
  'at-least': 'above',
  below: 'at-most',
  'at-most': 'below',
};

function movedBounds(options: Options): OptionsMutant[] {
  if ('log' in options) return movedCount(options);
  return Object.entries(NEIGHBOURS).flatMap(([key, neighbour]): OptionsMutant[] =>
    typeof options[key] === 'number'
      ? [
          {
            what: `${key} ${options[key]} made ${neighbour}`,
            options: { ...without(options, key), [neighbour]: options[key] },
          },
        ]
      : [],
  );
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

const OTHER_SIDE: Readonly<Record<string, string>> = { '>=': '>', '>': '>=', '<=': '<', '<': '<=' };

/** Each bound of a version range, with and without the version itself; no release is called `7.36.0-0`. */
function movedRanges(options: Options): OptionsMutant[] {
  const range = options.in;
  if (typeof range !== 'string') return [];
  return [...range.matchAll(/[<>]=?(?!\S*-0(?:\s|$))/g)].map(({ 0: sign, index }) => {
    const moved = range.slice(0, index) + (OTHER_SIDE[sign] ?? sign) + range.slice(index + sign.length);
    return { what: `in ${moved}`, options: { ...options, in: moved } };
  });
}

/** `any: {field: value}`: a field less, or a field’s comparison wrong. */
function recordMutants(options: Options): OptionsMutant[] {
  const { any } = options;
  if (typeof any !== 'object' || any === null) return [];
  const fields = any as Options;
  const names = Object.keys(fields);
  const fewer =
    names.length < 2
      ? []
      : names.map((name) => ({
          what: `any without ${name}`,
          options: { ...options, any: without(fields, name) },
        }));
  const wrong = names.flatMap((name) => {
    const want = fields[name];
    const comparison: Options =
      typeof want === 'object' && want !== null ? (want as Options) : { equals: want };
    return [
      ...turned(comparison),
      ...movedBounds(comparison),
      ...movedRanges(comparison),
      ...shorterLists(comparison),
    ].map(({ what, options: mutant }) => ({
      what: `any ${name} ${what}`,
      options: { ...options, any: { ...fields, [name]: mutant } },
    }));
  });
  return [...fewer, ...wrong];
}

function without(options: Options, key: string): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== key));
}

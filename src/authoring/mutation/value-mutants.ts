// Small wrong versions of comparisons: one left out, turned round, or with its bound moved; one field of a record less.

export type Options = Readonly<Record<string, unknown>>;
export interface OptionsMutant {
  readonly what: string;
  readonly options: Options;
}

/** Of the comparisons of a look or of a field, without leaving any out. */
export function comparisonMutants(options: Options): OptionsMutant[] {
  return [
    ...shorterLists(options, ['one-of', 'in']),
    ...turned(options),
    ...renamed(options),
    ...movedPairs(options),
    ...movedRanges(options),
    ...widerTexts(options),
    ...countMutants(options, 'length'),
  ];
}

/** Lists of alternatives, each without one of its items. */
export function shorterLists(options: Options, keys: readonly string[]): OptionsMutant[] {
  return keys.flatMap((key) => {
    const value = options[key];
    if (!Array.isArray(value) || value.length < 2) return [];
    const items = value as readonly unknown[];
    return items.map((item, index) => ({
      what: `${key} without ${wordsOf(item)}`,
      options: { ...options, [key]: items.filter((_, at) => at !== index) },
    }));
  });
}

function wordsOf(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}

/** What a flag may not be turned into: a fact that is not there is unknown. */
const FIXED_FLAGS = ['exists', 'unknown'];

function turned(options: Options): OptionsMutant[] {
  return Object.entries(options).flatMap(([key, value]): OptionsMutant[] =>
    typeof value === 'boolean' && !FIXED_FLAGS.includes(key)
      ? [{ what: `${key}: ${!value}`, options: { ...options, [key]: !value } }]
      : [],
  );
}

/** The opposite; the same bound with or without the value itself; a text anywhere. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  equals: 'not-equals',
  'not-equals': 'equals',
  above: 'at-least',
  'at-least': 'above',
  below: 'at-most',
  'at-most': 'below',
  'starts-with': 'contains',
  'ends-with': 'contains',
};

function renamed(options: Options): OptionsMutant[] {
  return Object.entries(NEIGHBOURS).flatMap(([key, neighbour]): OptionsMutant[] => {
    const value = options[key];
    if (value === undefined || typeof value === 'boolean' || neighbour in options) return [];
    const what = key.endsWith('equals') || typeof value === 'string' ? key : `${key} ${wordsOf(value)}`;
    return [{ what: `${what} made ${neighbour}`, options: { ...without(options, key), [neighbour]: value } }];
  });
}

/** `between: [a, b]` without one of its ends. */
function movedPairs(options: Options): OptionsMutant[] {
  const { between } = options;
  if (!Array.isArray(between)) return [];
  const [low, high] = between as readonly unknown[];
  const rest = without(options, 'between');
  return [
    { what: `between without ${wordsOf(low)}`, options: { ...rest, above: low, 'at-most': high } },
    { what: `between without ${wordsOf(high)}`, options: { ...rest, 'at-least': low, below: high } },
  ];
}

const OTHER_SIDE: Readonly<Record<string, string>> = { '>=': '>', '>': '>=', '<=': '<', '<': '<=' };

/** Each bound of a version range, with and without the version itself; no release is called `7.36.0-0`. */
function movedRanges(options: Options): OptionsMutant[] {
  const ranges: readonly unknown[] = Array.isArray(options.in) ? options.in : [options.in];
  return ranges.flatMap((range, index) =>
    typeof range !== 'string'
      ? []
      : movedRange(range).map((moved) => ({
          what: `in ${moved}`,
          options: {
            ...options,
            in: Array.isArray(options.in) ? ranges.map((one, at) => (at === index ? moved : one)) : moved,
          },
        })),
  );
}

function movedRange(range: string): string[] {
  return [...range.matchAll(/[<>]=?(?!\S*-0(?:\s|$))/g)].map(
    ({ 0: sign, index }) =>
      range.slice(0, index) + (OTHER_SIDE[sign] ?? sign) + range.slice(index + sign.length),
  );
}

/** A shape that may stand anywhere in the text. */
function widerTexts(options: Options): OptionsMutant[] {
  const { wildcard } = options;
  if (typeof wildcard !== 'string') return [];
  const wide = `*${wildcard}*`.replaceAll(/\*{2,}/g, '*');
  return wide === wildcard ? [] : [{ what: `wildcard ${wide}`, options: { ...options, wildcard: wide } }];
}

/** `length: 3`, `count: { above: 3 }`. */
function countMutants(options: Options, key: 'length' | 'count'): OptionsMutant[] {
  const count = options[key];
  if (typeof count === 'number')
    return [count - 1, count + 1]
      .filter((one) => one >= 0)
      .map((one) => ({ what: `${key} ${one}`, options: { ...options, [key]: one } }));
  if (typeof count !== 'object' || count === null) return [];
  return comparisonMutants(count as Options).map(({ what, options: wrong }) => ({
    what: `${key} ${what}`,
    options: { ...options, [key]: wrong },
  }));
}

/** Of records: a field less, a field’s comparison wrong, all for some, another number of them. */
export function recordMutants(options: Options): OptionsMutant[] {
  const ofFields = ['any', 'all', 'none'].flatMap((key) => fieldsMutants(options, key));
  const some = options.any === undefined || options.all !== undefined || options.count !== undefined;
  const every = some
    ? []
    : [{ what: 'any made all', options: { ...without(options, 'any'), all: options.any } }];
  return [...ofFields, ...every, ...countMutants(options, 'count')];
}

function fieldsMutants(options: Options, key: string): OptionsMutant[] {
  const given = options[key];
  if (typeof given !== 'object' || given === null) return [];
  const fields = given as Options;
  const names = Object.keys(fields);
  const fewer =
    names.length < 2
      ? []
      : names.map((name) => ({
          what: `${key} without ${name}`,
          options: { ...options, [key]: without(fields, name) },
        }));
  const wrong = names.flatMap((name) => {
    const want = fields[name];
    const comparison = (typeof want === 'object' && want !== null ? want : { equals: want }) as Options;
    return comparisonMutants(comparison).map(({ what, options: mutant }) => ({
      what: `${key} ${name} ${what}`,
      options: { ...options, [key]: { ...fields, [name]: mutant } },
    }));
  });
  return [...fewer, ...wrong];
}

export function without(options: Options, key: string): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== key));
}

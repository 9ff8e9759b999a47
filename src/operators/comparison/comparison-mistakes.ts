// Mistakes in comparisons that a schema cannot see: one that the type of the value does not have, a range that is none,
// an expression that is not RE2, a dead fact. Units are unit-mistakes.ts, contradictions impossible-comparison.ts.
import { isRe2 } from '../../util/re2.ts';
import { regexMistake } from '../../util/regex-mistake.ts';
import { nearestWord } from '../../util/nearest-word.ts';
import { FACTS, isFactName } from '../../model/fact-table.ts';
import type { FactType } from '../../model/fact.ts';
import { rangeMistake } from '../../util/versions.ts';
import type { OptionMistake } from '../operator.ts';
import { givenKeys } from './compare.ts';
import { COMPARISON_DOCS, type ComparisonKey } from './comparison-doc-table.ts';
import type { Comparison, OtherSide } from '../schemas/comparison-schema.ts';
import { impossibleComparisons } from './impossible-comparison.ts';
import { unitMistakes } from './unit-mistakes.ts';
import type { ValueKind } from './value-kind.ts';

const TEXT: readonly ComparisonKey[] = [
  'equals',
  'not-equals',
  'one-of',
  'contains',
  'starts-with',
  'ends-with',
  'wildcard',
  'regex',
  'exists',
  'unknown',
  'masked',
];

export const COMPARISONS_BY_TYPE: Readonly<Record<FactType, readonly ComparisonKey[]>> = {
  string: TEXT,
  version: ['in', ...TEXT],
  number: [
    'equals',
    'not-equals',
    'one-of',
    'above',
    'below',
    'at-least',
    'at-most',
    'between',
    'exists',
    'unknown',
  ],
  boolean: ['equals', 'not-equals', 'exists', 'unknown'],
  list: ['includes', 'empty', 'length', 'exists', 'unknown'],
  records: ['empty', 'length', 'exists', 'unknown'],
};

const SAMPLES: Readonly<Record<FactType, string>> = {
  string: 'equals: some-text',
  version: 'in: ">=7.36.0 <7.39.2"',
  number: 'above: 10',
  boolean: 'equals: true',
  list: 'includes: some-item',
  records: 'empty: false',
};

export function comparisonMistakes(comparison: Comparison, kind: ValueKind): OptionMistake[] {
  const mistakes = [
    ...typeMistakes(comparison, kind),
    ...otherSideMistakes(comparison),
    ...rangeMistakes(comparison, kind),
    ...regexMistakes(comparison, kind),
    ...unitMistakes(comparison, kind),
  ];
  // Of a comparison that makes no sense alone, what it means beside others is no use to anybody.
  return mistakes.length > 0 ? mistakes : impossibleComparisons(comparison, kind);
}

function typeMistakes(comparison: Comparison, { type, example }: ValueKind): OptionMistake[] {
  if (type === undefined) return [];
  const usable = COMPARISONS_BY_TYPE[type];
  return givenKeys(comparison)
    .filter((key) => !usable.includes(key))
    .map((key) => ({
      path: [key],
      code: 'BAD_COMPARISON',
      message: `“${key}” does not fit a ${type}; use one of: ${usable.join(', ')}, as in ${example(SAMPLES[type])}.`,
    }));
}

/** Facts and settings on the other side, with the path to each. */
export function otherSidesOf(
  comparison: Comparison,
): { readonly path: readonly (string | number)[]; readonly side: OtherSide }[] {
  const found: { path: (string | number)[]; side: OtherSide }[] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('fact' in value || 'config' in value) found.push({ path, side: value as OtherSide });
    else
      Object.entries(value).forEach(([key, inner]) => {
        visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
      });
  };
  givenKeys(comparison).forEach((key) => {
    visit(comparison[key], [key]);
  });
  return found;
}

function otherSideMistakes(comparison: Comparison): OptionMistake[] {
  return otherSidesOf(comparison).flatMap(({ path, side }) =>
    'fact' in side && !isFactName(side.fact)
      ? [{ path: [...path, 'fact'], code: 'UNKNOWN_FACT', message: unknownFactMessage(side.fact) }]
      : [],
  );
}

function rangeMistakes({ in: wanted }: Comparison, { example }: ValueKind): OptionMistake[] {
  const ranges = wanted === undefined ? [] : typeof wanted === 'string' ? [wanted] : wanted;
  const correct = example('in: ">=7.36.0 <7.39.2"');
  return ranges.flatMap((range, index): OptionMistake[] => {
    const path = typeof wanted === 'string' ? ['in'] : ['in', index];
    const mistake = rangeMistake(range);
    if (mistake === undefined) return [];
    return mistake === 'not-a-range'
      ? [
          {
            path,
            code: 'BAD_RANGE',
            message: `“${range}” is not a version range; write one as in ${correct}.`,
          },
        ]
      : [
          {
            path,
            code: 'IMPOSSIBLE_RANGE',
            message: `No version lies in “${range}”; the lower bound comes first, as in ${correct}.`,
          },
        ];
  });
}

function regexMistakes({ regex }: Comparison, { example }: ValueKind): OptionMistake[] {
  const message = regex === undefined || isRe2(regex) ? undefined : regexMistake(regex);
  if (message === undefined) return [];
  const correct = example(`regex: "^(?<first>[a-z]+)-"`);
  return [{ path: ['regex'], code: 'UNSAFE_REGEX', message: `${message} A correct one: ${correct}.` }];
}

/** A look without any comparison; `example` is a correct one. */
export function noComparison(what: string, example: string): OptionMistake {
  const keys = Object.keys(COMPARISON_DOCS).slice(0, 4).join(', ');
  return {
    path: [],
    code: 'NO_COMPARISON',
    message: `Say what ${what} is compared with (${keys} …), as in ${example}.`,
  };
}

/** Names the closest fact, because a dead path is mostly a typo. */
export function unknownFactMessage(name: string): string {
  const last = name.split('.').at(-1)?.toLowerCase() ?? '';
  const names = Object.keys(FACTS);
  const near =
    nearestWord(name, names) ??
    (last === '' ? undefined : names.find((fact) => fact.toLowerCase().endsWith(last)));
  return `There is no fact “${name}”${near === undefined ? '; docs/facts.md lists them all.' : `; did you mean “${near}”?`}`;
}

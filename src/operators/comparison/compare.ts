// Compares one value as a rule asks: yes, no, or cannot tell with what is missing. A value that is known not to be
// there is neither equal nor unequal to anything.
import type { MissingInput } from '../../model/absence.ts';
import type { Knowledge } from '../../model/knowledge.ts';
import { isVersionInRange } from '../../util/versions.ts';
import { allTrue, anyTrue, decide, negated, NO, undecided, unreadable, YES, type Answer } from './answer.ts';
import { COMPARISON_KEYS, type ComparisonKey } from './comparison-doc-table.ts';
import type { Comparison, Operand } from '../schemas/comparison-schema.ts';
import { testBound, testCount, type Bound } from './number-tests.ts';
import { isSame } from './same-value.ts';
import { resolve, type Side, type Subject } from './subject.ts';
import { holdsMask, shownAroundMasks } from '../../util/masked-text.ts';
import { TEXT_TESTS, type TextKey, type TextTest } from './text-tests.ts';

type Test = (subject: Subject, knowledge: Knowledge) => Answer;

/** Comparisons that a hidden value and a missing one have an answer for. */
const OF_PRESENCE: readonly ComparisonKey[] = ['exists', 'masked', 'unknown'];

const sameAs =
  (operand: Operand): Test =>
  (subject, knowledge) => {
    const found = resolve(operand, subject, knowledge);
    if ('missing' in found) return undecided(found.missing);
    const isTrue = isSame(subject, found.side);
    return isTrue === undefined ? unreadable(subject.input, whyUnlike(subject, found.side)) : decide(isTrue);
  };

function whyUnlike(subject: Side, { input, value }: Side): string {
  const kind = (one: unknown): string => (Array.isArray(one) ? 'a list' : 'a single value');
  return kind(subject.value) === kind(value)
    ? `it has another unit than ${input}`
    : `it is ${kind(subject.value)}, and ${input} is ${kind(value)}`;
}

const bound =
  (key: Bound) =>
  (operand: Operand): Test =>
    testBound(key, operand);

const text =
  (key: TextKey) =>
  (wanted: string): Test => {
    const test: TextTest = TEXT_TESTS[key](wanted);
    return ({ input, value }) =>
      Array.isArray(value) ? unreadable(input, 'it is a list') : decide(test(String(value)));
  };

const list =
  (test: (items: readonly unknown[], subject: Subject, knowledge: Knowledge) => Answer): Test =>
  (subject, knowledge) =>
    Array.isArray(subject.value)
      ? test(subject.value, subject, knowledge)
      : unreadable(subject.input, 'it is no list');

/** A `no` that more items could turn round. */
function unlessUnread(answer: Answer, unread: readonly MissingInput[] = []): Answer {
  return unread.length > 0 ? undecided(...unread) : answer;
}

const TESTS: { [K in ComparisonKey]: (wanted: NonNullable<Comparison[K]>) => Test } = {
  equals: sameAs,
  'not-equals': (wanted) => (subject, knowledge) => negated(sameAs(wanted)(subject, knowledge)),
  'one-of': (wanted) => {
    const tests = wanted.map(sameAs);
    return (subject, knowledge) => anyTrue(tests.map((test) => test(subject, knowledge)));
  },
  in: (wanted) => {
    const range = typeof wanted === 'string' ? wanted : wanted.join(' || ');
    return ({ input, value }) => {
      const isIn = isVersionInRange(String(value), range);
      return isIn === undefined ? unreadable(input, 'its value is no version') : decide(isIn);
    };
  },
  above: bound('above'),
  below: bound('below'),
  'at-least': bound('at-least'),
  'at-most': bound('at-most'),
  between: ([low, high]) => {
    const tests = [bound('at-least')(low), bound('at-most')(high)];
    return (subject, knowledge) => allTrue(tests.map((test) => test(subject, knowledge)));
  },
  contains: text('contains'),
  'starts-with': text('starts-with'),
  'ends-with': text('ends-with'),
  wildcard: text('wildcard'),
  regex: text('regex'),
  includes: (wanted) =>
    list((items, { input, unread }) => {
      if (items.some((item) => String(item) === String(wanted))) return YES;
      const isSomeHidden = items.some(holdsMask);
      return unlessUnread(isSomeHidden ? undecided({ input, cause: 'scrubbed' }) : NO, unread);
    }),
  empty: (wanted) =>
    list((items, { unread }) => (items.length > 0 ? decide(!wanted) : unlessUnread(decide(wanted), unread))),
  length: (wanted) =>
    list((items, { input, unread = [] }, knowledge) => {
      const most = unread.length > 0 ? Infinity : items.length;
      return testCount(wanted, { input, least: items.length, most, missing: unread }, knowledge);
    }),
  exists: (wanted) => (subject) => decide((subject.value !== undefined || isHidden(subject)) === wanted),
  masked: (wanted) => (subject) =>
    decide(subject.value === undefined ? wanted && isHidden(subject) : isHidden(subject) === wanted),
  unknown: () => () => NO,
};

function isHidden({ value, isMasked = false }: Subject): boolean {
  return isMasked || holdsMask(value);
}

/** A comparison made ready: it may be asked of many values. */
export function comparer(comparison: Comparison): Test {
  const tests = givenKeys(comparison).map((key): Test => {
    const make = TESTS[key] as (wanted: unknown) => Test;
    return guarded(key, make(comparison[key]));
  });
  return (subject, knowledge) => allTrue(tests.map((test) => test(subject, knowledge)));
}

/** Of a text that is hidden in part, what is shown can hold what is looked for. */
function guarded(key: ComparisonKey, test: Test): Test {
  if (OF_PRESENCE.includes(key)) return test;
  return (subject, knowledge) => {
    if (isHidden(subject)) {
      const isShown = key === 'contains' && shownParts(subject).some((part) => test(part, knowledge).isTrue);
      return isShown ? YES : undecided({ input: subject.input, cause: 'scrubbed' });
    }
    return subject.value === undefined ? NO : test(subject, knowledge);
  };
}

function shownParts(subject: Subject): Subject[] {
  if (subject.isMasked === true || typeof subject.value !== 'string') return [];
  return shownAroundMasks(subject.value).map((value) => ({ ...subject, value }));
}

export function givenKeys(comparison: Comparison): ComparisonKey[] {
  return COMPARISON_KEYS.filter((key) => comparison[key] !== undefined);
}

// Compares the records of a fact: whether some, all or none match, and how many. A record that could not be read,
// or that comes from a file which never states a field, may match or not.
import type { MissingInput } from '../../model/absence.ts';
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { Knowledge } from '../../model/knowledge.ts';
import { allTrue, anyTrue, negated, NO, undecided, type Answer } from './answer.ts';
import { comparer } from './compare.ts';
import type { CountComparison, Fields } from '../schemas/comparison-schema.ts';
import { testCount } from './number-tests.ts';
import { unitOfField } from './value-kind.ts';

export interface RecordsAsked {
  readonly any?: Fields | undefined;
  readonly all?: Fields | undefined;
  readonly none?: Fields | undefined;
  readonly count?: CountComparison | undefined;
}

export interface RecordsAnswer {
  readonly answer: Answer;
  /** Positions of the records that match: `any`, or else `all`, or else `none`. */
  readonly hits: readonly number[];
  /** Positions of the records that do not match `all` or do match `none`: they show why it is not so. */
  readonly breaks: readonly number[];
}

export function compareRecords(asked: RecordsAsked, fact: Fact, knowledge: Knowledge): RecordsAnswer {
  const ask = (fields: Fields | undefined): RecordAnswers | undefined =>
    fields === undefined ? undefined : answersOf(fields, fact, knowledge);
  const [some, every, no] = [ask(asked.any), ask(asked.all), ask(asked.none)];
  const answers = [
    ...(some === undefined ? [] : [someAnswer(some, asked.count, { fact, knowledge })]),
    ...(every === undefined ? [] : [everyAnswer(every)]),
    ...(no === undefined ? [] : [negated(someMatch(no))]),
  ];
  return {
    answer: allTrue(answers),
    hits: positionsOf(some ?? every ?? no, true),
    breaks: [...positionsOf(every, false), ...positionsOf(no, true)],
  };
}

interface RecordAnswers {
  readonly read: readonly Answer[];
  /** Records that could not be read: what is known of them fits, or does not. */
  readonly open: readonly { readonly mayMatch: boolean; readonly missing: MissingInput }[];
}

function answersOf(fields: Fields, fact: Fact, knowledge: Knowledge): RecordAnswers {
  const tests = Object.entries(fields).map(([field, want]) => ({
    field,
    test: comparer(typeof want === 'object' ? want : { equals: want }),
  }));
  const answer = (record: FactRecord, stated: (field: string) => boolean): Answer =>
    allTrue(
      tests
        .filter(({ field }) => stated(field))
        .map(({ field, test }): Answer => {
          const value = record[field];
          const unstated = value === undefined ? fact.unstated?.[field] : undefined;
          if (unstated !== undefined) return undecided(unstated);
          return test({ input: `${fact.name}.${field}`, value, unit: unitOfField(field) }, knowledge);
        }),
    );
  const records = Array.isArray(fact.value) ? (fact.value as readonly FactRecord[]) : [];
  return {
    read: records.map((record) => answer(record, () => true)),
    open: (fact.open ?? []).map(({ known, missing }) => ({
      mayMatch: answer(known, (field) => field in known).isTrue !== false,
      missing,
    })),
  };
}

/** Whether one matches: of those that could not be read, one may. */
function someMatch({ read, open }: RecordAnswers): Answer {
  return anyTrue([...read, ...open.map(({ mayMatch, missing }) => (mayMatch ? undecided(missing) : NO))]);
}

function someAnswer(
  answers: RecordAnswers,
  count: CountComparison | undefined,
  { fact, knowledge }: { readonly fact: Fact; readonly knowledge: Knowledge },
): Answer {
  if (count === undefined) return someMatch(answers);
  const least = answers.read.filter(({ isTrue }) => isTrue === true).length;
  const unsure = answers.read.filter(({ isTrue }) => isTrue === undefined);
  const unread = answers.open.filter(({ mayMatch }) => mayMatch);
  // Nobody knows how many records stand where nothing could be read.
  const most = unread.length > 0 ? Infinity : least + unsure.length;
  const missing = [...unsure.flatMap((one) => one.missing), ...unread.map((one) => one.missing)];
  return testCount(count, { input: fact.name, least, most, missing }, knowledge);
}

/** Nothing is said of every record where there is none. */
function everyAnswer({ read, open }: RecordAnswers): Answer {
  const unread = open.map(({ missing }) => undecided(missing));
  return read.length + open.length === 0 ? NO : allTrue([...read, ...unread]);
}

function positionsOf(answers: RecordAnswers | undefined, wanted: boolean): number[] {
  return answers?.read.flatMap(({ isTrue }, index) => (isTrue === wanted ? [index] : [])) ?? [];
}

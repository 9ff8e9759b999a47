// What the Agent found when it diagnosed itself: the results of diagnose.log in any of its forms become the same
// facts. The forms are read in diagnose-text.ts, diagnose-legacy.ts and diagnose-json.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { Place } from '../../model/place.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import { makeFact } from '../make-fact.ts';

export const DIAGNOSIS_RESULTS = ['pass', 'fail', 'warning', 'error'] as const;
export type DiagnosisResult = (typeof DIAGNOSIS_RESULTS)[number];

/** Texts that a diagnosis may carry, in the names of the fact’s fields. */
export type DiagnosisText =
  'suite' | 'category' | 'check' | 'description' | 'diagnosis' | 'remediation' | 'error';

export interface Diagnosis {
  readonly name: string;
  readonly result: DiagnosisResult;
  readonly texts: Readonly<Partial<Record<DiagnosisText, string>>>;
  readonly place: Place;
}

/** What the Agent counted itself. */
export interface DiagnosisSummary {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly warnings: number;
  readonly errors: number;
  readonly place: Place;
}

export interface DiagnosisPage {
  readonly diagnoses: readonly Diagnosis[];
  readonly summary?: DiagnosisSummary;
  /** The line that shows that this is such a page. */
  readonly opening: Place;
}

/** Bounds what a hostile file can make of itself. */
export const MAX_DIAGNOSES = 2000;
const MAX_TEXT = 1000;

export function diagnosisFacts({ diagnoses, summary, opening }: DiagnosisPage): Fact[] {
  const items = diagnoses.map((one): ListItem => ({ value: recordOf(one), place: one.place }));
  const failures = items.filter((_, index) => diagnoses[index]?.result !== 'pass');
  return [
    listFact('diagnose.results', items, opening),
    listFact('diagnose.failures', failures, opening),
    ...(summary === undefined ? [] : summaryFacts(summary)),
  ];
}

function recordOf({ name, result, texts }: Diagnosis): FactRecord {
  const cut = Object.entries(texts).map(([key, text]) => [key, text.trim().slice(0, MAX_TEXT)] as const);
  return { name, result, ...Object.fromEntries(cut.filter(([, text]) => text !== '')) };
}

function summaryFacts({ place, ...counts }: DiagnosisSummary): Fact[] {
  const names: readonly (readonly [FactName, number])[] = [
    ['diagnose.total', counts.total],
    ['diagnose.passed', counts.passed],
    ['diagnose.failed', counts.failed],
    ['diagnose.warnings', counts.warnings],
    ['diagnose.unexpectedErrors', counts.errors],
  ];
  return names.map(([name, count]) => makeFact(name, count, place));
}

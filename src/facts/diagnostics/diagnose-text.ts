// The text form of diagnose.log since about 7.45: suites with numbered diagnoses (core 4.6).
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { placeAt } from '../make-fact.ts';
import {
  MAX_DIAGNOSES,
  type Diagnosis,
  type DiagnosisPage,
  type DiagnosisResult,
  type DiagnosisSummary,
  type DiagnosisText,
} from './diagnosis.ts';

/*
 * === Starting diagnose ===
 * ==============
 * Suite: connectivity-datadog-core-endpoints
 * 1. --------------
 *   FAIL [connectivity] https://app.example.test
 *   Diagnosis: Connection to `https://app.example.test` failed
 *   Remediation: Check the proxy
 *   Error: dial tcp: lookup failed
 *
 * -------------------------
 *   Total:1, Fail:1
 */
export const DIAGNOSE_TITLE = '=== Starting diagnose ===';
const NUMBER = /^\d{1,6}\. -{5,40}$/;
const RESULT = /^ {2}(PASS|FAIL|WARNING|UNEXPECTED ERROR) (.+)$/;
const ROW = /^ {2}(Description|Diagnosis|Remediation|Error): ?(.*)$/;
const TOTAL = /^ {2}Total:\d/;
const MAX_LINE = 2000;

const RESULTS: Readonly<Record<string, DiagnosisResult>> = {
  PASS: 'pass',
  FAIL: 'fail',
  WARNING: 'warning',
  'UNEXPECTED ERROR': 'error',
};
const TEXTS: Readonly<Record<string, DiagnosisText>> = {
  Description: 'description',
  Diagnosis: 'diagnosis',
  Remediation: 'remediation',
  Error: 'error',
};
/** A text of many lines; what is beyond is of no use in a fact. */
const MAX_TEXT_LINES = 20;

interface Draft {
  readonly name: string;
  readonly result: DiagnosisResult;
  readonly place: Place;
  readonly texts: Map<DiagnosisText, string[]>;
}

export function readDiagnoseText(document: FlareDocument): DiagnosisPage | undefined {
  const title = document.lines.findIndex((line) => line.trim() === DIAGNOSE_TITLE);
  if (title < 0) return undefined;
  const page = new TextPage();
  document.lines.forEach((line, index) => page.read(line.slice(0, MAX_LINE), placeAt(document, index + 1)));
  const { drafts, summary } = page;
  return {
    diagnoses: drafts.map(diagnosisOf),
    ...(summary === undefined ? {} : { summary }),
    opening: placeAt(document, title + 1),
  };
}

function diagnosisOf({ texts, ...draft }: Draft): Diagnosis {
  return { ...draft, texts: Object.fromEntries([...texts].map(([key, lines]) => [key, lines.join('\n')])) };
}

class TextPage {
  readonly drafts: Draft[] = [];
  summary: DiagnosisSummary | undefined;
  #suite = '';
  /** The line after a number tells the result. */
  #isNumbered = false;
  /** The text that a line without a label of its own belongs to. */
  #text: string[] | undefined;

  read(line: string, place: Place): void {
    const isResult = this.#isNumbered && this.#openDiagnosis(line, place);
    this.#isNumbered = NUMBER.test(line);
    if (isResult) return;
    if (this.#isNumbered || /^(?:={5,40}|-{20,40})$/.test(line)) this.#text = undefined;
    else if (line.startsWith('Suite: ')) this.#suite = line.slice('Suite: '.length).trim();
    else if (TOTAL.test(line)) this.summary = summaryOf(line, place);
    else this.#readRow(line);
  }

  #openDiagnosis(line: string, place: Place): boolean {
    const [, result = '', rest] = RESULT.exec(line) ?? [];
    const known = RESULTS[result];
    if (known === undefined || rest === undefined) return false;
    const { name, ...marks } = splitMarks(rest);
    const texts = new Map<DiagnosisText, string[]>([['suite', [this.#suite]]]);
    for (const key of ['check', 'category'] as const) texts.set(key, [marks[key] ?? '']);
    if (this.drafts.length < MAX_DIAGNOSES) this.drafts.push({ name, result: known, place, texts });
    this.#text = undefined;
    return true;
  }

  #readRow(line: string): void {
    const [, label = '', value = ''] = ROW.exec(line) ?? [];
    const key = TEXTS[label];
    if (key === undefined) {
      if (this.#text !== undefined && this.#text.length < MAX_TEXT_LINES) this.#text.push(line);
      return;
    }
    this.#text = [value];
    this.drafts.at(-1)?.texts.set(key, this.#text);
  }
}

/** `[postgres] [performance] name`, `[connectivity] name`, `name`: a single mark is the category, as a rule. */
function splitMarks(rest: string): { name: string; check?: string; category?: string } {
  const both = /^\[([^\]]{1,200})\] \[([^\]]{1,200})\] (.+)$/.exec(rest);
  if (both !== null) {
    const [, check = '', category = '', name = ''] = both;
    return { name, check, category };
  }
  const [, category, name] = /^\[([^\]]{1,200})\] (.+)$/.exec(rest) ?? [];
  return category === undefined || name === undefined ? { name: rest } : { name, category };
}

/** `  Total:12, Success:10, Fail:1, Warning:1`: counts of nothing are left out. */
function summaryOf(line: string, place: Place): DiagnosisSummary {
  const counts = new Map(
    line
      .trim()
      .split(', ')
      .map((part) => part.split(':', 2))
      .map(([name = '', count = '']) => [name, /^\d{1,9}$/.test(count) ? Number(count) : 0]),
  );
  const count = (name: string): number => counts.get(name) ?? 0;
  return {
    total: count('Total'),
    passed: count('Success'),
    failed: count('Fail'),
    warnings: count('Warning'),
    errors: count('Error'),
    place,
  };
}

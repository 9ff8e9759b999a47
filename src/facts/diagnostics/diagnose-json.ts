// The JSON form of a diagnosis: `agent diagnose --json`, and parts of newer flares (core 4.6).
import type { FlareDocument } from '../../model/flare.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { placeAt } from '../make-fact.ts';
import { entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import {
  DIAGNOSIS_RESULTS,
  MAX_DIAGNOSES,
  type Diagnosis,
  type DiagnosisPage,
  type DiagnosisText,
} from './diagnosis.ts';

/*
 * {"runs": [{"suite_name": "port-conflict", "diagnoses": [
 *   {"result": 1, "name": "agent", "diagnosis": "…", "category": "port", "rawerror": "…"}]}],
 *  "summary": {"total": 1, "fail": 1}}
 */
const KEYS: readonly (readonly [key: string, text: DiagnosisText])[] = [
  ['category', 'category'],
  ['check_name', 'check'],
  ['description', 'description'],
  ['diagnosis', 'diagnosis'],
  ['remediation', 'remediation'],
  ['rawerror', 'error'],
];

export function readDiagnoseJson(
  document: FlareDocument,
  root: YamlNode | undefined,
): DiagnosisPage | undefined {
  if (entryAt(root, 'runs') === undefined) return undefined;
  const diagnoses = listAt(root, 'runs').flatMap((run) => {
    const suite = textAt(run, 'suite_name') ?? '';
    return listAt(run, 'diagnoses').flatMap((node) => diagnosisOf(document, node, suite));
  });
  return {
    diagnoses: diagnoses.slice(0, MAX_DIAGNOSES),
    ...summaryOf(document, root),
    opening: placeAt(document, root?.line ?? 1),
  };
}

/** `result` is a number: 0 pass, 1 fail, 2 warning, 3 unexpected error. */
function diagnosisOf(document: FlareDocument, node: YamlNode, suite: string): Diagnosis[] {
  const entry = entryAt(node, 'result');
  const result = DIAGNOSIS_RESULTS[parseGoNumber(textAt(node, 'result') ?? '') ?? -1];
  const name = textAt(node, 'name');
  if (entry === undefined || result === undefined || name === undefined) return [];
  const texts = KEYS.map(([key, text]) => [text, textAt(node, key) ?? ''] as const);
  return [
    { name, result, texts: { suite, ...Object.fromEntries(texts) }, place: placeAt(document, entry.line) },
  ];
}

function summaryOf(document: FlareDocument, root: YamlNode | undefined): Pick<DiagnosisPage, 'summary'> {
  const summary = entryAt(root, 'summary');
  const count = (key: string): number => parseGoNumber(textAt(summary?.node, key) ?? '') ?? 0;
  if (summary === undefined || entryAt(summary.node, 'total') === undefined) return {};
  return {
    summary: {
      total: count('total'),
      passed: count('success'),
      failed: count('fail'),
      warnings: count('warnings'),
      errors: count('unexpected_error'),
      place: placeAt(document, summary.line),
    },
  };
}

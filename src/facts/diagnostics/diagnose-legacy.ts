// The text form of diagnose.log before about 7.45: one diagnosis for each technology (core 4.6). A FAIL is normal
// where the technology is not there; the name stays, so that a rule can choose.
import type { FlareDocument } from '../../model/flare.ts';
import { placeAt } from '../make-fact.ts';
import { MAX_DIAGNOSES, type Diagnosis, type DiagnosisPage } from './diagnosis.ts';

/*
 * === Running Docker availability diagnosis ===
 * [INFO] RunAll: diagnosis error for Docker availability: no such socket - 1548161234123456789
 * ===> FAIL
 */
const OPENING = /^=== Running (.{1,200}) diagnosis ===$/;
const RESULT = /^===> (PASS|FAIL)$/;
const LOG_LINE = /^\[[A-Z]{1,10}\] (.*)$/;
/** Nanoseconds at the end of a line. */
const STAMP = / - \d{10,20}$/;
const MAX_LINE = 2000;

export function readDiagnoseLegacy(document: FlareDocument): DiagnosisPage | undefined {
  const diagnoses: Diagnosis[] = [];
  let name: string | undefined;
  let error = '';
  let opening: number | undefined;
  document.lines.forEach((line, index) => {
    const text = line.slice(0, MAX_LINE).trim();
    const opened = OPENING.exec(text)?.[1];
    const told = LOG_LINE.exec(text)?.[1];
    if (opened !== undefined) {
      name = opened;
      error = '';
      opening ??= index;
    } else if (told !== undefined) {
      error = told.replace(STAMP, '');
    }
    const result = RESULT.exec(text)?.[1];
    if (result === undefined || name === undefined) return;
    const place = placeAt(document, index + 1);
    const isPass = result === 'PASS';
    const texts = isPass ? {} : { error };
    if (diagnoses.length < MAX_DIAGNOSES)
      diagnoses.push({ name, result: isPass ? 'pass' : 'fail', texts, place });
    name = undefined;
  });
  return opening === undefined ? undefined : { diagnoses, opening: placeAt(document, opening + 1) };
}

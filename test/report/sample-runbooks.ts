// The runbook of the sample report, as a pack holds it.
import type { Runbook } from '../../src/model/runbook.ts';
import { parseRunbookText } from '../../src/runbook/parse-runbook.ts';
import { SAMPLE_RUNBOOK } from '../runbook/sample-runbook.ts';

const id = 'classifier-denied-by-apparmor';
const text = parseRunbookText(SAMPLE_RUNBOOK, `${id}.en.md`).text!;

export const runbooks: ReadonlyMap<string, Runbook> = new Map([[id, { id, texts: { en: text, ja: text } }]]);

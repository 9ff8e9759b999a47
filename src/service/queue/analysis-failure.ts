// Why an analysis gave no result, as a problem: its code and what the caller reads.
import type { AnalysisFailure } from './analysis-pool.ts';

export interface FailureText {
  readonly code: string;
  readonly detail: string;
}

/** `number` names the entry of the service’s log that tells more of a bug. */
export function failureText(
  failure: Exclude<AnalysisFailure, { kind: 'stopped' }>,
  number: string,
): FailureText {
  switch (failure.kind) {
    case 'refused':
      return { code: failure.code, detail: failure.message };
    case 'out-of-time':
      return { code: 'ANALYSIS_TIMEOUT', detail: OUT_OF_TIME };
    case 'out-of-memory':
      return { code: 'ANALYSIS_MEMORY', detail: OUT_OF_MEMORY };
    case 'crashed':
      return crashText(number);
  }
}

export function crashText(number: string): FailureText {
  const detail = `The analysis failed because of a bug in the program. Its number in the service’s log is ${number}.`;
  return { code: 'ANALYSIS_CRASHED', detail };
}

const OUT_OF_TIME =
  'The analysis took longer than the service allows and was stopped. Analyse the flare with the command line.';
const OUT_OF_MEMORY =
  'The analysis needed more memory than the service allows and was stopped. Analyse the flare with the command line.';

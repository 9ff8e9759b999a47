// Why a thread gave no result, as a problem: its code and what the caller reads.
import type { WorkerTaskKind } from './analysis-messages.ts';
import type { AnalysisFailure } from './analysis-pool.ts';

export interface FailureText {
  readonly code: string;
  readonly detail: string;
}

/** `number` names the entry of the service’s log that tells more of a bug; `kind` is what was asked for. */
export function failureText(
  failure: Exclude<AnalysisFailure, { kind: 'stopped' }>,
  number: string,
  kind: WorkerTaskKind = 'analyze',
): FailureText {
  const { subject, refused, instead } = WORDS[kind];
  switch (failure.kind) {
    case 'refused':
      return { code: failure.code, detail: `${refused}${failure.message}` };
    case 'out-of-time':
      return {
        code: 'ANALYSIS_TIMEOUT',
        detail: `${subject} took longer than the service allows and was stopped. ${instead}`,
      };
    case 'out-of-memory':
      return {
        code: 'ANALYSIS_MEMORY',
        detail: `${subject} needed more memory than the service allows and was stopped. ${instead}`,
      };
    case 'crashed':
      return crashText(number, kind);
  }
}

export function crashText(number: string, kind: WorkerTaskKind = 'analyze'): FailureText {
  const { subject } = WORDS[kind];
  const detail = `${subject} failed because of a bug in the program. Its number in the service’s log is ${number}.`;
  return { code: 'ANALYSIS_CRASHED', detail };
}

const WORDS = {
  analyze: {
    subject: 'The analysis',
    refused: '',
    instead: 'Analyse the flare with the command line.',
  },
  compare: {
    subject: 'The comparison of the two flares',
    refused: 'One of the two flares cannot be read. ',
    instead: 'Compare them with the command line.',
  },
  try: {
    subject: 'The trial of the rule',
    refused: '',
    instead: 'Try it with the command line.',
  },
  draft: {
    subject: 'The draft of the rule',
    refused: '',
    instead: 'Draft it with the command line.',
  },
} as const satisfies Record<WorkerTaskKind, object>;

// What a thread does while somebody waits for the answer: of stored flares, at most so much at a time, given up when
// nobody waits any more. It is not queued, and nothing of it is kept.
import { randomUUID } from 'node:crypto';
import type { Gate } from '../guards/gate.ts';
import { failureProblem, httpProblem, type ProblemDocument } from '../problem-document.ts';
import type { Log } from '../service-log.ts';
import { failureText } from './analysis-failure.ts';
import type { WorkerTaskKind, WorkerTasks } from './analysis-messages.ts';
import type { AnalysisPool, AnalysisResult } from './analysis-pool.ts';

export type AskedKind = Exclude<WorkerTaskKind, 'analyze'>;

export interface AskedWork<K extends AskedKind> {
  readonly kind: K;
  /** Gives the task with the files of its flares, which are there until the work has ended. */
  readonly withTask: (
    work: (task: WorkerTasks[K]['task']) => Promise<AnalysisResult<WorkerTasks[K]['answer']>>,
    signal: AbortSignal,
  ) => Promise<AnalysisResult<WorkerTasks[K]['answer']>>;
  /** Id of the flare that the service’s log names. */
  readonly flare: string;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** The problem says why there is no answer. */
export type AskedResult<K extends AskedKind> =
  { readonly answer: WorkerTasks[K]['answer'] } | { readonly problem: ProblemDocument };

/** Throws HttpError BUSY when too much is asked for at the moment. */
export type AskThread = <K extends AskedKind>(work: AskedWork<K>) => Promise<AskedResult<K>>;

export interface AskingParts {
  readonly pool: AnalysisPool;
  readonly gate: Gate;
  readonly log: Log;
  /** Aborted when the service stops. */
  readonly closing: AbortSignal;
}

export function askThread({ pool, gate, log, closing }: AskingParts): AskThread {
  return ({ kind, withTask, flare, signal }) =>
    gate.pass(async () => {
      const control = { signal: AbortSignal.any([signal, closing]), onProgress: () => undefined };
      const given = withTask((task) => pool.run(kind, task, control), control.signal);
      const result = await given.catch((error: unknown) => {
        if (control.signal.aborted) return { kind: 'stopped' } as const;
        throw error;
      });
      if (result.kind === 'done') return { answer: result.answer };
      if (result.kind === 'stopped') {
        log({ level: 'info', event: 'asked-work-stopped', kind, flare });
        return { problem: httpProblem('STOPPING', 'Ask again later.') };
      }
      const number = randomUUID();
      if (result.kind === 'crashed')
        log({ level: 'error', event: 'asked-work-crashed', kind, flare, number, trace: result.trace });
      return { problem: failureProblem(failureText(result, number, kind)) };
    });
}

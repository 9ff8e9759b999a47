// Compares two flares of the store in a thread, while somebody waits for it.
import { randomUUID } from 'node:crypto';
import type { FlareDiff } from '../../model/flare-diff.ts';
import type { Language } from '../../model/language.ts';
import type { Gate } from '../guards/gate.ts';
import { failureProblem, httpProblem, type ProblemDocument } from '../problem-document.ts';
import type { Log } from '../service-log.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import type { FlareStore } from '../store/flare-store.ts';
import { failureText } from './analysis-failure.ts';
import type { AnalysisTask } from './analysis-messages.ts';
import type { AnalysisPool } from './analysis-pool.ts';

export interface ComparisonRequest {
  readonly old: FlareRecord;
  readonly new: FlareRecord;
  readonly language: Language;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** The problem says why there is no diff. */
export type ComparisonResult = { readonly diff: FlareDiff } | { readonly problem: ProblemDocument };

/** Throws HttpError BUSY when too many are compared at the moment. */
export type CompareFlares = (request: ComparisonRequest) => Promise<ComparisonResult>;

export interface ComparisonParts {
  readonly store: FlareStore;
  readonly pool: AnalysisPool;
  readonly gate: Gate;
  readonly log: Log;
  /** Aborted when the service stops. */
  readonly closing: AbortSignal;
}

export function flareComparison({ store, pool, gate, log, closing }: ComparisonParts): CompareFlares {
  const taskOf = async ({ id, name }: FlareRecord): Promise<AnalysisTask> => ({
    path: await store.bundlePath(id),
    name,
  });
  return ({ old, new: later, language, signal }) =>
    gate.pass(async () => {
      const task = { old: await taskOf(old), new: await taskOf(later), language };
      const control = { signal: AbortSignal.any([signal, closing]), onProgress: () => undefined };
      const result = await pool.run('compare', task, control);
      if (result.kind === 'done') return { diff: result.answer };
      if (result.kind === 'stopped') {
        log({ level: 'info', event: 'comparison-stopped', flare: old.id });
        return { problem: httpProblem('STOPPING', 'Ask again later.') };
      }
      const number = randomUUID();
      if (result.kind === 'crashed')
        log({ level: 'error', event: 'comparison-crashed', flare: old.id, number, trace: result.trace });
      return { problem: failureProblem(failureText(result, number, 'compare')) };
    });
}

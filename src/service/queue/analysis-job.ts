// One flare's analysis from the queue to the store. Every end is written down: the reports, or why there are
// none. A flare whose analysis ended the whole program is given up after some attempts. A report that is there
// already, made by other rules, is served until the new one is.
import { randomUUID } from 'node:crypto';
import { ArchiveError } from '../../errors.ts';
import type { Log } from '../service-log.ts';
import { isUnfinished, type FlareRecord, type ReportMaker } from '../store/flare-record-schema.ts';
import type { FlareStore } from '../store/flare-store.ts';
import type { FlareChanges } from '../store/flare-update.ts';
import { errorTrace } from '../error-trace.ts';
import { crashText, failureText, type FailureText } from './analysis-failure.ts';
import type { AnalysisFailure, AnalysisPool, AnalysisResult } from './analysis-pool.ts';
import type { AnalysisReports } from './analysis-messages.ts';
import { TAKEN, type Job, type JobControl } from './job-queue.ts';

const MAX_ATTEMPTS = 3;

export interface AnalysisJobParts {
  readonly store: FlareStore;
  readonly pool: AnalysisPool;
  readonly log: Log;
  /** What the analyses are made with. */
  readonly maker: ReportMaker;
}

export class AnalysisJob implements Job {
  readonly #parts: AnalysisJobParts;

  constructor(parts: AnalysisJobParts) {
    this.#parts = parts;
  }

  async run(id: string, control: JobControl): Promise<void> {
    const { store, maker } = this.#parts;
    const record = await store.get(id);
    if (record === undefined || !isUnfinished(record, maker)) return;
    const changes = await this.#analyze(record, control);
    if (isTaken(control.signal)) return;
    // A process that did the same work meanwhile may have done better.
    await store.update(id, (now) => this.#endOf(now, changes));
  }

  /** The disk is full or gone: the flare stays, and the next start tries again when even this fails. */
  async giveUp(id: string, error: unknown): Promise<void> {
    const { store, log } = this.#parts;
    const number = randomUUID();
    log({ level: 'error', event: 'analysis-not-saved', flare: id, number, trace: errorTrace(error) });
    const failure = failed(crashText(number));
    await store.update(id, (now) => (now.status === 'done' ? {} : failure)).catch(() => undefined);
  }

  async #analyze(record: FlareRecord, control: JobControl): Promise<FlareChanges> {
    const { store } = this.#parts;
    const { id, attempts, status } = record;
    if (attempts >= MAX_ATTEMPTS) return { ...failed(TOO_MANY), attempts };
    await store.update(id, { status: status === 'done' ? 'done' : 'running', attempts: attempts + 1 });
    try {
      const result = await this.#resultOf(record, control);
      if (result.kind === 'stopped') return { status: 'queued', attempts };
      if (result.kind !== 'done') return this.#failureOf(result, id);
      const { texts, summary } = result.answer;
      await store.saveReports(id, texts);
      return { status: 'done', attempts: 0, failure: null, summary };
    } catch (error) {
      // It is not the flare that the attempt failed by.
      await store.update(id, { attempts }).catch(() => undefined);
      throw error;
    }
  }

  async #resultOf({ id, name }: FlareRecord, control: JobControl): Promise<AnalysisResult<AnalysisReports>> {
    const { store, pool } = this.#parts;
    try {
      const analyze = (path: string) => pool.run('analyze', { path, name }, control);
      return await store.withBundle(id, analyze, control.signal);
    } catch (error) {
      if (control.signal.aborted) return { kind: 'stopped' };
      if (error instanceof ArchiveError) return { kind: 'refused', code: error.code, message: error.message };
      throw error;
    }
  }

  /** Without a new report the old one stays; the next start tries again, up to MAX_ATTEMPTS that ended the service. */
  #endOf({ id, status }: FlareRecord, changes: FlareChanges): FlareChanges {
    if (status !== 'done' || changes.status === 'done') return changes;
    const code = changes.failure?.code;
    if (code !== undefined) this.#parts.log({ level: 'warn', event: 'report-not-renewed', flare: id, code });
    return { attempts: changes.attempts };
  }

  #failureOf(failure: Exclude<AnalysisFailure, { kind: 'stopped' }>, id: string): FlareChanges {
    const number = randomUUID();
    if (failure.kind === 'crashed') {
      const { trace } = failure;
      this.#parts.log({ level: 'error', event: 'analysis-crashed', flare: id, number, trace });
    }
    return failed(failureText(failure, number));
  }
}

const TOO_MANY: FailureText = {
  code: 'ANALYSIS_CRASHED',
  detail: `The service ended ${MAX_ATTEMPTS} times while it analysed this flare, so it will not be tried again. Analyse the flare with the command line.`,
};

/** Another process has the job, and writes down how it ended. */
function isTaken({ aborted, reason }: AbortSignal): boolean {
  return aborted && reason === TAKEN;
}

function failed(failure: FailureText): FlareChanges {
  return { status: 'failed', attempts: 0, failure };
}

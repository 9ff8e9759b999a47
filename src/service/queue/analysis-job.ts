// One flare's analysis from the queue to the store. Every end is written down: the reports, or why there are
// none. A flare whose analysis ended the whole program is given up after some attempts. A report that is there
// already, made by other rules, is served until the new one is.
import { randomUUID } from 'node:crypto';
import type { Log } from '../service-log.ts';
import { isUnfinished, type FlareRecord, type ReportMaker } from '../store/flare-record-schema.ts';
import type { FlareChanges, FlareStore } from '../store/flare-store.ts';
import { errorTrace } from '../error-trace.ts';
import { crashText, failureText, type FailureText } from './analysis-failure.ts';
import type { AnalysisFailure, AnalysisPool } from './analysis-pool.ts';
import type { JobControl, RunJob } from './job-queue.ts';

const MAX_ATTEMPTS = 3;

export interface AnalysisJobParts {
  readonly store: FlareStore;
  readonly pool: AnalysisPool;
  readonly log: Log;
  /** What the analyses are made with. */
  readonly maker: ReportMaker;
}

export function analysisJob({ store, pool, log, maker }: AnalysisJobParts): RunJob {
  return async (id, control) => {
    try {
      const record = await store.get(id);
      if (record === undefined || !isUnfinished(record, maker)) return;
      const changes = await analyzeFlare(record, control);
      await store.update(id, record.status === 'done' ? withReportKept(id, changes) : changes);
    } catch (error) {
      await giveUp(id, error);
    }
  };

  async function analyzeFlare(record: FlareRecord, control: JobControl): Promise<FlareChanges> {
    const { id, name, attempts, status } = record;
    if (attempts >= MAX_ATTEMPTS) return { ...failed(TOO_MANY), attempts };
    await store.update(id, { status: status === 'done' ? 'done' : 'running', attempts: attempts + 1 });
    const result = await store.withBundle(id, (path) => pool.run('analyze', { path, name }, control));
    if (result.kind === 'stopped') return { status: 'queued', attempts };
    if (result.kind !== 'done') return failureOf(result, id);
    const { texts, summary } = result.answer;
    await store.saveReports(id, texts);
    return { status: 'done', attempts: 0, failure: null, summary };
  }

  /** Without a new report the old one stays; the next start tries again, up to MAX_ATTEMPTS that ended the service. */
  function withReportKept(id: string, changes: FlareChanges): FlareChanges {
    if (changes.status === 'done') return changes;
    const code = changes.failure?.code;
    if (code !== undefined) log({ level: 'warn', event: 'report-not-renewed', flare: id, code });
    return { attempts: changes.attempts };
  }

  function failureOf(failure: Exclude<AnalysisFailure, { kind: 'stopped' }>, id: string): FlareChanges {
    const number = randomUUID();
    if (failure.kind === 'crashed')
      log({ level: 'error', event: 'analysis-crashed', flare: id, number, trace: failure.trace });
    return failed(failureText(failure, number));
  }

  /** The disk is full or gone: the flare stays, and the next start tries again when even this fails. */
  async function giveUp(id: string, error: unknown): Promise<void> {
    const number = randomUUID();
    log({ level: 'error', event: 'analysis-not-saved', flare: id, number, trace: errorTrace(error) });
    if ((await store.get(id))?.status === 'done') return;
    await store.update(id, failed(crashText(number))).catch(() => undefined);
  }
}

const TOO_MANY: FailureText = {
  code: 'ANALYSIS_CRASHED',
  detail: `The service ended ${MAX_ATTEMPTS} times while it analysed this flare, so it will not be tried again. Analyse the flare with the command line.`,
};

function failed(failure: FailureText): FlareChanges {
  return { status: 'failed', attempts: 0, failure };
}

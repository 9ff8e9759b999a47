// One flare's analysis from the queue to the store. Every end is written down: the reports, or why there are
// none. A flare whose analysis ended the whole program is given up after some attempts. A report that is there
// already, made by other rules, is served until the new one is.
import { randomUUID } from 'node:crypto';
import type { Log } from '../service-log.ts';
import { hasReportBy, type FlareRecord, type ReportMaker } from '../store/flare-record-schema.ts';
import type { FlareChanges, FlareStore } from '../store/flare-store.ts';
import { errorTrace } from '../error-trace.ts';
import type { AnalysisPool, AnalysisResult } from './analysis-pool.ts';
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
      if (record === undefined || record.status === 'failed' || hasReportBy(record, maker)) return;
      const changes = await analyzeFlare(record, control);
      await store.update(id, record.status === 'done' ? withReportKept(id, changes) : changes);
    } catch (error) {
      await giveUp(id, error);
    }
  };

  async function analyzeFlare(record: FlareRecord, control: JobControl): Promise<FlareChanges> {
    const { id, name, attempts, status } = record;
    if (attempts >= MAX_ATTEMPTS) return { ...failed('ANALYSIS_CRASHED', TOO_MANY_ATTEMPTS), attempts };
    await store.update(id, { status: status === 'done' ? 'done' : 'running', attempts: attempts + 1 });
    const result = await pool.run({ path: await store.bundlePath(id), name }, control);
    if (result.kind === 'stopped') return { status: 'queued', attempts };
    if (result.kind !== 'done') return failureOf(result, id);
    const { texts, summary } = result.reports;
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

  function failureOf(
    result: Exclude<AnalysisResult, { kind: 'done' | 'stopped' }>,
    id: string,
  ): FlareChanges {
    if (result.kind === 'refused') return failed(result.code, result.message);
    if (result.kind === 'out-of-time') return failed('ANALYSIS_TIMEOUT', OUT_OF_TIME);
    if (result.kind === 'out-of-memory') return failed('ANALYSIS_MEMORY', OUT_OF_MEMORY);
    const number = randomUUID();
    log({ level: 'error', event: 'analysis-crashed', flare: id, number, trace: result.trace });
    return failed('ANALYSIS_CRASHED', crashDetail(number));
  }

  /** The disk is full or gone: the flare stays, and the next start tries again when even this fails. */
  async function giveUp(id: string, error: unknown): Promise<void> {
    const number = randomUUID();
    log({ level: 'error', event: 'analysis-not-saved', flare: id, number, trace: errorTrace(error) });
    if ((await store.get(id))?.status === 'done') return;
    await store.update(id, failed('ANALYSIS_CRASHED', crashDetail(number))).catch(() => undefined);
  }
}

const OUT_OF_TIME =
  'The analysis took longer than the service allows and was stopped. Analyse the flare with the command line.';
const OUT_OF_MEMORY =
  'The analysis needed more memory than the service allows and was stopped. Analyse the flare with the command line.';
const TOO_MANY_ATTEMPTS = `The service ended ${MAX_ATTEMPTS} times while it analysed this flare, so it will not be tried again. Analyse the flare with the command line.`;

function crashDetail(number: string): string {
  return `The analysis failed because of a bug in the program. Its number in the service’s log is ${number}.`;
}

function failed(code: string, detail: string): FlareChanges {
  return { status: 'failed', attempts: 0, failure: { code, detail } };
}

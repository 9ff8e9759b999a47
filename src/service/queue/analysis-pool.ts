// Threads that analyse, each with bounds on time and memory. A thread that ends a task well is kept for the
// next one; one that is stuck, out of memory or told to stop is thrown away. How many run at a time is decided
// by the queue.
import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../../errors.ts';
import { isSystemError } from '../../util/system-error.ts';
import { errorTrace } from '../error-trace.ts';
import type {
  WorkerMessage,
  WorkerSetup,
  WorkerTask,
  WorkerTaskKind,
  WorkerTasks,
} from './analysis-messages.ts';
import type { JobControl } from './job-queue.ts';

export interface PoolOptions {
  /** The built analysis-worker.js. */
  readonly workerFile: URL;
  readonly setup: WorkerSetup;
  readonly timeoutMs: number;
  /** Megabytes of JavaScript objects of one thread. */
  readonly maxMemoryMb: number;
  readonly onWorkEnded: (end: WorkEnd) => void;
}

export interface WorkEnd {
  readonly work: WorkerTaskKind;
  readonly result: AnalysisResult<unknown>['kind'];
  readonly seconds: number;
}

export type AnalysisResult<T> = { readonly kind: 'done'; readonly answer: T } | AnalysisFailure;

export type AnalysisFailure =
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'crashed'; readonly trace: string };

export class AnalysisPool {
  readonly #options: PoolOptions;
  readonly #idle: Worker[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Never throws. Threads are there as long as tasks are, so close the pool when no task runs. */
  async run<K extends WorkerTaskKind>(
    kind: K,
    task: WorkerTasks[K]['task'],
    control: JobControl,
  ): Promise<AnalysisResult<WorkerTasks[K]['answer']>> {
    if (control.signal.aborted) return { kind: 'stopped' };
    const worker = this.#idle.pop() ?? this.#start();
    const begun = performance.now();
    const result = await this.#resultOf(worker, { kind, task } as WorkerTask, control);
    const seconds = (performance.now() - begun) / 1000;
    this.#options.onWorkEnded({ work: kind, result: result.kind, seconds });
    if (result.kind === 'done' || result.kind === 'refused') this.#idle.push(worker);
    else await worker.terminate();
    // A thread answers what it was asked for.
    return result;
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const { workerFile, setup, maxMemoryMb } = this.#options;
    const worker = new Worker(workerFile, {
      workerData: setup,
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
      env: {},
    });
    // An idle thread that dies is replaced; without a listener it would end the service.
    worker.on('error', () => undefined);
    worker.on('exit', () => this.#forget(worker));
    return worker;
  }

  #forget(worker: Worker): void {
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  async #resultOf(worker: Worker, task: WorkerTask, control: JobControl): Promise<AnyResult> {
    const ended = new AbortController();
    try {
      return await new Promise<AnyResult>((resolve) => {
        listen(worker, { resolve, onProgress: control.onProgress, until: ended.signal });
        const stop = (): void => resolve({ kind: 'stopped' });
        control.signal.addEventListener('abort', stop, { signal: ended.signal });
        const timer = setTimeout(() => resolve({ kind: 'out-of-time' }), this.#options.timeoutMs);
        ended.signal.addEventListener('abort', () => clearTimeout(timer));
        worker.postMessage(task);
      });
    } finally {
      ended.abort();
    }
  }
}

type AnyResult = AnalysisResult<WorkerTasks[WorkerTaskKind]['answer']>;

interface Listening {
  readonly resolve: (result: AnyResult) => void;
  readonly onProgress: JobControl['onProgress'];
  readonly until: AbortSignal;
}

function listen(worker: Worker, { resolve, onProgress, until }: Listening): void {
  const onMessage = (message: WorkerMessage): void => {
    if (message.kind === 'progress') onProgress(message.progress);
    else resolve(message);
  };
  const onError = (error: unknown): void => resolve(resultOfError(error));
  const onExit = (): void => resolve({ kind: 'crashed', trace: 'the thread ended' });
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  until.addEventListener('abort', () => {
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  });
}

function resultOfError(error: unknown): AnalysisFailure {
  return isSystemError(error, 'ERR_WORKER_OUT_OF_MEMORY')
    ? { kind: 'out-of-memory' }
    : { kind: 'crashed', trace: errorTrace(error) };
}

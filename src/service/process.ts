// The service as a process: environment, signals, the address it tells, the log on standard error.
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.ts';
import { errorCodeOf, isSystemError } from '../util/system-error.ts';
import type { LogEvent } from './service-log.ts';
import type { ServiceOptions, SharedOptions, WorkOptions } from './service-options.ts';
import { openService, type Service } from './service.ts';
import { openWork, type Surroundings } from './work.ts';

/** For uploads in progress; what has not arrived by then is cut off. */
const GRACE_MS = 30_000;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface ProcessOptions extends Omit<ServiceOptions, 'token' | 'shared'> {
  /** 0 takes a free one. */
  readonly port: number;
}

/** Resolves when the service has stopped. Throws UsageError when it cannot start. */
export async function runService(options: ProcessOptions): Promise<void> {
  const { FLARE_ANALYZE_TOKEN: token } = process.env;
  const shared = sharedOptionsIn(process.env);
  await untilStopped(async (surroundings, stopped) => {
    const service = await openService({ ...options, token, shared }, surroundings);
    const cutConnections = (): void => service.app.server.closeAllConnections();
    try {
      const address = await listen(service, options);
      process.stderr.write(`flare-analyze: listening on ${address}\n`);
      await stopped(cutConnections);
    } finally {
      await inTime(service.close(), cutConnections);
    }
  });
}

/** A worker: takes the jobs of the database, and no requests. Resolves and throws as `runService`. */
export async function runWorker(options: Omit<WorkOptions, 'shared'>): Promise<void> {
  const shared = sharedOptionsIn(process.env);
  if (shared === undefined) {
    const message =
      'A worker shares the work of “flare-analyze serve”: set DATABASE_URL and S3_BUCKET as they are set there.';
    throw new UsageError('BAD_OPTION', message);
  }
  await untilStopped(async (surroundings, stopped) => {
    const work = await openWork({ ...options, shared }, surroundings);
    try {
      process.stderr.write('flare-analyze: working\n');
      await stopped(() => undefined);
    } finally {
      await work.close();
    }
  });
}

/** `onSecondSignal`: whoever sent it does not want to wait. */
type Stopped = (onSecondSignal: () => void) => Promise<void>;

/** Runs until a signal, or until the folder is lost. */
async function untilStopped(
  work: (surroundings: Surroundings, stopped: Stopped) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  let hurry = (): void => undefined;
  const onSignal = (): void => {
    if (stop.signal.aborted) hurry();
    else stop.abort('signal');
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  const onLost = (): void => stop.abort('lock-lost');
  try {
    await work(
      { log: writeLog, processes: { pid: process.pid, isAlive }, onLost },
      async (onSecondSignal) => {
        hurry = onSecondSignal;
        await aborted(stop.signal);
        writeLog({ level: 'info', event: 'stopping', reason: String(stop.signal.reason) });
      },
    );
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
  }
}

/** Throws UsageError BAD_OPTION when only a part is set. */
function sharedOptionsIn(environment: NodeJS.ProcessEnv): SharedOptions | undefined {
  const { DATABASE_URL: databaseUrl = '', S3_BUCKET: bucket = '', S3_ENDPOINT: endpoint = '' } = environment;
  if (databaseUrl === '' && bucket === '') return undefined;
  if (databaseUrl === '' || bucket === '') {
    const message =
      'Processes that share their work need both DATABASE_URL (PostgreSQL) and S3_BUCKET. Set both, or neither to keep flares in a folder.';
    throw new UsageError('BAD_OPTION', message);
  }
  return { databaseUrl, bucket, ...(endpoint === '' ? {} : { endpoint }) };
}

async function listen({ app }: Service, { host, port }: ProcessOptions): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = errorCodeOf(error) ?? 'unknown';
    const message = `The service cannot listen on ${host}, port ${port} (${code}). Choose another with --host and --port.`;
    throw new UsageError('BAD_OPTION', message, { cause: error });
  }
  const { port: takenPort } = app.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${takenPort}/`;
}

async function inTime(closing: Promise<void>, onLate: () => void): Promise<void> {
  const late = setTimeout(onLate, GRACE_MS);
  try {
    await closing;
  } finally {
    clearTimeout(late);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process is there and belongs to somebody else.
    return isSystemError(error, 'EPERM');
  }
}

function writeLog(event: LogEvent): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`);
}

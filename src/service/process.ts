// The service as a process: environment, signals, the address it tells, the log on standard error.
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.ts';
import { errorCodeOf, isSystemError } from '../util/system-error.ts';
import type { LogEvent } from './service-log.ts';
import type { ServiceOptions } from './service-options.ts';
import { openService, type Service } from './service.ts';

/** For uploads in progress; what has not arrived by then is cut off. */
const GRACE_MS = 30_000;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface ProcessOptions extends Omit<ServiceOptions, 'token'> {
  /** 0 takes a free one. */
  readonly port: number;
}

/** Resolves when the service has stopped. Throws UsageError when it cannot start. */
export async function runService(options: ProcessOptions): Promise<void> {
  const stop = new AbortController();
  const service = await openService(
    { ...options, token: process.env.FLARE_ANALYZE_TOKEN },
    { log: writeLog, processes: { pid: process.pid, isAlive }, onLost: () => stop.abort('lock-lost') },
  );
  const onSignal = (): void => {
    // The second signal: whoever sent it does not want to wait.
    if (stop.signal.aborted) service.app.server.closeAllConnections();
    else stop.abort('signal');
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  try {
    const address = await listen(service, options);
    process.stderr.write(`flare-analyze: listening on ${address}\n`);
    await aborted(stop.signal);
    writeLog({ level: 'info', event: 'stopping', reason: String(stop.signal.reason) });
  } finally {
    await closeInTime(service);
    for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
  }
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

async function closeInTime(service: Service): Promise<void> {
  const cut = setTimeout(() => service.app.server.closeAllConnections(), GRACE_MS);
  try {
    await service.close();
  } finally {
    clearTimeout(cut);
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

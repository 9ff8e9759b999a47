// `flare-analyze serve` and `flare-analyze worker`: read their options and run until they are stopped.
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { ReadLimits } from '../model/entry.ts';
import { runService, runWorker } from '../service/process.ts';
import type { ServiceLimits, WorkOptions } from '../service/service-options.ts';
import { loadPackFor } from './pack.ts';
import { toolName } from './package-version.ts';

export interface WorkerOptions {
  readonly data: string;
  readonly limits: ServiceLimits;
  readonly readLimits: ReadLimits;
}

export interface ServeOptions extends WorkerOptions {
  readonly host: string;
  readonly port: string;
}

/** Also when this file runs from src. */
const BUILT_DIR = new URL('../../dist/', import.meta.url);

/** Resolves when the service was stopped by a signal. Throws UsageError when it cannot start. */
export async function serve({ host, port, ...options }: ServeOptions): Promise<void> {
  await runService({ host, port: parsePort(port), ...(await workOptions(options)) });
}

/** As `serve`. */
export async function work(options: WorkerOptions): Promise<void> {
  await runWorker(await workOptions(options));
}

async function workOptions({ data, limits, readLimits }: WorkerOptions): Promise<WorkOptions> {
  return {
    dataDir: resolve(data),
    limits,
    readLimits,
    pack: await loadPackFor({ rules: [], builtinRules: true, only: [] }),
    tool: toolName(),
    builtDir: BUILT_DIR,
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError('BAD_OPTION', `--port needs a number from 0 to 65535, not “${text}”.`);
}

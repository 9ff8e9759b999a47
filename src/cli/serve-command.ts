// `flare-analyze serve`: reads its options and runs the service until it is stopped.
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { ReadLimits } from '../model/entry.ts';
import { runService } from '../service/process.ts';
import type { ServiceLimits } from '../service/service-options.ts';
import { loadPackFor } from './pack.ts';
import { toolName } from './package-version.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: string;
  readonly data: string;
  readonly limits: ServiceLimits;
  readonly readLimits: ReadLimits;
}

/** Also when this file runs from src. */
const BUILT_DIR = new URL('../../dist/', import.meta.url);

/** Resolves when the service was stopped by a signal. Throws UsageError when it cannot start. */
export async function serve({ host, port, data, limits, readLimits }: ServeOptions): Promise<void> {
  await runService({
    host,
    port: parsePort(port),
    dataDir: resolve(data),
    limits,
    readLimits,
    pack: await loadPackFor({ rules: [], builtinRules: true, only: [] }),
    tool: toolName(),
    builtDir: BUILT_DIR,
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError('BAD_OPTION', `--port needs a number from 0 to 65535, not “${text}”.`);
}

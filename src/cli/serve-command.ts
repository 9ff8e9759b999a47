// `flare-analyze serve`: reads its options and runs the service until it is stopped.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import { DEFAULT_LIMITS } from '../model/entry.ts';
import { runService } from '../service/process.ts';
import { DEFAULT_SERVICE_LIMITS, type ServiceLimits } from '../service/service-options.ts';
import { toolName } from './package-version.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: string;
  readonly data: string;
  readonly limits?: Partial<ServiceLimits>;
}

const PROGRAM_DIR = new URL('../../', import.meta.url);

/** Resolves when the service was stopped by a signal. Throws UsageError when it cannot start. */
export async function serve({ host, port, data, limits }: ServeOptions): Promise<void> {
  await runService({
    host,
    port: parsePort(port),
    dataDir: resolve(data),
    limits: { ...DEFAULT_SERVICE_LIMITS, ...limits },
    readLimits: DEFAULT_LIMITS,
    packDirs: { rules: [programPath('rules')], runbooks: [programPath('runbooks')] },
    tool: toolName(),
    builtDir: new URL('dist/', PROGRAM_DIR),
  });
}

function programPath(folder: string): string {
  return fileURLToPath(new URL(folder, PROGRAM_DIR));
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError('BAD_OPTION', `--port needs a number from 0 to 65535, not “${text}”.`);
}

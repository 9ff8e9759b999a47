// The service as users run it: a process of the built program.
import { spawn, type ChildProcess } from 'node:child_process';
import { assertBuilt, projectPath } from './built-program.ts';

export interface SpawnedService {
  readonly base: string;
  readonly child: ChildProcess;
  /** What it wrote on standard error so far. */
  readonly output: () => string;
  /** Resolves with the exit code, or with the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

export interface SpawnOptions {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** Resolves when it listens; rejects with its output when it ends before. */
export function spawnService(dataDir: string, options: SpawnOptions = {}): Promise<SpawnedService> {
  const { args = [], env } = options;
  const command = ['serve', '--port', '0', '--data', dataDir, ...args];
  return spawnProgram(command, { ready: /listening on (http:\S+)\//, env });
}

/** Resolves when it works; `base` is empty. */
export function spawnWorker(dataDir: string, env: NodeJS.ProcessEnv): Promise<SpawnedService> {
  return spawnProgram(['worker', '--data', dataDir], { ready: /working()\n/, env });
}

async function spawnProgram(
  command: readonly string[],
  { ready, env = {} }: { readonly ready: RegExp; readonly env: NodeJS.ProcessEnv | undefined },
): Promise<SpawnedService> {
  assertBuilt();
  const child = spawn(process.execPath, [projectPath('dist/cli/main.js'), ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, FLARE_ANALYZE_TOKEN: undefined, ...env },
  });
  let output = '';
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? signal)),
  );
  const base = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const address = ready.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then((code) => reject(new Error(`ended with ${code ?? ''}: ${output}`)));
  });
  return { base, child, output: () => output, ended };
}

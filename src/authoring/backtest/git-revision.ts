// A folder of rules as it was at a revision of git, in a folder of its own for as long as it is used.
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openArchive } from '../../archive/open-archive.ts';
import { UsageError } from '../../errors.ts';
import { DEFAULT_LIMITS } from '../../model/entry.ts';
import { isSystemError } from '../../util/system-error.ts';

/** Calls `use` with a folder that holds the YAML files of `dir` at `revision`; removes it afterwards. */
export async function withRevision<T>(
  dir: string,
  revision: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const commit = await commitOf(dir, revision);
  const folder = await mkdtemp(join(tmpdir(), 'flare-analyze-rules-'));
  try {
    await extract(dir, { commit, revision, folder });
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The full name of the commit: what a person wrote is never an option of the next command. */
async function commitOf(dir: string, revision: string): Promise<string> {
  await git(dir, ['rev-parse', '--show-toplevel']).catch((error: unknown) => {
    throw gitError(error, `${dir} is not in a git repository; give a folder as --baseline.`);
  });
  const wanted = `${revision}^{commit}`;
  const found = await git(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', wanted]).catch(
    (error: unknown) => {
      throw gitError(
        error,
        `there is no folder and no git revision “${revision}”; give a branch, a tag or a commit that “git log” shows, or a folder of rules.`,
      );
    },
  );
  return found.trim().split('\n').at(-1) ?? '';
}

function git(dir: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('git', ['-C', dir, ...args], { encoding: 'utf8' }, (error, stdout) => {
      if (error instanceof Error) reject(error);
      else resolve(stdout);
    });
  });
}

function gitError(error: unknown, message: string): UsageError {
  const text = isSystemError(error, 'ENOENT')
    ? 'the program git is not found; install it, or give a folder as --baseline.'
    : message;
  return new UsageError('BAD_OPTION', `--baseline: ${text}`, { cause: error });
}

interface Extraction {
  readonly commit: string;
  readonly revision: string;
  readonly folder: string;
}

/** In a folder of its work tree git archives that folder alone; the tar passes the checks of any bundle. */
async function extract(dir: string, { commit, revision, folder }: Extraction): Promise<void> {
  const process = spawn('git', ['-C', dir, 'archive', '--format=tar', commit], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    process.on('error', reject);
    process.on('close', resolve);
  });
  const [tar, code] = await Promise.all([buffer(process.stdout), ended]);
  if (code !== 0)
    throw new UsageError(
      'BAD_OPTION',
      `--baseline: there is no folder ${dir} at “${revision}”. Without --baseline the rules are compared with the built-in pack.`,
    );
  await writeYaml(tar, folder);
}

async function writeYaml(tar: Buffer, folder: string): Promise<void> {
  const archive = await openArchive({ kind: 'stream', stream: Readable.from([tar]) }, DEFAULT_LIMITS);
  try {
    for await (const entry of archive.entries()) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry.chunks()) chunks.push(Buffer.from(chunk));
      if (!/\.ya?ml$/.test(entry.path)) continue;
      const file = join(folder, entry.path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, Buffer.concat(chunks));
    }
  } finally {
    await archive.close();
  }
}

// Keeps a second process out of a data folder: a file `lock` names the owner, who touches it from time to
// time. The lock of a dead owner is taken over. On one machine a process id with its start time tells whether
// the owner lives; on another (a shared volume) the age of the last touch does.
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { UsageError } from '../../errors.ts';
import { isSystemError } from '../../util/system-error.ts';

/** What only the process file may ask the system. */
export interface ProcessTable {
  readonly pid: number;
  isAlive(pid: number): boolean;
}

export interface FolderLock {
  release(): Promise<void>;
}

export interface FolderOwner {
  readonly dir: string;
  readonly processes: ProcessTable;
  /** Another process has taken the folder: this one must stop. */
  readonly onLockLost: () => void;
}

/** Throws UsageError BAD_OPTION when the folder cannot be used or another process uses it. */
export async function takeFolder({ dir, processes, onLockLost }: FolderOwner): Promise<FolderLock> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    return await lockFolder(dir, processes, onLockLost);
  } catch (error) {
    throw error instanceof UsageError ? error : unusableFolder(dir, error);
  }
}

function unusableFolder(dir: string, cause: unknown): UsageError {
  const message = `The data folder ${dir} cannot be created or written to. Give another one with --data.`;
  return new UsageError('BAD_OPTION', message, { cause });
}

const TOUCH_INTERVAL_MS = 10_000;
const MAX_SILENCE_MS = 60_000;

const ownerSchema = z.object({
  pid: z.number().int().positive(),
  /** Parts two processes that have one id after another; null where the system does not tell. */
  started: z.string().nullable(),
  host: z.string(),
  /** Names this one lock. */
  key: z.string(),
});
type Owner = z.infer<typeof ownerSchema>;

/** Throws UsageError BAD_OPTION while another process holds the folder. `onLost`: somebody took it away. */
export async function lockFolder(
  dir: string,
  processes: ProcessTable,
  onLost: () => void,
): Promise<FolderLock> {
  const path = join(dir, 'lock');
  const owner = {
    pid: processes.pid,
    started: await startOf(processes.pid),
    host: hostname(),
    key: randomUUID(),
  };
  if (!(await tryCreate(path, owner)) && !(await takeOver(path, owner, processes)))
    throw inUse(dir, await readOwner(path));
  const touching = setInterval(() => {
    void touch(path, owner.key).then((isOurs) => {
      if (isOurs) return;
      clearInterval(touching);
      onLost();
    });
  }, TOUCH_INTERVAL_MS);
  touching.unref();
  return {
    release: async () => {
      clearInterval(touching);
      if ((await readOwner(path))?.key === owner.key) await rm(path, { force: true });
    },
  };
}

async function tryCreate(path: string, owner: Owner): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify(owner));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Of several that find a dead lock only one may remove it, or the second would remove the lock of the first. */
async function takeOver(path: string, owner: Owner, processes: ProcessTable): Promise<boolean> {
  const turn = `${path}.turn`;
  if (!(await tryCreate(turn, owner))) {
    if (await isFresh(turn)) return false;
    // Whoever left it died at it.
    await rm(turn, { force: true });
    if (!(await tryCreate(turn, owner))) return false;
  }
  try {
    if (await isHeld(path, await readOwner(path), processes)) return false;
    await rm(path, { force: true });
    return await tryCreate(path, owner);
  } finally {
    await rm(turn, { force: true });
  }
}

async function isHeld(path: string, owner: Owner | undefined, processes: ProcessTable): Promise<boolean> {
  if (owner?.host === hostname()) {
    return processes.isAlive(owner.pid) && owner.started === (await startOf(owner.pid));
  }
  return isFresh(path);
}

async function isFresh(path: string): Promise<boolean> {
  const touchedAt = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
  return Date.now() - touchedAt < MAX_SILENCE_MS;
}

/** Undefined for a lock that is gone, half written or damaged. */
async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return ownerSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** False when the lock is no longer ours. */
async function touch(path: string, key: string): Promise<boolean> {
  if ((await readOwner(path))?.key !== key) return false;
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
  return true;
}

/**
 * Linux tells in `/proc/<pid>/stat` when a process started, in ticks since the start of the machine:
 * `4242 (node) S 1 4242 4242 0 -1 4194560 … 8815213 …`, the 20th number behind the name in brackets.
 */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function inUse(dir: string, owner: Owner | undefined): UsageError {
  const who = owner === undefined ? 'another process' : `process ${owner.pid} on ${owner.host}`;
  return new UsageError(
    'BAD_OPTION',
    `The data folder ${dir} is in use by ${who}. Stop it, or give this one another folder with --data.`,
  );
}

// Threads that search the logs of a zip on disk: that they are started, what they find, and that they end.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/archive/open-archive.ts';
import { DEFAULT_LIMITS, type Archive, type ReadLimits } from '../../src/model/entry.ts';
import { startLogThreads, type LogHelp } from '../../src/threads/log-threads.ts';
import { logLine } from '../support/log-lines.ts';
import { zipOf } from '../support/zip-writer.ts';

const THREAD_FILE = new URL('../../dist/threads/log-thread.js', import.meta.url);
const PATTERN = { id: 'denied', sources: ['agent'], literals: ['denied'] } as const;
const LOGS = ['logs/agent.log', 'logs/agent.log.1', 'logs/agent.log.2'];
let dir: string;
let path: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'flare-threads-'));
  path = join(dir, 'bundle.zip');
  const text = Array.from({ length: 300_000 }, (_, n) => logLine(n, `request ${n} is done`, 'CORE', 'INFO'));
  const data = [logLine(0, 'access denied'), ...text].join('\n');
  writeFileSync(
    path,
    zipOf([{ name: 'status.log', data: 'Agent' }, ...LOGS.map((name) => ({ name, data }))]),
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Start {
  /** The file that the threads open. */
  readonly threadPath?: string;
  readonly threads?: number;
  readonly limits?: ReadLimits;
}

async function started(
  { threadPath = path, threads = 2, limits = DEFAULT_LIMITS }: Start,
  use: (help: LogHelp | undefined, archive: Archive) => Promise<void>,
): Promise<void> {
  const archive = await openArchive({ kind: 'path', path }, limits);
  const place = { archive, path: threadPath, limits, threads, threadFile: THREAD_FILE };
  const help = startLogThreads(place, { patterns: [PATTERN], maxLineBytes: limits.maxLineBytes });
  try {
    await use(help, archive);
  } finally {
    await help?.stop();
    await archive.close();
  }
}

function isNotHelped(help: LogHelp | undefined): Promise<void> {
  expect(help).toBeUndefined();
  return Promise.resolve();
}

describe('threads that search logs', () => {
  it('read every large log when the first thread takes none, and no page', async () => {
    await started({}, async (help) => {
      const shares = await help!.found;
      expect(shares).toHaveLength(2);
      expect(shares.flatMap(({ entries }) => entries.map((entry) => entry.path)).sort()).toEqual(LOGS);
      const counts = shares.flatMap(({ scan }) =>
        scan.samples.map(([id, { count }]) => [id, count] as const),
      );
      expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(LOGS.length);
      expect(help!.readElsewhere()).toBeGreaterThan(48 * 1024 * 1024);
    });
  });

  it('leave to the first thread what it took, and the pages', async () => {
    await started({}, async (help, archive) => {
      const here: string[] = [];
      for await (const entry of archive.entries(help!.share)) here.push(entry.path);
      const elsewhere = (await help!.found).flatMap(({ entries }) => entries.map((entry) => entry.path));
      expect(here).toContain('status.log');
      expect([...here, ...elsewhere].sort()).toEqual([...LOGS, 'status.log']);
    });
  });

  it('leave everything to the first thread when the file is gone', async () => {
    await started({ threadPath: join(dir, 'gone.zip') }, async (help, archive) => {
      const here: string[] = [];
      for await (const entry of archive.entries(help!.share)) here.push(entry.path);
      expect(here.sort()).toEqual([...LOGS, 'status.log']);
      expect((await help!.found).flatMap(({ entries }) => entries)).toEqual([]);
    });
  });

  it('end when nobody waits for them', async () => {
    await started({}, async (help) => {
      await help!.stop();
      await expect(help!.found).rejects.toThrow('before it had an answer');
    });
  });

  it('are not started for one thread, nor where a limit of the bundle could be reached', async () => {
    await started({ threads: 0 }, isNotHelped);
    const limits = { ...DEFAULT_LIMITS, maxTotalBytes: 1_000_000 };
    await started({ limits }, isNotHelped);
  });
});

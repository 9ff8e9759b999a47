// Reads an archive to its end, for tests: what came out and what was reported.
import { Readable } from 'node:stream';
import { openArchive } from '../../src/archive/open-archive.ts';
import { openZip } from '../../src/archive/zip-archive.ts';
import { bufferSource } from '../../src/archive/byte-source.ts';
import { DEFAULT_LIMITS, type Archive, type ReadLimits } from '../../src/model/entry.ts';
import type { Problem } from '../../src/model/problem.ts';

export interface ReadResult {
  /** Content by path, damaged entries included. */
  readonly files: Readonly<Record<string, string>>;
  readonly damaged: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  readonly codes: readonly string[];
}

export async function readAll(archive: Archive): Promise<ReadResult> {
  const files: Record<string, string> = {};
  const damaged: Record<string, string> = {};
  try {
    for await (const entry of archive.entries()) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry.chunks()) chunks.push(Buffer.from(chunk));
      files[entry.path] = Buffer.concat(chunks).toString('latin1');
      if (entry.damage !== undefined) damaged[entry.path] = entry.damage.code;
    }
  } finally {
    await archive.close();
  }
  const problems = archive.problems();
  return { files, damaged, problems, codes: problems.map(({ code }) => code) };
}

export async function readZip(bytes: Buffer, limits: Partial<ReadLimits> = {}): Promise<ReadResult> {
  return readAll(await openZip(bufferSource(bytes), { ...DEFAULT_LIMITS, ...limits }));
}

/** Through a stream, in chunks of `chunkBytes`. */
export function openBytes(
  bytes: Buffer,
  limits: Partial<ReadLimits> = {},
  chunkBytes = 1000,
): Promise<Archive> {
  const stream = Readable.from(slices(bytes, chunkBytes), { objectMode: false });
  return openArchive({ kind: 'stream', stream }, { ...DEFAULT_LIMITS, ...limits });
}

export async function readBytes(bytes: Buffer, limits: Partial<ReadLimits> = {}): Promise<ReadResult> {
  return readAll(await openBytes(bytes, limits));
}

function* slices(bytes: Buffer, sliceBytes: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes);
}

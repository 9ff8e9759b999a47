// The way in: looks at what was given and opens it as the archive it is, or says why that cannot be done.
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Archive, ReadLimits } from '../model/entry.ts';
import { ArchiveError, UsageError } from '../errors.ts';
import { errorCodeOf } from '../util/system-error.ts';
import { bufferSource, openFileSource, readRange, type ByteSource } from './byte-source.ts';
import { gunzip, type FlowState } from './decompress.ts';
import { describeForeign, detectFormat, HEAD_BYTES, isTarHeader } from './detect-format.ts';
import { openFolder } from './folder-archive.ts';
import { peek } from './peek.ts';
import { gzipPiecesOf } from './pieces.ts';
import { RawInput } from './raw-input.ts';
import { openZip } from './zip-archive.ts';
import { readEndRecord } from './zip-end-record.ts';

/** `stream` is for standard input: a zip in it is held in memory, a tar is not. */
export type ArchiveInput =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'stream'; readonly stream: Readable };

/**
 * Throws UsageError NO_INPUT for a path that does not exist or cannot be opened, and ArchiveError EMPTY_INPUT,
 * NOT_AN_ARCHIVE, TRUNCATED (nothing of it can be read), ENCRYPTED, SIZE_LIMIT (a zip in a stream).
 */
export async function openArchive(input: ArchiveInput, limits: ReadLimits): Promise<Archive> {
  if (input.kind === 'stream') return openStream(input.stream, limits);
  try {
    const stats = await stat(input.path);
    if (stats.isDirectory()) return openFolder(input.path, limits);
    if (!stats.isFile()) return await openStream(createReadStream(input.path), limits);
    return await openSource(await openFileSource(input.path, 'follow'), limits);
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? noInput(input.path, error) : error;
  }
}

/** Throws UsageError NO_INPUT for a path that does not exist or may not be read. */
export async function assertAccessible(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    throw error instanceof Error ? noInput(path, error) : error;
  }
}

function noInput(path: string, error: Error): UsageError {
  const code = errorCodeOf(error) ?? error.name;
  const found = code === 'ENOENT' ? 'does not exist' : `cannot be opened (${code})`;
  const message = `${JSON.stringify(path)} ${found}; expected a flare (zip, tar, tar.gz or folder). Check the path and its permissions.`;
  return new UsageError('NO_INPUT', message, { cause: error });
}

/** Opens what stands in `source`; closes it when that fails. */
async function openSource(source: ByteSource, limits: ReadLimits): Promise<Archive> {
  try {
    const head = await source.read(0, HEAD_BYTES);
    const format = detectFormat(head);
    if (format === 'tar' || format === 'gzip') {
      const raw = new RawInput(readRange(source, { start: 0, end: source.size }));
      return await openFlow({ format, raw, blocks: raw.blocks(), release: () => source.close() }, limits);
    }
    if (source.size === 0) throw emptyInput();
    // Junk in front of a zip hides its start, but not its end.
    const isZip = format === 'zip' || (await readEndRecord(source)) !== 'cut';
    if (!isZip) throw notAnArchive(describeForeign(head));
    return await openZip(source, limits);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function openStream(stream: Readable, limits: ReadLimits): Promise<Archive> {
  const raw = new RawInput(stream);
  const release = (): Promise<void> => Promise.resolve(void stream.destroy());
  try {
    const { head, flow } = await peek(raw.blocks(), HEAD_BYTES);
    const format = detectFormat(head);
    if (format === 'tar' || format === 'gzip') {
      return await openFlow({ format, raw, blocks: flow, release }, limits);
    }
    const bytes = await readIntoMemory(flow, limits.maxStdinBytes);
    if (bytes === undefined) throw format === 'zip' ? tooLarge(limits) : notAnArchive(describeForeign(head));
    // What came as a stream cannot be opened a second time by another thread.
    return { ...(await openSource(bufferSource(bytes), limits)), sharedBytes: undefined };
  } catch (error) {
    await release();
    throw error;
  }
}

interface CompressedFlow {
  readonly format: 'tar' | 'gzip';
  readonly raw: RawInput;
  /** What `raw` gives, from the first byte. */
  readonly blocks: AsyncGenerator<Buffer, void, undefined>;
  readonly release: () => Promise<void>;
}

async function openFlow(
  { format, raw, blocks, release }: CompressedFlow,
  limits: ReadLimits,
): Promise<Archive> {
  const unpacked = format === 'tar' ? withState(raw, blocks) : gunzipped(blocks, limits);
  const { head, end, flow: content } = await peek(unpacked, HEAD_BYTES);
  const close = async (): Promise<void> => {
    // First what is below: a flow that waits for input can only be closed once there is none to wait for.
    await release();
    await unpacked.return('cut');
  };
  if (!isTarHeader(head) || head.length < HEAD_BYTES) {
    await close();
    const isCut = isTarHeader(head) || (head.length < HEAD_BYTES && end !== 'complete');
    throw isCut ? cutAtOnce() : notAnArchive(`a gzip file that holds ${describeForeign(head)} and no tar`);
  }
  // Most flares are zips, and need no reader of tars.
  const { openTar } = await import('./tar-archive.ts');
  return openTar({ format: format === 'tar' ? 'tar' : 'tar.gz', raw, content, close }, limits);
}

async function* withState(
  raw: RawInput,
  blocks: AsyncGenerator<Buffer, void, undefined>,
): AsyncGenerator<Buffer, FlowState, undefined> {
  yield* blocks;
  return raw.hasFailed ? 'cut' : 'complete';
}

async function* gunzipped(
  blocks: AsyncGenerator<Buffer, void, undefined>,
  limits: ReadLimits,
): AsyncGenerator<Buffer, FlowState, undefined> {
  const { state } = yield* gunzip(gzipPiecesOf(blocks), limits.maxRatio);
  return state;
}

/** Undefined when there is more than `maxBytes`. */
async function readIntoMemory(
  flow: AsyncGenerator<Buffer, void, undefined>,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of flow) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function notAnArchive(found: string): ArchiveError {
  const message = `The input is ${found}; expected a flare as a zip, tar, tar.gz or folder. Give the file as the Agent wrote it, or unpack it and give the folder.`;
  return new ArchiveError('NOT_AN_ARCHIVE', message);
}

function emptyInput(): ArchiveError {
  return new ArchiveError(
    'EMPTY_INPUT',
    'The input holds no bytes; expected a flare. Download or copy it again.',
  );
}

function cutAtOnce(): ArchiveError {
  const message =
    'The tar is cut off before its first file; expected a whole tar or tar.gz. Download or copy it again.';
  return new ArchiveError('TRUNCATED', message);
}

function tooLarge({ maxStdinBytes }: ReadLimits): ArchiveError {
  const message = `The zip on standard input is larger than ${maxStdinBytes} bytes, which must be held in memory; expected a smaller one. Save it to a file and give the path.`;
  return new ArchiveError('SIZE_LIMIT', message);
}

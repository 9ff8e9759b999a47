// Drives zlib piece by piece, so that the same bytes always give the same result: whatever was produced before an
// error is delivered, and how much that is does not depend on timing. Checksums are the callers' matter.
import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib';
import { isSystemError } from '../util/system-error.ts';
import { BLOCK_BYTES } from './byte-source.ts';
import { canInflateHere, InflateHere, type InflateForm } from './inflate-here.ts';

/** `cut`: the input ended before the compressed stream did. */
export type FlowState = 'complete' | 'cut' | 'damaged' | 'ratio-limit';

export interface FlowEnd {
  readonly state: FlowState;
  /** Compressed bytes that belong to the stream; on an error, those before the piece that failed. */
  readonly consumed: number;
}

export type DecompressedFlow = AsyncGenerator<Buffer, FlowEnd, undefined>;

/** Below this much output no ratio is suspicious: a small file of zeros is no bomb. */
const RATIO_FLOOR_BYTES = 16 * 1024 * 1024;
const SPARE_BYTES = 1024;

export interface InflateLimits {
  readonly maxRatio: number;
  /** What is expected to come out, for the size of the buffers; may be infinite or wrong. */
  readonly maxBytes: number;
}

/** Each chunk is good until the next is asked for. */
export function inflateRaw(pieces: AsyncGenerator<Buffer, void>, limits: InflateLimits): DecompressedFlow {
  return canInflateHere() ? inflateRawHere(pieces, limits) : inflateRawByStream(pieces, limits);
}

export function inflateRawHere(
  pieces: AsyncGenerator<Buffer, void>,
  { maxRatio, maxBytes }: InflateLimits,
): DecompressedFlow {
  const form = { format: 'raw', chunkBytes: chunkBytesFor(maxBytes), chunksLast: 'once' } as const;
  return inflatedHere(form, pieces, maxRatio);
}

async function* inflatedHere(
  form: InflateForm,
  pieces: AsyncGenerator<Buffer, void>,
  maxRatio: number,
): DecompressedFlow {
  const inflate = new InflateHere(form);
  let produced = 0;
  let given = 0;
  try {
    for (;;) {
      const next = await pieces.next();
      const piece = next.done === true ? undefined : next.value;
      given += piece?.length ?? 0;
      for (const chunk of inflate.step(piece)) {
        const room = roomFor(given, maxRatio) - produced;
        produced += chunk.length;
        if (room > 0) yield chunk.subarray(0, room);
        if (chunk.length > room) return { state: 'ratio-limit', consumed: inflate.consumed };
      }
      const { state, consumed } = inflate;
      if (state !== 'open') return { state, consumed };
    }
  } finally {
    inflate.close();
    await pieces.return(undefined);
  }
}

/** The public way, which gives the same bytes. */
export function inflateRawByStream(
  pieces: AsyncGenerator<Buffer, void>,
  { maxRatio, maxBytes }: InflateLimits,
): DecompressedFlow {
  const chunkSize = chunkBytesFor(maxBytes);
  return decompress(new Stepper(createInflateRaw({ chunkSize })), pieces, maxRatio);
}

/** A little more than expected: a buffer that is just full makes zlib ask for another one. */
function chunkBytesFor(maxBytes: number): number {
  return Math.min(maxBytes + SPARE_BYTES, BLOCK_BYTES);
}

/** Bytes that may come out of so many compressed ones before they are suspicious. */
function roomFor(compressedBytes: number, maxRatio: number): number {
  return Math.max(RATIO_FLOOR_BYTES, compressedBytes * maxRatio);
}

/** Chunks stand in memory of their own: a reader of tar keeps what does not make a whole header yet. */
export function gunzip(pieces: AsyncGenerator<Buffer, void>, maxRatio: number): DecompressedFlow {
  return canInflateHere() ? gunzipHere(pieces, maxRatio) : gunzipByStream(pieces, maxRatio);
}

export function gunzipHere(pieces: AsyncGenerator<Buffer, void>, maxRatio: number): DecompressedFlow {
  const form = { format: 'gzip', chunkBytes: BLOCK_BYTES, chunksLast: 'always' } as const;
  return inflatedHere(form, pieces, maxRatio);
}

export function gunzipByStream(pieces: AsyncGenerator<Buffer, void>, maxRatio: number): DecompressedFlow {
  return decompress(new Stepper(createGunzip({ chunkSize: BLOCK_BYTES })), pieces, maxRatio);
}

async function* decompress(
  stepper: Stepper,
  pieces: AsyncGenerator<Buffer, void>,
  maxRatio: number,
): DecompressedFlow {
  const advance = async (): Promise<Step> => {
    const piece = await pieces.next();
    return stepper.step(piece.done === true ? undefined : piece.value);
  };
  let produced = 0;
  try {
    for (let pending = advance(); ;) {
      const { chunks, consumed, state } = await pending;
      // zlib works on the next piece in its own thread while the consumer looks at this one.
      if (state === undefined) pending = advance();
      for (const chunk of chunks) {
        const room = roomFor(consumed, maxRatio) - produced;
        produced += chunk.length;
        if (room > 0) yield chunk.subarray(0, room);
        if (chunk.length > room) return { state: 'ratio-limit', consumed };
      }
      if (state !== undefined) return { state, consumed };
    }
  } finally {
    stepper.close();
    await pieces.return(undefined);
  }
}

interface Step {
  readonly chunks: readonly Buffer[];
  readonly consumed: number;
  /** Undefined as long as the stream goes on. */
  readonly state: FlowState | undefined;
}

class Stepper {
  readonly #stream: InflateRaw | Gunzip;
  #chunks: Buffer[] = [];
  #consumed = 0;
  #state: FlowState | undefined;
  #wake: () => void = () => undefined;

  constructor(stream: InflateRaw | Gunzip) {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    stream.on('end', () => this.#settle('complete'));
    stream.on('error', (error) => this.#fail(error));
    stream.on('close', () => this.#settle('cut'));
  }

  /** Feeds one piece, or the end of the input, and gives all that comes out of it. Never rejects. */
  async step(piece: Buffer | undefined): Promise<Step> {
    if (this.#state === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        if (piece === undefined) this.#stream.end();
        else this.#stream.write(piece, (error) => (error ? this.#fail(error) : resolve()));
      });
    }
    if (this.#state === undefined || this.#state === 'complete') this.#consumed = this.#stream.bytesWritten;
    const chunks = this.#chunks;
    this.#chunks = [];
    return { chunks, consumed: this.#consumed, state: this.#state };
  }

  close(): void {
    this.#stream.destroy();
  }

  #fail(error: Error): void {
    this.#settle(isSystemError(error, 'Z_BUF_ERROR') ? 'cut' : 'damaged');
  }

  #settle(state: FlowState): void {
    this.#state ??= state;
    this.#wake();
  }
}

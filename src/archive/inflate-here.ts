// Inflates in the calling thread: half the cost of zlib's streams, which change threads for each piece
// (docs/decisions/inflate.md). It drives the handle behind a stream of Node, which is not public: a Node whose handle is another
// gets the streams of decompress.ts instead.
import {
  constants,
  createGunzip,
  createInflateRaw,
  deflateRawSync,
  gzipSync,
  type Gunzip,
  type InflateRaw,
} from 'node:zlib';

/** What `InflateRaw` and `Gunzip` keep in Node 20 to 24. `writeSync` leaves the room left and the input left in the state. */
interface Handle {
  onerror: (message: string, errno: number, code: string) => void;
  writeSync(
    flush: number,
    input: Buffer,
    inputAt: number,
    inputLength: number,
    output: Buffer,
    outputAt: number,
    outputLength: number,
  ): void;
}

const NO_BYTES = Buffer.alloc(0);

export type InflateState = 'open' | 'complete' | 'cut' | 'damaged';

export interface InflateForm {
  readonly format: 'raw' | 'gzip';
  readonly chunkBytes: number;
  /**
   * `once`: each chunk is good until the next is asked for, as one buffer is used again for all. `always`: chunks stand in memory
   * of their own.
   */
  readonly chunksLast: 'once' | 'always';
}

export class InflateHere {
  /** `complete` as soon as the compressed stream ended by itself, `cut` when the input did before. */
  state: InflateState = 'open';
  /** Compressed bytes that belong to the stream; on an error, those before the piece that failed. */
  consumed = 0;
  readonly #stream: InflateRaw | Gunzip;
  readonly #handle: Handle;
  /** [room left in the output, bytes left of the input] */
  readonly #left: Uint32Array;
  readonly #form: InflateForm;
  #output: Buffer;
  /** Where the next chunk starts in the output. */
  #outputAt = 0;

  /** Throws when Node's handle is not the known one; `canInflateHere` tells. */
  constructor(form: InflateForm) {
    this.#form = form;
    this.#output = Buffer.allocUnsafeSlow(form.chunkBytes);
    const create = form.format === 'raw' ? createInflateRaw : createGunzip;
    this.#stream = create({ chunkSize: constants.Z_MIN_CHUNK });
    const { _handle: handle, _writeState: left } = this.#stream as unknown as {
      _handle?: Partial<Handle>;
      _writeState?: unknown;
    };
    if (typeof handle?.writeSync !== 'function' || !(left instanceof Uint32Array))
      throw new TypeError('zlib keeps another handle than this program knows');
    this.#handle = handle as Handle;
    this.#left = left;
    this.#handle.onerror = (_message, _errno, code) => {
      this.state = code === 'Z_BUF_ERROR' ? 'cut' : 'damaged';
    };
  }

  /** All that comes out of one piece of input, or out of its end. */
  *step(piece: Buffer | undefined): Generator<Buffer, void, undefined> {
    const flush = piece === undefined ? constants.Z_FINISH : constants.Z_NO_FLUSH;
    const input = piece ?? NO_BYTES;
    for (let given = input.length; this.state === 'open';) {
      const [output, from] = [this.#output, this.#outputAt];
      this.#handle.writeSync(flush, input, input.length - given, given, output, from, output.length - from);
      if (this.#hasFailed()) return;
      const [room = 0, rest = 0] = this.#left;
      given = rest;
      const to = output.length - room;
      this.#goOnAt(to);
      if (to > from) yield output.subarray(from, to);
      if (room === 0) continue;
      // With room left, zlib wants more input, or no more at all.
      if (rest > 0 || piece === undefined) this.state = 'complete';
      this.consumed += input.length - rest;
      return;
    }
  }

  #goOnAt(at: number): void {
    if (this.#form.chunksLast === 'once') return;
    const isFull = at === this.#output.length;
    if (isFull) this.#output = Buffer.allocUnsafeSlow(this.#form.chunkBytes);
    this.#outputAt = isFull ? 0 : at;
  }

  #hasFailed(): boolean {
    return this.state !== 'open';
  }

  close(): void {
    this.#stream.destroy();
  }
}

let isKnownHandle: boolean | undefined;

/** Whether this Node inflates so: tried once, on a text that must come out as it went in. */
export function canInflateHere(): boolean {
  return (isKnownHandle ??= worksHere());
}

/** Also what is cut and what is damaged must end as such: a handle that does not tell would give garbage for ever. */
function worksHere(): boolean {
  const text = Buffer.from('a flare is a flare is a flare');
  const trials = [
    { format: 'raw', packed: deflateRawSync(text) },
    { format: 'gzip', packed: gzipSync(text) },
  ] as const;
  try {
    return trials.every(({ format, packed }) => {
      const whole = tried(packed, format);
      const isWhole = whole.state === 'complete' && whole.bytes.equals(text);
      const isCut = tried(packed.subarray(0, packed.length / 2), format).state === 'cut';
      return isWhole && isCut && tried(NO_DEFLATE, format).state === 'damaged';
    });
  } catch {
    return false;
  }
}

/** A block of a type that there is not, and no gzip. */
const NO_DEFLATE = Buffer.from([0xff, 0xff]);
const MAX_STEPS = 100;

function tried(
  input: Buffer,
  format: InflateForm['format'],
): { readonly state: InflateState; readonly bytes: Buffer } {
  const inflate = new InflateHere({ format, chunkBytes: 16, chunksLast: 'once' });
  const out: Buffer[] = [];
  for (const piece of [input, undefined]) {
    for (const chunk of inflate.step(piece)) {
      out.push(Buffer.from(chunk));
      if (out.length > MAX_STEPS) return { state: 'open', bytes: NO_BYTES };
    }
  }
  inflate.close();
  return { state: inflate.state, bytes: Buffer.concat(out) };
}

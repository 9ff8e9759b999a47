// Turns the bytes of a tar into a plain sequence of headers and data through tar-stream. tar-stream pushes and
// throws away what is not yet read when the tar breaks off; here everything before the break is kept.
import { setImmediate } from 'node:timers/promises';
import { extract, type Header } from 'tar-stream';
import type { FlowState } from './decompress.ts';

/** `type` is null for the types that tar-stream does not know. */
export interface TarHeader {
  readonly name: string;
  readonly type: Header['type'] | null;
}

export type TarEvent =
  | { readonly kind: 'header'; readonly header: TarHeader }
  | { readonly kind: 'data'; readonly chunk: Buffer }
  | { readonly kind: 'end' };

export const TAR_BLOCK_BYTES = 512;

/** Ends with how the tar ended. Leaves `content` open when it is closed early. */
export async function* parseTar(
  content: AsyncGenerator<Buffer, FlowState, undefined>,
): AsyncGenerator<TarEvent, FlowState, undefined> {
  const feed = new TarFeed();
  try {
    for (;;) {
      const step = await content.next();
      if (step.done === true) {
        const isWhole = await feed.end();
        yield* feed.takeEvents();
        return step.value === 'complete' && !isWhole ? 'cut' : step.value;
      }
      const isSound = await feed.write(step.value);
      yield* feed.takeEvents();
      if (!isSound) return 'damaged';
    }
  } finally {
    feed.destroy();
  }
}

const PARSER_OPTIONS = {
  /** Tars older than the ustar magic. */
  allowUnknownFormat: true,
  /** One byte: every write is answered by `drain` once it has been worked off. */
  highWaterMark: 1,
};

/** tar-stream, fed one chunk at a time: after a write all events of the chunk are there. */
class TarFeed {
  readonly #parser = extract(PARSER_OPTIONS);
  #events: TarEvent[] = [];
  #lastBlock: Buffer = Buffer.alloc(0);
  #hasFailed = false;
  #wake: () => void = () => undefined;

  constructor() {
    this.#parser.on('entry', (header, stream, next) => {
      this.#events.push({ kind: 'header', header });
      stream.on('data', (chunk) => this.#events.push({ kind: 'data', chunk: chunk as Buffer }));
      stream.on('error', () => undefined);
      stream.on('end', () => {
        this.#events.push({ kind: 'end' });
        next();
      });
    });
    this.#parser.on('error', () => (this.#hasFailed = true));
    for (const event of ['drain', 'finish', 'close'] as const) this.#parser.on(event, () => this.#wake());
  }

  takeEvents(): TarEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** False when the bytes are no tar any more. */
  async write(chunk: Buffer): Promise<boolean> {
    const recent = chunk.length < TAR_BLOCK_BYTES ? Buffer.concat([this.#lastBlock, chunk]) : chunk;
    this.#lastBlock = recent.subarray(-TAR_BLOCK_BYTES);
    await this.#settled(() => this.#parser.write(chunk));
    return !this.#hasFailed;
  }

  /** True when the tar ends where it should: behind a block of zeros. */
  async end(): Promise<boolean> {
    await this.#settled(() => this.#parser.end(undefined));
    return !this.#hasFailed && this.#lastBlock.every((byte) => byte === 0);
  }

  destroy(): void {
    this.#parser.destroy();
  }

  async #settled(act: () => void): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      act();
    });
    // The streams of the entries hand over their data in microtasks of their own.
    await setImmediate();
  }
}

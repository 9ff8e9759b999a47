// The bytes of an archive that can be read only once, from front to back, hashed as they flow.
import { createHash } from 'node:crypto';
import type { ArchiveIdentity } from '../model/entry.ts';

export class RawInput {
  readonly #chunks: AsyncIterator<unknown>;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #failure = false;
  #identified: Promise<ArchiveIdentity> | undefined;

  constructor(input: AsyncIterable<unknown>) {
    this.#chunks = input[Symbol.asyncIterator]();
  }

  /** True when the input broke off with an error (a failing disk or pipe) instead of ending. */
  get hasFailed(): boolean {
    return this.#failure;
  }

  /** The bytes from where the last reader stopped. Never throws; closing it leaves the input open. */
  async *blocks(): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const chunk = await this.#next();
      if (chunk === undefined) return;
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      yield chunk;
    }
  }

  /** Reads the rest and gives the hash of everything. */
  identity(): Promise<ArchiveIdentity> {
    return (this.#identified ??= this.#drain());
  }

  async #drain(): Promise<ArchiveIdentity> {
    const rest = this.blocks();
    while ((await rest.next()).done !== true);
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }

  async #next(): Promise<Buffer | undefined> {
    if (this.#failure) return undefined;
    try {
      const step = await this.#chunks.next();
      if (step.done === true) return undefined;
      return Buffer.isBuffer(step.value) ? step.value : Buffer.from(String(step.value));
    } catch {
      this.#failure = true;
      return undefined;
    }
  }
}

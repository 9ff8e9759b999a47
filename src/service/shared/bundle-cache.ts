// Files of bundles from the bucket: loaded when somebody reads one, kept as long as there is room, since whoever opened a
// report opens its log next.
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface BundleCacheOptions {
  /** Emptied by whoever owns it. */
  readonly dir: string;
  /** Bytes of the files that nobody reads. */
  readonly maxIdleBytes: number;
  /** Writes the file; gives its bytes. */
  readonly load: (id: string, path: string) => Promise<number>;
}

interface CachedBundle {
  /** Of its own: one that comes again may meet one that goes. */
  readonly path: string;
  readonly bytes: Promise<number>;
  readers: number;
}

export class BundleCache {
  readonly #options: BundleCacheOptions;
  /** The one that was read last stands last. */
  readonly #bundles = new Map<string, CachedBundle>();

  constructor(options: BundleCacheOptions) {
    this.#options = options;
  }

  /** Throws the reason of the signal when it is aborted before the file is there. */
  async use<T>(id: string, work: (path: string) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const bundle = this.#bundles.get(id) ?? this.#begin(id);
    this.#bundles.delete(id);
    this.#bundles.set(id, bundle);
    bundle.readers += 1;
    try {
      await untilAborted(bundle.bytes, signal);
      return await work(bundle.path);
    } finally {
      bundle.readers -= 1;
      await this.#makeRoom();
    }
  }

  #begin(id: string): CachedBundle {
    const path = join(this.#options.dir, randomUUID());
    return { path, bytes: this.#load(id, path), readers: 0 };
  }

  async #load(id: string, path: string): Promise<number> {
    try {
      await mkdir(this.#options.dir, { recursive: true, mode: 0o700 });
      return await this.#options.load(id, path);
    } catch (error) {
      this.#bundles.delete(id);
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Who reads it still has it to the end. */
  async forget(id: string): Promise<void> {
    const bundle = this.#bundles.get(id);
    if (bundle !== undefined) await this.#remove(id, bundle);
  }

  async #remove(id: string, { path }: CachedBundle): Promise<void> {
    this.#bundles.delete(id);
    await rm(path, { force: true });
  }

  /** The ones that were not read for longest go first. */
  async #makeRoom(): Promise<void> {
    const idle = [...this.#bundles].filter(([, { readers }]) => readers === 0);
    const sizes = await Promise.all(idle.map(([, { bytes }]) => bytes.catch(() => 0)));
    let sum = sizes.reduce((all, bytes) => all + bytes, 0);
    for (const [index, [id, bundle]] of idle.entries()) {
      if (sum <= this.#options.maxIdleBytes) return;
      // Somebody may have come back meanwhile.
      if (bundle.readers > 0) continue;
      sum -= sizes[index] ?? 0;
      if (this.#bundles.get(id) === bundle) await this.#remove(id, bundle);
    }
  }
}

/** The work goes on for others. */
async function untilAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work;
  const ended = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { signal: ended.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    ended.abort();
  }
}

// The folder of what is being received: each upload in a folder of its own, which its sender’s store takes or drops.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ReceivedBundle } from './flare-store.ts';
import { receiveFile } from './receive-file.ts';

export class Scratch {
  readonly #dir: string;
  readonly #maxUploadBytes: number;

  constructor(dir: string, maxUploadBytes: number) {
    this.#dir = dir;
    this.#maxUploadBytes = maxUploadBytes;
  }

  /** Removes what this process, or one that ended, left behind. */
  async empty(): Promise<void> {
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#dir)) await rm(join(this.#dir, name), { recursive: true });
  }

  newPath(): string {
    return join(this.#dir, randomUUID());
  }

  /** Throws as `FlareStore.receive` says. */
  async receive(stream: Readable): Promise<ReceivedBundle> {
    const place = this.newPath();
    await mkdir(place, { mode: 0o700 });
    try {
      return { ...(await receiveFile(stream, bundleIn(place), this.#maxUploadBytes)), place };
    } catch (error) {
      await rm(place, { recursive: true, force: true });
      throw error;
    }
  }

  async discard({ place }: ReceivedBundle): Promise<void> {
    await rm(place, { recursive: true, force: true });
  }
}

export function bundleIn(place: string): string {
  return join(place, 'bundle');
}

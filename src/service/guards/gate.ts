// Lets a bounded number of things happen at a time and turns the rest away.
import { HttpError } from '../problem-document.ts';

const RETRY_AFTER_SECONDS = 5;

export class Gate {
  readonly #maxInside: number;
  #inside = 0;

  constructor(maxInside: number) {
    this.#maxInside = maxInside;
  }

  /** Throws HttpError BUSY when it is full. `alreadyTaken`: places that others hold for the moment. */
  async pass<T>(work: () => Promise<T>, alreadyTaken = 0): Promise<T> {
    const leave = this.enter(alreadyTaken);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** As `pass`; what it gives must be called once, at the end of the work. */
  enter(alreadyTaken = 0): () => void {
    if (this.#inside + alreadyTaken >= this.#maxInside)
      throw new HttpError('BUSY', 'Try again in a few seconds.', RETRY_AFTER_SECONDS);
    this.#inside += 1;
    return () => void (this.#inside -= 1);
  }
}

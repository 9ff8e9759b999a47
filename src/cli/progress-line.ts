// One line on a terminal that says how far a large bundle is read: bytes, rate, time left. It is written over itself and
// taken away at the end.
import type { ReadProgress } from '../model/entry.ts';
import { sizeText } from '../util/amount-text.ts';

/** Unpacked bytes below which nobody waits. */
const MIN_PROGRESS_BYTES = 50_000_000;
const INTERVAL_MS = 200;
const CLEAR = '\r\u001b[2K';

export interface ProgressOptions {
  readonly write: (text: string) => void;
  readonly now: () => number;
}

export class ProgressLine {
  readonly #options: ProgressOptions;
  readonly #startedAt: number;
  #shownAt = -Infinity;
  #isShown = false;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#startedAt = options.now();
  }

  show({ readBytes, totalBytes }: ReadProgress): void {
    const now = this.#options.now();
    if (now - this.#shownAt < INTERVAL_MS || (totalBytes ?? readBytes) < MIN_PROGRESS_BYTES) return;
    this.#shownAt = now;
    this.#isShown = true;
    const seconds = Math.max(0.001, (now - this.#startedAt) / 1000);
    const rate = readBytes / seconds;
    const speed = `${sizeText(rate)}/s`;
    if (totalBytes === undefined) {
      this.#options.write(`${CLEAR}${sizeText(readBytes)}, ${speed}`);
      return;
    }
    const left = Math.ceil(Math.max(0, totalBytes - readBytes) / rate);
    this.#options.write(
      `${CLEAR}${sizeText(readBytes)} of ${sizeText(totalBytes)}, ${speed}, ${left} s left`,
    );
  }

  end(): void {
    if (this.#isShown) this.#options.write(CLEAR);
  }
}

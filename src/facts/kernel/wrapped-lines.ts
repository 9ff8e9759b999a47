// Puts messages together that somebody wrapped by hand: the kernel writes each in one line, but people paste
// terminal output into a flare.
import type { StreamLine } from '../stream-line.ts';

const MAX_MESSAGE = 2000;
const MAX_LINES = 6;

/** A message in the place of its first line. */
export type TakeMessage = (message: string, at: StreamLine) => void;

/** Only messages that `mayWrap` wait for more lines; all others are handed on at once. */
export class WrappedLines {
  #message = '';
  #lines = 0;
  #at: StreamLine | undefined;

  readonly #mayWrap: (text: string) => boolean;
  readonly #take: TakeMessage;

  constructor(mayWrap: (text: string) => boolean, take: TakeMessage) {
    this.#mayWrap = mayWrap;
    this.#take = take;
  }

  read(text: string, line: number): void {
    if (this.#at !== undefined && isContinued(text) && this.#lines < MAX_LINES) {
      this.#message = `${this.#message} ${text.slice(0, MAX_MESSAGE).trim()}`.slice(0, MAX_MESSAGE);
      this.#lines += 1;
      return;
    }
    this.end();
    if (this.#mayWrap(text)) {
      [this.#message, this.#lines, this.#at] = [text.slice(0, MAX_MESSAGE), 1, { line, text }];
    } else this.#take(text, { line, text });
  }

  /** Hands on what waits. */
  end(): void {
    const at = this.#at;
    this.#at = undefined;
    if (at !== undefined) this.#take(this.#message, at);
  }
}

//   scontext=system_u:system_r:container_t:s0:c133,c439
function isContinued(text: string): boolean {
  return /^[ \t]+[a-z]+=/.test(text);
}

// Remembers something of texts, for all that differ in their digits only: the same trouble is written a thousand times a
// minute, each time with another date, port or duration.

/** Texts after which the older half is forgotten, and how long they may be. */
const MAX_TEXTS = 500;
const MAX_LENGTH = 4000;
const [ZERO, NINE] = [0x30, 0x39];

interface Remembered<T> {
  readonly text: string;
  readonly value: T;
}

export class AlikeTexts<T> {
  #young = new Map<number, Remembered<T>>();
  #old = new Map<number, Remembered<T>>();

  /** `make` must give the same for every text that differs from this one in digits only. */
  of(text: string, make: (text: string) => T): T {
    if (text.length > MAX_LENGTH) return make(text);
    const hash = hashWithoutDigits(text);
    const young = this.#young.get(hash);
    if (young !== undefined && areAlike(young.text, text)) return young.value;
    const old = this.#old.get(hash);
    const known = old !== undefined && areAlike(old.text, text) ? old : { text, value: make(text) };
    this.#keep(hash, known);
    return known.value;
  }

  /** What is asked for stays; the rest goes with the older half. */
  #keep(hash: number, known: Remembered<T>): void {
    if (this.#young.size >= MAX_TEXTS / 2) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(hash, known);
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function hashWithoutDigits(text: string): number {
  let hash = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    hash = Math.imul(hash ^ (isDigit(code) ? ZERO : code), 0x01000193);
  }
  return hash;
}

function areAlike(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other && !(isDigit(one) && isDigit(other))) return false;
  }
  return true;
}

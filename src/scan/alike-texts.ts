// Remembers something of texts, for all that differ in their digits only: the same trouble is written a thousand times a
// minute, each time with another date, port or duration.

/** Texts remembered at a time, and how long they may be. */
const MAX_TEXTS = 500;
const MAX_LENGTH = 4000;
const [ZERO, NINE] = [0x30, 0x39];

interface Remembered<T> {
  readonly text: string;
  readonly value: T;
}

export class AlikeTexts<T> {
  readonly #byHash = new Map<number, Remembered<T>>();

  /** `make` must give the same for every text that differs from this one in digits only. */
  of(text: string, make: (text: string) => T): T {
    if (text.length > MAX_LENGTH) return make(text);
    const hash = hashWithoutDigits(text);
    const known = this.#byHash.get(hash);
    if (known !== undefined && areAlike(known.text, text)) return known.value;
    if (this.#byHash.size >= MAX_TEXTS) this.#byHash.clear();
    const value = make(text);
    this.#byHash.set(hash, { text, value });
    return value;
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

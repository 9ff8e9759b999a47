// Finds where one of many literals may stand in a block of bytes, looking at every second position only.
//
// Case is folded four bytes at once; the hash of the four bytes is looked up in a table of 64 K flags. Each
// literal of five bytes or more puts two neighbouring grams into the table, so one of them falls on an even
// position wherever the literal stands. Phase one only collects positions, with no call in its loop; phase
// two compares bytes. Cost does not grow with the number of literals until the table fills.

const FOLD = 0x20202020;
const STRIDE = 2;
const GRAM_BYTES = 4;
/** A literal must hold this many bytes so that a gram of it falls on every stride. */
export const MIN_FILTER_BYTES = STRIDE + GRAM_BYTES - 1;

interface GramUse {
  readonly literal: number;
  /** Where in the literal the gram stands. */
  readonly offset: number;
}

export interface LiteralFilter {
  /** Calls `onHit` for every place in `block[start, end)` where a literal stands, by rising candidate position. */
  find(
    block: Uint8Array,
    range: { start: number; end: number },
    onHit: (position: number, literal: number) => void,
  ): void;
}

/** Literals are matched with ASCII letters folded; shorter ones than MIN_FILTER_BYTES are refused by a throw. */
export function createLiteralFilter(literals: readonly string[]): LiteralFilter {
  const folded = literals.map((literal) => foldCase(Buffer.from(literal)));
  const flags = new Uint8Array(1 << 16);
  const uses = new Map<number, GramUse[]>();
  folded.forEach((bytes, literal) => {
    if (bytes.length < MIN_FILTER_BYTES) throw new RangeError(`a literal needs ${MIN_FILTER_BYTES} bytes`);
    const window = rarestWindow(bytes);
    for (let offset = window; offset < window + STRIDE; offset++) {
      const gram = gramAt(bytes, offset);
      flags[hashOf(gram)] = 1;
      uses.set(gram, [...(uses.get(gram) ?? []), { literal, offset }]);
    }
  });
  let candidates = new Uint32Array(1024);

  return {
    find: (block, { start, end }, onHit) => {
      if (candidates.length < (end - start) / STRIDE + 1)
        candidates = new Uint32Array((end - start) / STRIDE + 1024);
      const count = collectCandidates(block, { start, end, flags, candidates });
      for (let index = 0; index < count; index++) {
        const at = candidates[index] ?? 0;
        for (const use of uses.get(gramAt(block, at)) ?? []) {
          const position = at - use.offset;
          const bytes = folded[use.literal];
          if (bytes !== undefined && position >= start && standsAt(block, { position, end, bytes }))
            onHit(position, use.literal);
        }
      }
    },
  };
}

interface CandidateSearch {
  readonly start: number;
  readonly end: number;
  readonly flags: Uint8Array;
  readonly candidates: Uint32Array;
}

function collectCandidates(block: Uint8Array, { start, end, flags, candidates }: CandidateSearch): number {
  let count = 0;
  const last = end - GRAM_BYTES;
  for (let at = start; at <= last; at += STRIDE) {
    const gram = gramAt(block, at);
    if (flags[hashOf(gram)] !== 0) candidates[count++] = at;
  }
  return count;
}

function gramAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24) |
    FOLD
  );
}

function hashOf(gram: number): number {
  return (Math.imul(gram, 0x9e3779b1) >>> 16) & 0xffff;
}

function standsAt(
  block: Uint8Array,
  { position, end, bytes }: { position: number; end: number; bytes: Uint8Array },
): boolean {
  if (position + bytes.length > end) return false;
  for (let index = 0; index < bytes.length; index++) {
    if (foldByte(block[position + index] ?? 0) !== bytes[index]) return false;
  }
  return true;
}

function foldByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

function foldCase(bytes: Uint8Array): Uint8Array {
  return bytes.map(foldByte);
}

/** Rough frequency of bytes in Agent logs, most frequent first; what is not listed is rare. */
const FREQUENT = ' e0tanorsi1clg/d2p:m|h5u.f34v()yk6b7w98-_';

/** Start of the window (STRIDE + 3 bytes) whose bytes are rarest, so that candidates are few. */
function rarestWindow(bytes: Uint8Array): number {
  const rarity = (byte: number): number => {
    const rank = FREQUENT.indexOf(String.fromCharCode(byte));
    return rank < 0 ? FREQUENT.length + 10 : rank;
  };
  let best = 0;
  let bestScore = -1;
  for (let start = 0; start + MIN_FILTER_BYTES <= bytes.length; start++) {
    const score = bytes
      .subarray(start, start + MIN_FILTER_BYTES)
      .reduce((sum, byte) => sum + rarity(byte), 0);
    if (score > bestScore) [best, bestScore] = [start, score];
  }
  return best;
}

// Finds where one of many literals may stand in a block of bytes, looking at every second position only.
//
// Case is folded four bytes at once; the hash of the four bytes is looked up in a table of up to 64 K flags (gram-table.ts).
// Each literal of five bytes or more puts two grams into the table, an odd number of bytes apart, so that one of them falls on
// a position that is looked at, wherever the literal stands. First come all places of grams (gram-search.ts), then bytes are compared there.
// Cost does not grow with the number of literals until the table fills.

import { lazy } from '../../util/lazy.ts';
import { gramSearch } from './gram-search.ts';
import { GRAM_BYTES, gramAt, GramTable } from './gram-table.ts';
import { ORDINARY_GRAMS } from './ordinary-gram-table.ts';

/** As of gram-search.wat. */
const STRIDE = 2;
/** A literal must hold this many bytes so that a gram of it falls on every stride. */
export const MIN_FILTER_BYTES = STRIDE + GRAM_BYTES - 1;

/** Bytes below which bringing the table into the memory of the search costs more than it saves. */
const SHORT_BYTES = 1024;

export interface LiteralFilter {
  /** Calls `onHit` for every place in `block[start, end)` where a literal stands, by rising candidate position. */
  find(
    block: Uint8Array,
    range: { start: number; end: number },
    onHit: (position: number, literal: number) => void,
  ): void;
}

/**
 * Literals are matched with ASCII letters folded, and are known by their index, also where only some are wanted;
 * shorter ones than MIN_FILTER_BYTES are refused by a throw.
 */
export function createLiteralFilter(
  literals: readonly string[],
  isWanted: (literal: string) => boolean = () => true,
): LiteralFilter {
  const folded = literals.map((literal) => (isWanted(literal) ? foldCase(Buffer.from(literal)) : undefined));
  const table = new GramTable(STRIDE * folded.filter((bytes) => bytes !== undefined).length);
  folded.forEach((bytes, literal) => {
    if (bytes === undefined) return;
    if (bytes.length < MIN_FILTER_BYTES) throw new RangeError(`a literal needs ${MIN_FILTER_BYTES} bytes`);
    for (let first = 0; first < STRIDE; first++) {
      const offset = rarestFrom(first, bytes);
      table.add({ gram: gramAt(bytes, offset), literal, offset });
    }
  });

  return {
    find: (block, { start, end }, onHit) => {
      const look = (at: number): void => {
        const gram = gramAt(block, at);
        for (const use of table.usesOf(gram)) {
          if (use.gram !== gram) continue;
          const position = at - use.offset;
          const bytes = folded[use.literal];
          if (bytes !== undefined && position >= start && standsAt(block, { position, end, bytes }))
            onHit(position, use.literal);
        }
      };
      const search = end - start >= SHORT_BYTES ? gramSearch() : undefined;
      if (search !== undefined) search.find(table, block, { start, end, onPlace: look });
      else for (let at = start; at + GRAM_BYTES <= end; at += STRIDE) look(at);
    },
  };
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

/** How ordinary four bytes are in logs. */
const commonnessOf = lazy(() => {
  const bytes = Buffer.from(ORDINARY_GRAMS);
  const ranks = new Map<number, number>();
  const counts = new Uint32Array(256);
  for (let at = 0; at < bytes.length; at += GRAM_BYTES) ranks.set(gramAt(bytes, at), bytes.length - at);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const countAt = (text: Uint8Array, at: number): number => counts[text[at] ?? 0] ?? 0;
  // Those that are not in the table are rarer than any that is; their letters tell how rare.
  return (text: Uint8Array, at: number): number =>
    ranks.get(gramAt(text, at)) ??
    (countAt(text, at) + countAt(text, at + 1) + countAt(text, at + 2) + countAt(text, at + 3)) /
      (GRAM_BYTES * bytes.length);
});

/** Of the grams that start `first` bytes from the start, or a multiple of STRIDE later, the one that is rarest in ordinary logs. */
function rarestFrom(first: number, bytes: Uint8Array): number {
  const commonness = commonnessOf();
  let best = first;
  for (let at = first; at + GRAM_BYTES <= bytes.length; at += STRIDE)
    if (commonness(bytes, at) < commonness(bytes, best)) best = at;
  return best;
}

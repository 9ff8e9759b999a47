// Reads the data of one zip entry from a range of the file, stored or deflated, and checks its size and checksum.
// Where the range starts and ends is decided by zip-listed.ts (from the directory) and zip-salvage.ts (without it).
import { crc32 } from 'node:zlib';
import { readRange, type BlockBuffers, type ByteSource } from './byte-source.ts';
import { inflateRaw, type FlowEnd, type FlowState, type InflateLimits } from './decompress.ts';
import type { Fault, Intake } from './intake.ts';
import { piecesOf } from './pieces.ts';
import { METHOD_STORED } from './zip-record.ts';

export interface DataRange {
  readonly source: ByteSource;
  readonly method: number;
  readonly start: number;
  readonly end: number;
  readonly intake: Intake;
  /** What the blocks are read into; fresh memory where there are none. */
  readonly buffers?: BlockBuffers;
  /** Where the data ends as a size mismatch; infinite where the size is not known in advance. */
  readonly maxBytes: number;
}

/** What came out of a range: enough to compare it with what the zip declares. */
export interface Tally {
  readonly bytes: number;
  readonly crc32: number;
  /** Bytes of the range that belong to the entry. */
  readonly consumed: number;
  readonly fault: Fault | undefined;
}

export interface Declared {
  readonly bytes: number;
  readonly crc32: number;
}

type DataFlow = AsyncGenerator<Buffer, FlowEnd, undefined>;

/** Compressed bytes of an entry that is worth another thread. */
export const LARGE_DATA_BYTES = 16 * 1024;
/** Pieces in which the stretch around an error is read a second time. */
const FINE_PIECE_BYTES = 16;

const FAULT_MESSAGES = {
  cut: 'The entry’s data ends too early; the part before the cut was read.',
  damaged: 'The entry’s data cannot be inflated; the part before the damage was read.',
  'ratio-limit': 'The entry unpacks to suspiciously many bytes for its size; the rest was not read.',
} satisfies Record<Exclude<FlowState, 'complete'>, string>;

/** Gives the entry's bytes and counts them. What they should be is compared by `checkTally`. */
export async function* readData(range: DataRange): AsyncGenerator<Buffer, Tally, undefined> {
  const { maxBytes } = range;
  const flow = range.method === METHOD_STORED ? stored(range) : inflated(range);
  let bytes = 0;
  let checksum = 0;
  try {
    for (;;) {
      const step = await flow.next();
      if (step.done === true) {
        const { consumed, state } = step.value;
        return { bytes, crc32: checksum, consumed, fault: state === 'complete' ? undefined : faultOf(state) };
      }
      const chunk = step.value.subarray(0, maxBytes - bytes);
      bytes += chunk.length;
      checksum = crc32(chunk, checksum);
      if (chunk.length > 0) yield chunk;
      if (chunk.length < step.value.length) {
        return { bytes, crc32: checksum, consumed: 0, fault: sizeMismatch(maxBytes, 'more') };
      }
    }
  } finally {
    await flow.return({ state: 'cut', consumed: 0 });
  }
}

/** The fault of a whole entry: what its data says, else what its declared size and checksum say. */
export function checkTally(tally: Tally, declared: Declared): Fault | undefined {
  if (tally.fault !== undefined) return tally.fault;
  if (tally.bytes !== declared.bytes) return sizeMismatch(declared.bytes, 'fewer');
  if (tally.crc32 === declared.crc32) return undefined;
  return {
    code: 'entry-checksum',
    message: 'The entry’s data does not have the checksum that the archive states.',
  };
}

function sizeMismatch(declaredBytes: number, actual: 'more' | 'fewer'): Fault {
  return {
    code: 'entry-size-mismatch',
    message: `The entry declares ${declaredBytes} bytes but holds ${actual}; the bytes up to there were read.`,
  };
}

function faultOf(state: Exclude<FlowState, 'complete'>): Fault {
  return { code: state === 'ratio-limit' ? 'ratio-limit' : 'entry-damaged', message: FAULT_MESSAGES[state] };
}

async function* stored({ source, start, end, buffers }: DataRange): DataFlow {
  let consumed = 0;
  for await (const block of readRange(source, { start, end }, buffers)) {
    consumed += block.length;
    yield block;
  }
  return { state: consumed === end - start ? 'complete' : 'cut', consumed };
}

async function* inflated(range: DataRange): DataFlow {
  const flow = inflateRaw(piecesOf(readRange(range.source, range, range.buffers)), boundsOf(range));
  let delivered = 0;
  try {
    for (;;) {
      const step = await flow.next();
      if (step.done === true) {
        if (step.value.state === 'damaged' && mayLookTwice(range)) {
          yield* inflatedUpToDamage(range, step.value.consumed, delivered);
        }
        return step.value;
      }
      delivered += step.value.length;
      yield step.value;
    }
  } finally {
    await flow.return({ state: 'cut', consumed: 0 });
  }
}

/** A large entry pays for itself; small ones could be so many that the looks cost more than all the rest. */
function mayLookTwice({ start, end, intake }: DataRange): boolean {
  return end - start >= LARGE_DATA_BYTES || intake.takeSecondLook();
}

function boundsOf({ intake, maxBytes }: DataRange): InflateLimits {
  return { maxRatio: intake.limits.maxRatio, maxBytes };
}

/**
 * zlib drops what it made from the piece in which it met the error, which is a whole file when the file is small.
 * Inflating again with tiny pieces from `coarseBytes` on gives all but the last few bytes before the damage.
 */
async function* inflatedUpToDamage(
  range: DataRange,
  coarseBytes: number,
  delivered: number,
): AsyncGenerator<Buffer, void, undefined> {
  const { source, start, end } = range;
  const middle = start + coarseBytes;
  async function* pieces(): AsyncGenerator<Buffer, void, undefined> {
    yield* piecesOf(readRange(source, { start, end: middle }));
    yield* piecesOf(readRange(source, { start: middle, end }), FINE_PIECE_BYTES);
  }
  let skip = delivered;
  for await (const chunk of inflateRaw(pieces(), boundsOf(range))) {
    if (chunk.length > skip) yield chunk.subarray(skip);
    skip = Math.max(0, skip - chunk.length);
  }
}

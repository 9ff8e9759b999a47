// Tells from the first bytes what a file is; its name is never asked. What to do with the answer is decided by
// open-archive.ts.
import { FOREIGN_FORMATS } from './foreign-format-table.ts';
import { TAR_BLOCK_BYTES } from './tar-parser.ts';

/** Enough bytes to recognise every format: one block of a tar. */
export const HEAD_BYTES = TAR_BLOCK_BYTES;

export type DetectedFormat = 'zip' | 'gzip' | 'tar';

const CHECKSUM_START = 148;
const CHECKSUM_END = 156;
const MAGIC_START = 257;

/** Undefined when the bytes start none of the formats; a zip may still stand behind them. */
export function detectFormat(head: Buffer): DetectedFormat | undefined {
  const start = head.toString('latin1', 0, 4);
  if (start === 'PK\x03\x04' || start === 'PK\x05\x06') return 'zip';
  if (start.startsWith('\x1f\x8b')) return 'gzip';
  return isTarHeader(head) ? 'tar' : undefined;
}

/** By its magic, or, for a tar older than the magic, by the checksum of its first block. */
export function isTarHeader(head: Buffer): boolean {
  if (head.toString('latin1', MAGIC_START, MAGIC_START + 5) === 'ustar') return true;
  if (head.length < TAR_BLOCK_BYTES || head[0] === 0) return false;
  // Stored as octal digits, such as "012345\0 ", and computed as if it were eight spaces.
  const stated = /^ *([0-7]+)/.exec(head.toString('latin1', CHECKSUM_START, CHECKSUM_END))?.[1];
  const block = Buffer.from(head.subarray(0, TAR_BLOCK_BYTES)).fill(' ', CHECKSUM_START, CHECKSUM_END);
  return stated !== undefined && parseInt(stated, 8) === block.reduce((sum, byte) => sum + byte, 0);
}

/** What the bytes look like, for a message: "an HTML page", "text", "data of an unknown kind". */
export function describeForeign(head: Buffer): string {
  const text = head.toString('latin1');
  const known = FOREIGN_FORMATS.find(({ start }) => start.test(text));
  if (known !== undefined) return known.what;
  return /^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(text) ? 'text' : 'data of an unknown kind';
}

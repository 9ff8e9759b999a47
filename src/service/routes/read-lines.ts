// Some lines of one file of a stored flare, for people who look at the evidence in its place. Every line
// passes the redactor; what is read and kept is bounded.
import { openArchive } from '../../archive/open-archive.ts';
import { cleanLines } from '../../assemble/evidence.ts';
import { pathBelow } from '../../flare/root-dir.ts';
import type { Entry, ReadLimits } from '../../model/entry.ts';
import { utf8Chunks } from '../../util/text-encoding.ts';
import { HttpError } from '../problem-document.ts';

/** Bytes of a line that are kept; a report shows no more than 1,000 characters of one. */
const MAX_LINE_BYTES = 16 * 1024;
/** Bytes of all lines of one answer; the answer is shorter then. */
const MAX_PAGE_BYTES = 1024 * 1024;
/** Lines above the first one that are read too, because they may tell that it holds a secret: no private key is longer. */
const LINES_ABOVE = 120;
const TIMEOUT_MS = 20_000;
const NEWLINE = 10;

export interface LinesRequest {
  readonly bundlePath: string;
  readonly rootDir: string;
  /** Below the root folder, as in a report. */
  readonly file: string;
  /** 1-based. */
  readonly from: number;
  readonly count: number;
}

export interface FileLine {
  readonly line: number;
  readonly text: string;
}

export interface LinePage {
  readonly lines: readonly FileLine[];
  /** The line after the last one; null at the end of the file. */
  readonly next: number | null;
}

/** Undefined when the flare has no such file. Throws HttpError BUSY when it takes too long to get there. */
export async function readLines(request: LinesRequest, limits: ReadLimits): Promise<LinePage | undefined> {
  const archive = await openArchive({ kind: 'path', path: request.bundlePath }, limits);
  const endsAt = Date.now() + TIMEOUT_MS;
  try {
    for await (const entry of archive.entries()) {
      assertInTime(endsAt);
      if (pathBelow(request.rootDir, entry.path) === request.file)
        return await pageOf(entry, request, endsAt);
    }
    return undefined;
  } finally {
    await archive.close();
  }
}

async function pageOf(entry: Entry, request: LinesRequest, endsAt: number): Promise<LinePage> {
  const window = new LineWindow(request.from, request.count);
  for await (const chunk of utf8Chunks(entry.chunks())) {
    assertInTime(endsAt);
    if (!window.push(chunk)) break;
  }
  return window.finish();
}

function assertInTime(endsAt: number): void {
  if (Date.now() < endsAt) return;
  throw new HttpError('BUSY', 'The place is too far inside the archive to be shown here. Unpack the flare.');
}

/** Lines `from`, `from + 1`, … of a text that comes in pieces; one more than asked for tells that there is more. */
class LineWindow {
  readonly #from: number;
  readonly #count: number;
  /** The line that `#lines` begins with. */
  readonly #first: number;
  readonly #lines: string[] = [];
  readonly #kept: Buffer[] = [];
  #keptBytes = 0;
  #pageBytes = 0;
  #line = 1;

  constructor(from: number, count: number) {
    this.#from = from;
    this.#first = Math.max(1, from - LINES_ABOVE);
    this.#count = count;
  }

  /** False when nothing more is wanted. */
  push(chunk: Buffer): boolean {
    let start = 0;
    while (!this.#isFull) {
      const end = chunk.indexOf(NEWLINE, start);
      this.#keep(chunk.subarray(start, end < 0 ? chunk.length : end));
      if (end < 0) return true;
      this.#endLine();
      start = end + 1;
    }
    return false;
  }

  finish(): LinePage {
    if (this.#keptBytes > 0) this.#endLine();
    const clean = cleanLines(this.#lines, this.#first === 1 ? '' : null);
    const start = this.#from - this.#first;
    const lines = clean
      .slice(start, start + this.#count)
      .map((text, index) => ({ line: this.#from + index, text }));
    return { lines, next: this.#isFull ? this.#from + lines.length : null };
  }

  get #isFull(): boolean {
    return this.#line - this.#from > this.#count || this.#pageBytes > MAX_PAGE_BYTES;
  }

  #keep(piece: Buffer): void {
    const room = this.#line < this.#first ? 0 : MAX_LINE_BYTES - this.#keptBytes;
    // A copy, because a piece of a chunk holds the whole chunk in memory.
    if (room > 0) this.#kept.push(Buffer.from(piece.subarray(0, room)));
    this.#keptBytes += Math.min(room, piece.length);
  }

  #endLine(): void {
    if (this.#line >= this.#first)
      this.#lines.push(Buffer.concat(this.#kept).toString('utf8').replace(/\r$/, ''));
    if (this.#line >= this.#from) this.#pageBytes += this.#keptBytes;
    this.#kept.length = 0;
    this.#keptBytes = 0;
    this.#line += 1;
  }
}

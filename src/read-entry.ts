// Reads one entry once, for all who want something of it: its lines are searched, a document is kept as text, a
// stream goes line by line to its fact reader. Which of these, its role decides.
import type { FileRoleName } from './model/file-kind-table.ts';
import { feedEntry, type FedEntry, type Taker } from './archive/feed-entry.ts';
import type { StreamedFile } from './facts/streamed-file.ts';
import { LINE_READERS } from './facts/fact-reader-table.ts';
import type { Entry, ReadLimits } from './model/entry.ts';
import type { Problem } from './model/problem.ts';
import { roleOfStoredPath } from './flare/roles.ts';
import { LineStream } from './scan/lines/line-stream.ts';
import type { Scanner } from './scan/scanner.ts';
import { countedText } from './util/counted-text.ts';
import { decodeText } from './util/text-encoding.ts';

export interface ReadEntry extends FedEntry {
  readonly text?: string;
  /** Of a stream: what its reader makes of it, once its path below the root is known. */
  readonly streamed?: (path: string) => Omit<StreamedFile, 'role'>;
}

export interface ReadContext {
  readonly scanner: Scanner;
  readonly limits: ReadLimits;
  readonly problems: Problem[];
  /** Told of each chunk. */
  readonly onRead: (bytes: number) => void;
  /** Bytes kept as text so far. */
  documentBytes: number;
}

export async function readEntry(entry: Entry, context: ReadContext): Promise<ReadEntry> {
  const { reading, source, role } = roleOfStoredPath(entry.path);
  const text = reading === 'document' ? new KeptText(entry.path, context) : undefined;
  const stream = reading === 'stream' ? new FactStream(entry.path, role, context) : undefined;
  const scan = source === undefined ? undefined : context.scanner.open(entry.path, source);
  const takers = [text, stream, scan].filter(
    (taker): taker is NonNullable<typeof taker> => taker !== undefined,
  );
  const fed = await feedEntry(entry, takers, context.onRead);
  const kept = text?.text;
  return {
    ...fed,
    ...(kept === undefined ? {} : { text: kept }),
    ...(stream === undefined ? {} : { streamed: (path) => stream.factsAt(path) }),
  };
}

/** A document as a whole, unless it is larger than there is room for. */
class KeptText implements Taker {
  #bytes = 0;
  #chunks: Uint8Array[] | undefined = [];
  readonly #room: number;
  readonly #path: string;
  readonly #context: ReadContext;

  constructor(path: string, context: ReadContext) {
    const { maxDocumentBytes, maxDocumentsBytes } = context.limits;
    this.#room = Math.min(maxDocumentBytes, maxDocumentsBytes - context.documentBytes);
    this.#path = path;
    this.#context = context;
  }

  push(chunk: Uint8Array): void {
    if (this.#chunks === undefined) return;
    this.#bytes += chunk.byteLength;
    if (this.#bytes <= this.#room) this.#chunks.push(Buffer.from(chunk));
    else this.#giveUp();
  }

  end(): void {
    if (this.#chunks !== undefined) this.#context.documentBytes += this.#bytes;
  }

  get text(): string | undefined {
    return this.#chunks === undefined ? undefined : decodeText(Buffer.concat(this.#chunks));
  }

  #giveUp(): void {
    const { maxDocumentBytes, maxDocumentsBytes } = this.#context.limits;
    this.#chunks = undefined;
    this.#context.problems.push({
      code: 'document-limit',
      file: this.#path,
      message: `Pages are read as a whole up to ${maxDocumentBytes} bytes each and ${maxDocumentsBytes} together; of this one only the lines were searched.`,
    });
  }
}

/** A stream on its way to its fact reader. */
class FactStream implements Taker {
  #firstLine = '';
  readonly #reader;
  readonly #lines: LineStream;
  readonly #path: string;
  readonly #context: ReadContext;

  constructor(path: string, role: FileRoleName | 'other', context: ReadContext) {
    this.#path = path;
    this.#context = context;
    this.#reader = LINE_READERS[role]?.();
    this.#lines = new LineStream(context.limits.maxLineBytes, (text, line) => {
      if (line === 1) this.#firstLine = text;
      this.#reader?.read(withoutColors(text), line);
    });
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk);
  }

  end(): void {
    this.#lines.end();
    const { cutLines } = this.#lines;
    if (cutLines === 0) return;
    this.#context.problems.push({
      code: 'line-limit',
      file: this.#path,
      message: `Of ${countedText(cutLines, 'line')} longer than ${this.#context.limits.maxLineBytes} bytes, only the start was read.`,
    });
  }

  factsAt(path: string): Omit<StreamedFile, 'role'> {
    return { path, firstLine: this.#firstLine, facts: this.#reader?.facts(path) ?? [] };
  }
}

/** Pages are coloured when a daemon thinks it writes to a terminal (core 2.1). */
export function withoutColors(text: string): string {
  return text.includes('\u001B') ? text.replace(/\u001B\[[0-9;]*m/g, '') : text;
}

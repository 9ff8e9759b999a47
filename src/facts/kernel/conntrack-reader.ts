// The connection tracking tables in the system-probe/ folder: how many entries, and whether the dump is whole. The
// entries themselves are not looked into.
import type { Fact, FactValue } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { LineReader } from '../fact-reader.ts';
import { makeFact } from '../make-fact.ts';
import type { StreamLine } from '../stream-line.ts';

/** Which facts the table of one file becomes. */
export interface ConntrackNames {
  readonly entries: FactName;
  readonly type: FactName;
  readonly incomplete: FactName;
  readonly error: FactName;
}

export const CACHED_CONNTRACK: ConntrackNames = {
  entries: 'conntrack.cached.entries',
  type: 'conntrack.cached.type',
  incomplete: 'conntrack.cached.incomplete',
  error: 'conntrack.cached.error',
};

export const HOST_CONNTRACK: ConntrackNames = {
  entries: 'conntrack.host.entries',
  type: 'conntrack.host.type',
  incomplete: 'conntrack.host.incomplete',
  error: 'conntrack.host.error',
};

interface Told<T extends FactValue> extends StreamLine {
  readonly value: T;
}

/** Upstream: pkg/network/tracer/debug_conntrack.go, conntrack_debug of security 1.2. */
export function conntrackReader(names: ConntrackNames): () => LineReader {
  return () => new ConntrackTable(names);
}

/** The header stands at the top. */
const HEADER_LINES = 5;
/** An error stands instead of all else. */
const MAX_ERROR_LINES = 3;

class ConntrackTable implements LineReader {
  readonly #names: ConntrackNames;
  #type: Told<string> | undefined;
  #total: Told<number> | undefined;
  #incomplete: StreamLine | undefined;
  #error: Told<string> | undefined;
  #firstEntry: StreamLine | undefined;
  #entries = 0;
  /** That are neither blank nor an entry. */
  #others = 0;

  constructor(names: ConntrackNames) {
    this.#names = names;
  }

  read(text: string, line: number): void {
    if (text.trim() === '') return;
    if (isEntry(text)) {
      this.#entries += 1;
      this.#firstEntry ??= { line, text };
      return;
    }
    this.#others += 1;
    if (line <= HEADER_LINES) this.#readHeader(text.slice(0, 500), { line, text });
  }

  // conntrack dump, kind=cached-eBPF rootNS=4026531840
  // totalEntries=3204, capped to 3000 to reduce output size
  // netlink table truncated due to response timeout, some entries may be missing
  #readHeader(text: string, at: StreamLine): void {
    const kind = /^conntrack dump, kind=(?:cached-|host-)?([\w.-]{1,60})/.exec(text)?.[1];
    if (kind !== undefined) this.#type ??= { value: kind, ...at };
    const total = /^totalEntries=(\d{1,12})\b/.exec(text)?.[1];
    if (total !== undefined) this.#total ??= { value: Number(total), ...at };
    if (text.startsWith('netlink table truncated')) this.#incomplete ??= at;
    if (FAILURE.test(text)) this.#error ??= { value: text.trim(), ...at };
  }

  facts(file: string): Fact[] {
    const { entries, type, incomplete, error } = this.#names;
    const total = this.#total ?? this.#counted();
    const at = (line: StreamLine): { file: string; line: number; text: string } => ({
      file,
      line: line.line,
      text: line.text,
    });
    return [
      ...(total === undefined ? [] : [makeFact(entries, total.value, at(total))]),
      ...(this.#type === undefined ? [] : [makeFact(type, this.#type.value, at(this.#type))]),
      ...(this.#incomplete === undefined ? [] : [makeFact(incomplete, true, at(this.#incomplete))]),
      ...(this.#error === undefined || total !== undefined || this.#others > MAX_ERROR_LINES
        ? []
        : [makeFact(error, this.#error.value, at(this.#error))]),
    ];
  }

  /** Dumps without a header. */
  #counted(): Told<number> | undefined {
    return this.#firstEntry === undefined ? undefined : { value: this.#entries, ...this.#firstEntry };
  }
}

// TCP v4 src=10.0.0.1 dst=10.0.0.2 sport=11000 dport=11001 src=10.0.0.3 dst=10.0.0.4 sport=11002 dport=11003
function isEntry(text: string): boolean {
  const at = text.indexOf('src=');
  return at > 0 && at < 40 && text.indexOf('dst=', at) > 0;
}

// Lines of a log, with their bars, are none of these.
// 404 page not found
// unable to retrieve conntrack table: netlink dump error: operation not permitted
const FAILURE =
  /^[^|[]{0,400}\b(?:error|fail(?:ed|ure)?|unable|not found|not (?:supported|implemented|available)|refused)\b/i;

// Builds a flare from a map of paths to texts, for the tests of this folder.
import { clockZoneOf } from '../../src/facts/clock-zone.ts';
import type { StreamedFile } from '../../src/facts/streamed-file.ts';
import { LINE_READERS } from '../../src/facts/fact-reader-table.ts';
import { LOG_FACT_PATTERNS } from '../../src/facts/logs/log-fact-patterns.ts';
import { readFacts, type FlareContents, type FlareFacts } from '../../src/facts/read-facts.ts';
import { identifyFlare } from '../../src/flare/identify.ts';
import { roleOf } from '../../src/flare/roles.ts';
import type { Flare, FlareDocument, FlareFile } from '../../src/model/flare.ts';
import type { ScanResult } from '../../src/model/log.ts';
import { Scanner } from '../../src/scan/scanner.ts';

export interface FlareOptions extends Partial<Pick<Flare, 'kind' | 'isLocal' | 'isTruncated'>> {
  readonly damaged?: readonly string[];
  readonly assume?: Readonly<Record<string, string>>;
}

export type Texts = Readonly<Record<string, string>>;

export function flareOf(texts: Texts, options: FlareOptions = {}): FlareContents {
  const paths = Object.keys(texts);
  const files = paths.map((path): FlareFile => {
    const isDamaged = options.damaged?.includes(path) ?? false;
    return { path, bytes: texts[path]!.length, isDamaged, ...roleOf(path) };
  });
  const documents = files
    .filter(({ reading }) => reading === 'document')
    .map(({ path, role }): FlareDocument => ({ path, role, lines: texts[path]!.split('\n') }));
  const streams = files
    .filter(({ reading }) => reading === 'stream')
    .map(({ path, role }): StreamedFile => {
      const reader = LINE_READERS[role]?.();
      const lines = texts[path]!.split('\n');
      lines.forEach((text, index) => reader?.read(text, index + 1));
      return { path, role, firstLine: lines[0] ?? '', facts: reader?.facts(path) ?? [] };
    });
  const { kind = 'agent', isLocal, isTruncated } = options;
  const flare = identifyFlare({ rootDir: '', files, documents });
  return {
    flare: {
      ...flare,
      kind,
      isLocal: isLocal ?? flare.isLocal,
      isTruncated: isTruncated ?? false,
    },
    documents,
    streams,
    scan: scanOf(texts, files, documents),
  };
}

/** The scan that the program makes, without any rule. */
function scanOf(texts: Texts, files: readonly FlareFile[], documents: readonly FlareDocument[]): ScanResult {
  const scanner = new Scanner(LOG_FACT_PATTERNS, { maxLineBytes: 16 * 1024 });
  for (const { path, source } of files) {
    if (source === undefined) continue;
    const scan = scanner.open(path, source);
    scan.push(Buffer.from(texts[path]!));
    scan.end();
  }
  return scanner.finish({ relativePath: (path) => path, clock: clockZoneOf(documents) });
}

export function factsOf(texts: Texts, options: FlareOptions = {}): FlareFacts {
  return readFacts(flareOf(texts, options), { assume: options.assume ?? {} });
}

/** The value of a fact, or the cause why it is not known. */
export function valueOrCause(facts: FlareFacts, name: string): unknown {
  const lookup = facts.fact(name);
  return lookup.known ? lookup.value.value : { cause: lookup.missing.cause };
}

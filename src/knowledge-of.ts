// Joins what was read, scanned and derived into the one view that rules look at.
import { startsOf } from './facts/logs/log-fact-patterns.ts';
import type { StreamedFile } from './facts/streamed-file.ts';
import type { FlareFacts } from './facts/read-facts.ts';
import type { Flare, FlareDocument } from './model/flare.ts';
import type { MissingInput } from './model/absence.ts';
import { SOURCE_KINDS } from './model/file-kind-table.ts';
import type { Knowledge } from './model/knowledge.ts';
import type { LogSource, PatternHits, ScanResult } from './model/log.ts';
import { remembered } from './util/lazy.ts';
import { matchesPathWildcard } from './util/wildcard.ts';

const NO_HITS: PatternHits = { count: 0, hits: [] };

export interface KnowledgeSources {
  readonly flare: Flare;
  readonly documents: readonly FlareDocument[];
  readonly streams: readonly StreamedFile[];
  readonly facts: FlareFacts;
  readonly scan: ScanResult;
  readonly incident: number | undefined;
}

export function knowledgeOf({
  flare,
  documents,
  streams,
  facts,
  scan,
  incident,
}: KnowledgeSources): Knowledge {
  const firstLines = new Map([
    ...streams.map(({ path, firstLine }) => [path, firstLine] as const),
    ...documents.map(({ path, lines }) => [path, lines[0] ?? ''] as const),
    ...scan.files.map(({ file, firstLine }) => [file, firstLine.text] as const),
  ]);
  return {
    kind: flare.kind,
    fact: (name) => facts.fact(name),
    config: (process, key) => facts.config(process, key),
    configFile: (path, key) => facts.configFile(path, key),
    hits: (patternId) => scan.hits.get(patternId) ?? NO_HITS,
    expects: (source) => SOURCE_KINDS[source].kinds.includes(flare.kind) && !isOfNobody(source, facts),
    // Hundreds of rules ask about a dozen logs.
    sourceAbsence: remembered((source) =>
      source === 'other' ? otherAbsence(scan) : facts.sourceAbsence(source),
    ),
    streams: (source) => scan.streams.filter((stream) => stream.source === source),
    lastStart: (component) => scan.hits.get(startsOf(component))?.hits.at(-1),
    incident,
    searched: (source) => scan.files.filter((file) => file.source === source).map((file) => file.lastLine),
    files: remembered((pattern) =>
      flare.files
        .filter((file) => matchesPathWildcard(file.path, pattern))
        .map((file) => ({ file: file.path, line: 1, text: firstLines.get(file.path) ?? '' })),
    ),
  };
}

/** Only a DogStatsD that runs by itself writes its log: one of which no more is known than its path is not missing. */
function isOfNobody(source: LogSource, facts: FlareFacts): boolean {
  const absence = source === 'dogstatsd' ? facts.sourceAbsence(source) : undefined;
  return absence?.cause === 'absent' && absence.detail === absence.input;
}

/** Files that people add are there or not; that none is there says nothing. */
function otherAbsence(scan: ScanResult): MissingInput | undefined {
  const isThere = scan.files.some((file) => file.source === 'other');
  return isThere ? undefined : { input: 'other text files', cause: 'absent' };
}

// The documents of a flare in one order, their YAML parsed at first use, and what went wrong with them.
import type { FileRoleName } from '../model/file-kind-table.ts';
import type { Flare, FlareDocument } from '../model/flare.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { failureSentence, type FailureSentence } from './failure-sentence.ts';
import type { StreamedFile } from './streamed-file.ts';
import { parseYaml } from './yaml/yaml-positions.ts';
import { unparsable as unparsableReading, type YamlFailure, type YamlReading } from './yaml/yaml-reading.ts';
import type { YamlNode } from './yaml/yaml-tree.ts';
import { compareText } from '../util/compare-text.ts';

export interface DocumentStore {
  /** In the order of their paths. */
  ofRole(role: FileRoleName): readonly FlareDocument[];
  byPath(path: string): FlareDocument | undefined;
  /** Undefined when it cannot be understood, or holds a sentence instead of its content. */
  yaml(document: FlareDocument): YamlNode | undefined;
  isDamaged(path: string): boolean;
  /** The first line of a file; a file that is not kept as text is cited by its path. */
  opening(path: string): Place;
  /** By path, in documents of any role. */
  readonly sentences: ReadonlyMap<string, FailureSentence>;
  /** What is wrong with the documents parsed so far, by path. */
  readonly unparsable: ReadonlyMap<string, YamlFailure>;
  /** For the documents parsed so far, by path. */
  problems(): readonly Problem[];
}

/** `streams`: the files that were not kept, for their first lines. */
export function createDocumentStore(
  flare: Flare,
  documents: readonly FlareDocument[],
  streams: readonly StreamedFile[],
): DocumentStore {
  const damaged = new Set(flare.files.filter((file) => file.isDamaged).map((file) => file.path));
  const sorted = [...documents]
    .sort((a, b) => compareText(a.path, b.path))
    .map((document) => (damaged.has(document.path) ? withoutCutLine(document) : document));
  const openings = new Map([
    ...streams.map(({ path, firstLine }) => [path, firstLine] as const),
    ...documents.map(({ path, lines }) => [path, lines[0]] as const),
  ]);
  const byRole = groupByRole(sorted);
  const byPath = new Map(sorted.map((document) => [document.path, document]));
  const readings = new Map<string, YamlReading>();
  const unparsable = new Map<string, YamlFailure>();
  const sentences = new Map(
    sorted.flatMap((document) => {
      const sentence = failureSentence(document);
      return sentence === undefined ? [] : [[document.path, sentence] as const];
    }),
  );

  function yaml(document: FlareDocument): YamlNode | undefined {
    if (sentences.has(document.path)) return undefined;
    let reading = readings.get(document.path);
    if (reading === undefined) {
      reading = withKeys(parseYaml(document), document);
      readings.set(document.path, reading);
      if (!reading.ok) unparsable.set(document.path, reading);
    }
    return reading.ok ? reading.root : undefined;
  }

  return {
    ofRole: (role) => byRole.get(role) ?? [],
    byPath: (path) => byPath.get(path),
    yaml,
    isDamaged: (path) => damaged.has(path),
    opening: (path) => ({ file: path, line: 1, text: openings.get(path) ?? path }),
    sentences,
    unparsable,
    problems: () =>
      sorted.flatMap((document) => {
        const reading = readings.get(document.path);
        return reading === undefined || reading.ok ? [] : [reading.problem];
      }),
  };
}

/** A file of one bare text is not the YAML or JSON that its name promises. */
function withKeys(reading: YamlReading, document: FlareDocument): YamlReading {
  if (!reading.ok || reading.root.kind !== 'scalar' || reading.root.value === null) return reading;
  return unparsableReading(document, 'it holds one text and no keys');
}

/** The last line of a file that ends too early may be half a line: `enabled: t`. */
function withoutCutLine(document: FlareDocument): FlareDocument {
  return { ...document, lines: document.lines.slice(0, -1) };
}

function groupByRole(documents: readonly FlareDocument[]): ReadonlyMap<string, readonly FlareDocument[]> {
  const groups = new Map<string, FlareDocument[]>();
  for (const document of documents) {
    const group = groups.get(document.role);
    if (group === undefined) groups.set(document.role, [document]);
    else group.push(document);
  }
  return groups;
}

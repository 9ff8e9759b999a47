// What the tagger of a daemon holds, from tagger-list.json and process-agent_tagger-list.json: entities by kind and
// the sources of their tags. Read line by line: the files are large and each line tells enough.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { LineReader } from '../fact-reader.ts';
import { recordsFact, type StatedRecord } from '../stated-records.ts';
import { compareText } from '../../util/compare-text.ts';

interface Count {
  count: number;
  readonly line: number;
  readonly text: string;
}

/*
 * 		"container_id://8e7a": {
 * 			"tags": {
 * 				"workloadmeta-kubelet": [
 */
const ENTITY = /^\s{0,40}"([a-z_-]{1,60}):\/\/[^"]{0,500}": \{/;
const SOURCE = /^\s{0,40}"([^"\s]{1,100})": \[/;
const MAX_NAMES = 200;
const MAX_LINE = 2000;

/** Core 4.13. The names of the facts differ by the daemon. */
export class TaggerCounts implements LineReader {
  readonly #kinds = new Map<string, Count>();
  readonly #sources = new Map<string, Count>();
  readonly #names: { readonly entities: FactName; readonly sources: FactName };

  constructor(names: { readonly entities: FactName; readonly sources: FactName }) {
    this.#names = names;
  }

  read(text: string, line: number): void {
    const start = text.slice(0, MAX_LINE);
    const kind = ENTITY.exec(start)?.[1];
    if (kind !== undefined) count(this.#kinds, kind, { line, text: start });
    const source = kind === undefined ? SOURCE.exec(start)?.[1] : undefined;
    if (source !== undefined) count(this.#sources, source, { line, text: start });
  }

  /** Nothing counted is nothing known: the whole file may stand in one line. */
  facts(file: string): readonly Fact[] {
    const { entities, sources } = this.#names;
    return [
      ...countFact(entities, recordsOf('kind', this.#kinds, file)),
      ...countFact(sources, recordsOf('source', this.#sources, file)),
    ];
  }
}

function count(counts: Map<string, Count>, name: string, at: Omit<Count, 'count'>): void {
  const known = counts.get(name);
  if (known !== undefined) known.count += 1;
  else if (counts.size < MAX_NAMES) counts.set(name, { count: 1, ...at });
}

function recordsOf(field: string, counts: ReadonlyMap<string, Count>, file: string): readonly StatedRecord[] {
  return [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, { count: times, line, text }]) => ({
      value: { [field]: name, count: times },
      place: { file, line, text },
    }));
}

function countFact(name: FactName, records: readonly StatedRecord[]): Fact[] {
  const [first] = records;
  return first === undefined ? [] : [recordsFact(name, records, first.place)];
}

// What the Agent knows of the workloads around it, from workload-list.log: entities by kind, containers with their
// runtime. Read line by line: the file may be many times larger than what is kept of it.
import type { Fact } from '../../model/fact.ts';
import type { LineReader } from '../fact-reader.ts';
import { makeFact } from '../make-fact.ts';
import { countRecords, recordOfStated, recordsFact } from '../stated-records.ts';

/** Where a line stands in a file whose path is not known yet. */
interface LinePlace {
  readonly line: number;
  readonly text: string;
}

interface KnownContainer {
  readonly header: LinePlace;
  /** The entry that joins all sources has been read: no other may change it. */
  isMerged: boolean;
  readonly fields: Map<string, LinePlace & { readonly value: string }>;
}

const MAX_ENTITIES = 200_000;
const MAX_CONTAINERS = 5000;
const MAX_LINE = 2000;

/*
 * === Entity container sources(merged):[containerd node] id: 8e7a ===
 * === Entity container source:containerd id: 8e7a ===
 * === Entity container 8e7a ===
 */
const HEADER = /^=== Entity (\S{1,60}) (?:source(s\(merged\))?:.{0,200} id: )?(.{1,300}) ===$/;
const RULE = /^-{5,30} ([A-Za-z ]{1,60}?) -{5,30}$/;

/** `<section>.<key>` of the lines that are kept. */
const WANTED: ReadonlySet<string> = new Set([
  'Entity Meta.Name',
  'Entity Meta.Namespace',
  'Image.Name',
  'Image.Tag',
  'Container Info.Runtime',
  'Container Info.RuntimeFlavor',
  'Container Info.Running',
]);

/** Core 4.14. An entity may be listed once for each source and once for all of them. */
export class WorkloadList implements LineReader {
  readonly #entities = new Map<string, { readonly kind: string; readonly header: LinePlace }>();
  readonly #containers = new Map<string, KnownContainer>();
  #current: KnownContainer | undefined;
  #section = '';

  read(text: string, line: number): void {
    if (text.startsWith('=== ')) this.#open(text.slice(0, MAX_LINE), line);
    else if (text.startsWith('-----')) this.#section = RULE.exec(text.slice(0, MAX_LINE))?.[1] ?? '';
    else if (text === '===') this.#current = undefined;
    else if (this.#current !== undefined) this.#keep(this.#current, text.slice(0, MAX_LINE), line);
  }

  #open(text: string, line: number): void {
    this.#current = undefined;
    this.#section = '';
    const [, kind, merged, id] = HEADER.exec(text) ?? [];
    if (kind === undefined || id === undefined) return;
    const header = { line, text };
    const key = `${kind} ${id}`;
    if (this.#entities.size < MAX_ENTITIES && !this.#entities.has(key))
      this.#entities.set(key, { kind, header });
    if (kind === 'container') this.#openContainer(id, header, merged !== undefined);
  }

  #openContainer(id: string, header: LinePlace, isMerged: boolean): void {
    const known = this.#containers.get(id);
    if (known?.isMerged === true) return;
    if (known === undefined && this.#containers.size >= MAX_CONTAINERS) return;
    this.#current = known === undefined || isMerged ? { header, isMerged, fields: new Map() } : known;
    this.#containers.set(id, this.#current);
  }

  /** `Running: false` of a source that does not know must not hide what another one knows. */
  #keep({ fields }: KnownContainer, text: string, line: number): void {
    const colon = text.indexOf(': ');
    if (colon < 0) return;
    const key = `${this.#section}.${text.slice(0, colon)}`;
    const value = text.slice(colon + 2).trim();
    if (!WANTED.has(key) || value === '') return;
    const known = fields.get(key)?.value;
    if (known === undefined || (key === 'Container Info.Running' && value === 'true')) {
      fields.set(key, { value, line, text });
    }
  }

  facts(file: string): readonly Fact[] {
    const entities = [...this.#entities.values()];
    const [first] = entities;
    if (first === undefined) return [];
    const opening = { file, ...first.header };
    const kinds = entities.map(({ kind, header }) => [kind, { file, ...header }] as const);
    return [
      recordsFact('workloadmeta.entities', countRecords('kind', kinds), opening),
      ...this.#containerFacts(file),
    ];
  }

  #containerFacts(file: string): Fact[] {
    const containers = [...this.#containers.values()];
    const [first] = containers;
    if (first === undefined) return [];
    const records = containers.map(({ header, fields }) => {
      const of = (key: string): string | undefined => fields.get(key)?.value;
      const running = of('Container Info.Running');
      const value = recordOfStated({
        name: of('Entity Meta.Name'),
        namespace: of('Entity Meta.Namespace'),
        image: of('Image.Name'),
        tag: of('Image.Tag'),
        runtime: of('Container Info.Runtime'),
        flavor: of('Container Info.RuntimeFlavor'),
        running: running === undefined ? undefined : running === 'true',
      });
      return { value, place: { file, ...header } };
    });
    const stopped = records.filter(({ value }) => value.running === false).length;
    const opening = { file, ...first.header };
    return [
      recordsFact('workloadmeta.containers', records, opening),
      makeFact('workloadmeta.containersNotRunning', stopped, opening),
      ...this.#runtimeFact(file),
    ];
  }

  #runtimeFact(file: string): Fact[] {
    for (const { fields } of this.#containers.values()) {
      const runtime = fields.get('Container Info.Runtime');
      if (runtime === undefined) continue;
      const { value, line, text } = runtime;
      return [makeFact('containers.runtime', value, { file, line, text, confidence: 'medium' })];
    }
    return [];
  }
}

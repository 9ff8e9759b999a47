// What a derived fact may be derived from: other facts, the configuration in effect, the documents.
import type { Lookup, MissingInput } from '../model/absence.ts';
import type { Fact } from '../model/fact.ts';
import type { FactName } from '../model/fact-table.ts';
import type { Flare } from '../model/flare.ts';
import type { ConfigLookup, ConfigProcess } from '../model/knowledge.ts';
import type { LogSource, ScanResult } from '../model/log.ts';
import type { DocumentStore } from './document-store.ts';

export interface FactView {
  readonly flare: Flare;
  readonly store: DocumentStore;
  /** What the one pass over the logs found; see LOG_FACT_PATTERNS for what it looks for on behalf of facts. */
  readonly scan: ScanResult;
  /** Why lines of a source cannot be searched, or not all of them; undefined when they can. */
  readonly sourceAbsence: (source: LogSource) => MissingInput | undefined;
  readonly fact: (name: FactName) => Lookup<Fact>;
  readonly config: (process: ConfigProcess, key: string) => ConfigLookup;
}

/** The text of a fact; undefined when it is not known or no text. */
export function textOf(view: FactView, name: FactName): string | undefined {
  const lookup = view.fact(name);
  return lookup.known && typeof lookup.value.value === 'string' ? lookup.value.value : undefined;
}

// A fact: one typed value that a flare states, and where it states it.
import type { MissingInput } from './absence.ts';
import type { FileRoleName } from './file-kind-table.ts';
import type { Place } from './place.ts';
import type { Confidence } from './severity.ts';

export type FactScalar = string | number | boolean;
export type FactRecord = Readonly<Record<string, FactScalar>>;
export type FactValue = FactScalar | readonly string[] | readonly FactRecord[];

/** Records that may exist, as far as they are known, and why the rest is not: a log that is missing, for one. */
export interface OpenRecords {
  readonly known: FactRecord;
  readonly missing: MissingInput;
}

/** `file`, `line`, `text` are the line that states it (for a list: the line that opens the list). */
export interface Fact<V extends FactValue = FactValue> extends Place {
  readonly name: string;
  readonly value: V;
  readonly unit?: string;
  /** high: stated; medium: derived or one of several sources; low: inferred from a hint. */
  readonly confidence: Confidence;
  /** For a list: the place of each item, in the order of `value`. */
  readonly itemPlaces?: readonly Place[];
  /** For a list: items that could not be read. That none matches is certain only when none of these could. */
  readonly open?: readonly OpenRecords[];
  /** For records: why a record without this field says nothing of it. A record lacks any other field because there is none. */
  readonly unstated?: Readonly<Record<string, MissingInput>>;
}

/** What kind of value a fact holds; decides which comparisons a rule may make with it. */
export const FACT_TYPES = ['string', 'version', 'number', 'boolean', 'list', 'records'] as const;
export type FactType = (typeof FACT_TYPES)[number];

/** One row of the fact catalogue. */
export interface FactSpec {
  readonly type: FactType;
  readonly unit?: string;
  /** Of numbers: grows from 0 while the daemon that made the flare runs (`agent.startedAt`). */
  readonly isCounter?: true;
  /** Of records: the names of their fields; a record may lack some. */
  readonly fields?: readonly string[];
  /** Of records: fields that a record lacks when they are not known, whichever file states it. */
  readonly unsureFields?: readonly string[];
  /** Of records: fields that the file of a role never states, by role. */
  readonly unstated?: Readonly<Partial<Record<FileRoleName, readonly string[]>>>;
  /** File roles that state it, best first; tells why the fact is unknown when none of them is there. */
  readonly from: readonly FileRoleName[];
  readonly description: string;
  readonly example: string;
  /** Where the knowledge comes from: a section of the format notes or an upstream file. */
  readonly source: string;
}

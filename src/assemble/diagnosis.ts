// Everything that one analysis found, before it is put into words of a language.
import type { Lookup, MissingInput } from '../model/absence.ts';
import type { ArchiveFormat, ArchiveIdentity } from '../model/entry.ts';
import type { Fact } from '../model/fact.ts';
import type { Flare, FlareDocument } from '../model/flare.ts';
import type { ConfigLookup, ConfigProcess } from '../model/knowledge.ts';
import type { PatternHits, ScanResult } from '../model/log.ts';
import type { RuleOutcome } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import type { SuppressionPlan } from '../model/pack.ts';
import type { Ruleset } from '../model/rule.ts';

/** The facts of a flare; each is read when it is asked for, and no sooner. */
export interface FactBook {
  fact(name: string): Lookup<Fact>;
  /** Every fact that is known, in the order of the catalogue. */
  all(): readonly Fact[];
  /** Why each of the others is not; `input` is its name. */
  unknown(): readonly MissingInput[];
  /** The value of a setting in effect, and who set it. */
  config(process: ConfigProcess, key: string): ConfigLookup;
  /** Settings of a process that the flare names, sorted. */
  settingKeys(process: ConfigProcess): readonly string[];
}

export interface Diagnosis {
  readonly name: string;
  readonly format: ArchiveFormat;
  readonly identity: ArchiveIdentity;
  readonly flare: Flare;
  readonly facts: FactBook;
  readonly documents: readonly FlareDocument[];
  readonly scan: ScanResult;
  readonly starts: PatternHits;
  readonly ruleset: Ruleset;
  readonly outcomes: readonly RuleOutcome[];
  /** Symptom to cause, by rule id. */
  readonly causes: ReadonlyMap<string, string>;
  /** The time that the analysis is centred on, milliseconds since 1970 UTC. */
  readonly incident: number | undefined;
  /** Facts and settings taken for granted, by name. */
  readonly assumed: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** Findings that are not to be seen; nothing is suppressed without it. */
  readonly suppress?: SuppressionPlan;
  readonly tool: { readonly name: string; readonly version: string };
}

export function factValueOf(diagnosis: Diagnosis, name: string): Fact['value'] | undefined {
  const lookup = diagnosis.facts.fact(name);
  return lookup.known ? lookup.value.value : undefined;
}

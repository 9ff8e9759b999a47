// Finds a fact by name: assumed, stated by the best file that states it, or derived; else the reason why it is not
// known. Files are read when a fact that they may state is asked for.
import type { Lookup, MissingInput } from '../model/absence.ts';
import type { Fact, FactSpec } from '../model/fact.ts';
import { FACTS, isFactName, type FactName } from '../model/fact-table.ts';
import { fileKindOf, type FileRoleName } from '../model/file-kind-table.ts';
import type { Flare, FlareDocument } from '../model/flare.ts';
import type { ConfigLookup, ConfigProcess } from '../model/knowledge.ts';
import type { LogSource, ScanResult } from '../model/log.ts';
import { explainAbsence, type AbsenceEvidence } from './absence.ts';
import type { Assumptions } from './assumptions.ts';
import type { DocumentStore } from './document-store.ts';
import { DERIVATIONS, FACT_READERS } from './fact-reader-table.ts';
import { withUnreadItems, withUnstated, withUnsure } from './record-gaps.ts';
import type { StreamedFile } from './streamed-file.ts';
import type { FactView } from './fact-view.ts';
import { holdsMask } from '../util/masked-text.ts';

export interface FactStoreInputs {
  readonly flare: Flare;
  readonly store: DocumentStore;
  readonly streams: readonly StreamedFile[];
  readonly scan: ScanResult;
  readonly evidence: AbsenceEvidence;
  readonly assumptions: Assumptions;
  readonly config: (process: ConfigProcess, key: string) => ConfigLookup;
  readonly sourceAbsence: (source: LogSource) => MissingInput | undefined;
}

export interface FactStore {
  fact(name: string): Lookup<Fact>;
}

/** A file that ends too early does not show that something is not there, and its lists may go on. */
function ofDamaged(fact: Fact): readonly Fact[] {
  if (!Array.isArray(fact.value)) return fact.value === 'none' ? [] : [fact];
  return fact.value.length === 0 ? [] : [withUnreadItems(fact)];
}

/** What a stream counts, and that it never saw a thing, is known only when it was read to its end. */
function ofDamagedStream(fact: Fact): readonly Fact[] {
  return typeof fact.value === 'number' || typeof fact.value === 'boolean' ? [] : ofDamaged(fact);
}

function whyUnknown(name: FactName, masked: Fact | undefined, evidence: AbsenceEvidence): MissingInput {
  if (masked !== undefined) return { input: name, cause: 'scrubbed', detail: masked.file };
  return explainAbsence(name, (FACTS[name] as FactSpec).from, evidence);
}

export function createFactStore(inputs: FactStoreInputs): FactStore {
  const { flare, store, streams, scan, evidence, assumptions, config, sourceAbsence } = inputs;
  const read = new Map<string, readonly Fact[]>();
  const found = new Map<FactName, Lookup<Fact>>();

  function factsOf(document: FlareDocument): readonly Fact[] {
    const known = read.get(document.path);
    if (known !== undefined) return known;
    const facts = FACT_READERS[document.role]?.({ document, yaml: () => store.yaml(document) }) ?? [];
    const trusted = store.isDamaged(document.path) ? facts.flatMap(ofDamaged) : facts;
    read.set(document.path, trusted);
    return trusted;
  }

  function factsOfRole(role: FileRoleName): readonly (readonly Fact[])[] {
    if (flare.isLocal && fileKindOf(role)?.isOfProcess === true) return [];
    const streamed = streams
      .filter((one) => one.role === role)
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, facts }) => (store.isDamaged(path) ? facts.flatMap(ofDamagedStream) : facts));
    return [...store.ofRole(role).map(factsOf), ...streamed];
  }

  /** The best file that states it, or else the first that shows it masked. */
  function stated(name: FactName): Fact | undefined {
    const spec: FactSpec = FACTS[name];
    let masked: Fact | undefined;
    for (const role of spec.from) {
      for (const facts of factsOfRole(role)) {
        const fact = facts.find((one) => one.name === name);
        if (fact !== undefined && !holdsMask(fact.value))
          return withUnstated(fact, role, (roles) => explainAbsence(name, roles, evidence));
        masked ??= fact;
      }
    }
    return masked;
  }

  function find(name: FactName): Lookup<Fact> {
    const found = assumptions.fact(name) ?? assumptions.over(stated(name));
    const fact = found !== undefined && !holdsMask(found.value) ? found : DERIVATIONS[name]?.(view);
    if (fact !== undefined) return 'known' in fact ? fact : { known: true, value: withUnsure(fact) };
    return { known: false, missing: whyUnknown(name, found, evidence) };
  }

  function lookup(name: FactName): Lookup<Fact> {
    const result = found.get(name) ?? find(name);
    found.set(name, result);
    return result;
  }

  const view: FactView = { flare, store, scan, fact: lookup, config, sourceAbsence };
  return {
    fact: (name) =>
      isFactName(name) ? lookup(name) : { known: false, missing: { input: name, cause: 'absent' } },
  };
}

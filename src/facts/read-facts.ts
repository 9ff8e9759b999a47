// The face of this room: everything a flare states about itself, its host and its configuration, asked for by name.
// Logs are not read here.
import type { Lookup, MissingInput } from '../model/absence.ts';
import type { Fact } from '../model/fact.ts';
import { FACTS, type FactName } from '../model/fact-table.ts';
import type { Flare, FlareDocument } from '../model/flare.ts';
import type { ConfigFileValue, ConfigLookup, ConfigProcess } from '../model/knowledge.ts';
import type { LogSource, ScanResult } from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import type { AbsenceEvidence } from './absence.ts';
import { parseAssumptions, type Assumptions } from './assumptions.ts';
import type { Component } from './component-switch-table.ts';
import { adjustedValue } from './config/config-adjustments.ts';
import { CONFIG_FILE_ROLES, configFileValue } from './config/config-files.ts';
import type { ConfigInputs } from './config/config-layers.ts';
import { statedConfig, type StatedConfig } from './config/config-stated.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';
import { createFactStore, type FactStore } from './fact-store.ts';
import type { StreamedFile } from './streamed-file.ts';
import type { CollectionFailure } from './flare/collection-failure.ts';
import { createFailureIndex } from './flare/failure-index.ts';
import { readFlareCreation } from './flare/flare-creation.ts';
import { missingCopies, unseenCopies } from './flare/removed-files.ts';
import { lazy, unlessAsking } from '../util/lazy.ts';
import { explainSourceAbsence } from './source-absence.ts';

export interface FactOptions {
  /** Facts by name and settings as `config.<process>.<key>`, with the value as text. */
  readonly assume: Readonly<Record<string, string>>;
}

/** All that was read of a flare. */
export interface FlareContents {
  readonly flare: Flare;
  readonly documents: readonly FlareDocument[];
  readonly streams: readonly StreamedFile[];
  readonly scan: ScanResult;
}

export interface FlareFacts {
  fact(name: string): Lookup<Fact>;
  readonly config: (process: ConfigProcess, key: string) => ConfigLookup;
  /** Settings of a process that a file, a variable or the process itself names, sorted. */
  settingKeys(process: ConfigProcess): readonly string[];
  configFile(path: string, key: string): Lookup<ConfigFileValue>;
  /** Why lines of a source cannot be searched; undefined when they can. */
  sourceAbsence(source: LogSource): MissingInput | undefined;
  /** Every fact that is known, in the order of the catalogue. */
  all(): readonly Fact[];
  /** Why each of the others is not; `input` is the name of the fact. */
  unknown(): readonly MissingInput[];
  /** Of the files read so far; the configuration files always are. */
  readonly problems: readonly Problem[];
  readonly creationFailures: readonly CollectionFailure[];
}

/** Throws UsageError BAD_OPTION for an assumption that cannot be made; never for what stands in the flare. */
export function readFacts(
  { flare, documents, streams, scan }: FlareContents,
  { assume }: FactOptions,
): FlareFacts {
  const assumptions = parseAssumptions(assume);
  const store = createDocumentStore(flare, documents, streams);
  const evidence: AbsenceEvidence = {
    flare,
    failures: createFailureIndex(
      store.ofRole('flare-creation').flatMap((one) => readFlareCreation(one).failures),
    ),
    sentences: store.sentences,
    unparsable: store.unparsable,
    isRead: ({ path, reading }) => reading !== 'document' || store.byPath(path) !== undefined,
    os: () => textOf(facts, 'host.os'),
    platform: unlessAsking(() => textOf(facts, 'env.platform')),
    switchedOff: (component) => switchedOff(component, config),
    missingCopies: lazy(() => missingCopies(flare, store) ?? new Map()),
    unseenCopies: lazy(() =>
      missingCopies(flare, store) === undefined ? (unseenCopies(flare, store) ?? new Map()) : new Map(),
    ),
    logParts: (source) =>
      scan.streams.filter((one) => one.source === source).map(({ parts }) => parts.map(({ file }) => file)),
  };
  readConfigFiles(store);
  const settings = configReader({ flare, store, evidence }, assumptions, () =>
    textOf(facts, 'agent.version'),
  );
  const config = settings.value;
  const sourceAbsence = (source: LogSource): MissingInput | undefined =>
    explainSourceAbsence(source, evidence);
  const inputs = { flare, store, streams, scan, evidence, assumptions, config, sourceAbsence };
  const facts = createFactStore(inputs);
  return {
    fact: (name) => facts.fact(name),
    config,
    settingKeys: settings.keys,
    configFile: (path, key) => configFileValue(path, key, { store, evidence }),
    sourceAbsence,
    all: () => lookups(facts).flatMap((lookup) => (lookup.known ? [lookup.value] : [])),
    unknown: () => lookups(facts).flatMap((lookup) => (lookup.known ? [] : [lookup.missing])),
    get problems() {
      return store.problems();
    },
    creationFailures: evidence.failures.all,
  };
}

/** Of every fact, in the order of the catalogue. */
function lookups(facts: Pick<FlareFacts, 'fact'>): Lookup<Fact>[] {
  return Object.keys(FACTS).map((name) => facts.fact(name));
}

interface ConfigReader {
  readonly value: (process: ConfigProcess, key: string) => ConfigLookup;
  readonly keys: (process: ConfigProcess) => readonly string[];
}

function configReader(
  inputs: ConfigInputs,
  assumptions: Assumptions,
  version: () => string | undefined,
): ConfigReader {
  const known = new Map<ConfigProcess, StatedConfig>();
  const stated = (process: ConfigProcess): StatedConfig => {
    const config = known.get(process) ?? statedConfig(process, inputs);
    known.set(process, config);
    return config;
  };
  return {
    value: (process, key) => {
      const assumed = assumptions.config(process, key);
      if (assumed !== undefined) return { known: true, value: assumed };
      return adjustedValue(key, stated(process), { process, version });
    },
    keys: (process) => stated(process).keys(),
  };
}

function textOf(facts: FactStore, name: FactName): string | undefined {
  const lookup = facts.fact(name);
  return lookup.known && typeof lookup.value.value === 'string' ? lookup.value.value : undefined;
}

/** All settings of the component are known to be off. */
function switchedOff({ switches }: Component, config: ConfigReader['value']): string | undefined {
  const areOff = switches.every(([process, key]) => {
    const lookup = config(process, key);
    return lookup.known && lookup.value.value === false;
  });
  return areOff ? switches.map(([, key]) => key).join(', ') : undefined;
}

/** A configuration file that does not parse must be reported whatever the rules look at. */
function readConfigFiles(store: DocumentStore): void {
  for (const role of new Set(Object.values(CONFIG_FILE_ROLES).flat())) {
    store.ofRole(role).forEach((document) => store.yaml(document));
  }
}

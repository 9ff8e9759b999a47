// All that a flare says of one process’s settings, put in the order in which it counts (security 6.1, core 4.10).
// Which value then wins is in config-stated.ts.
import type { Lookup } from '../../model/absence.ts';
import type { Flare } from '../../model/flare.ts';
import type { ConfigProcess } from '../../model/knowledge.ts';
import type { Place } from '../../model/place.ts';
import type { Confidence } from '../../model/severity.ts';
import type { AbsenceEvidence } from '../absence.ts';
import { configDump, type ConfigDump } from './config-dump.ts';
import { processEnvironment } from './config-environment.ts';
import { CONFIG_FILE_ROLES, configPathOf, unsetPlace } from './config-files.ts';
import { configInventory, type ConfigInventory } from './config-inventory.ts';
import { yamlSource, type ConfigSource } from './config-source.ts';
import type { DocumentStore } from '../document-store.ts';

export interface ConfigInputs {
  readonly flare: Flare;
  readonly store: DocumentStore;
  readonly evidence: AbsenceEvidence;
}

export interface ConfigLayers {
  /** What the running process itself says holds, its own adjustments included. */
  readonly dump: ConfigSource | undefined;
  /** All others, strongest first. */
  readonly sources: readonly ConfigSource[];
  /** What anybody but the defaults set; undefined when the flare does not tell. */
  readonly provided: ConfigSource | undefined;
  /** The line that shows that nobody sets a key; unknown while a file of the process is missing. */
  readonly unset: Lookup<Place>;
}

export function configLayers(process: ConfigProcess, inputs: ConfigInputs): ConfigLayers {
  const inventory = configInventory(process, inputs.store, inputs.flare.isLocal);
  const dump = bestDump(process, inputs, inventory);
  const isOfProcess = dump?.describes === 'process';
  return {
    dump: isOfProcess ? dump.source : undefined,
    sources: inOrder(sourcesOf(process, inputs, inventory), isOfProcess ? undefined : dump),
    provided: inventory?.provided,
    unset: unsetBy(process, inputs, isOfProcess ? dump : undefined),
  };
}

/** Both say the same where both are there; the lines of a dump can be cited, those of the payload cannot. */
function bestDump(
  process: ConfigProcess,
  { flare, store }: ConfigInputs,
  inventory: ConfigInventory | undefined,
): ConfigDump | undefined {
  const dump = configDump(process, flare, store);
  if (dump?.describes === 'process' || inventory?.full === undefined) return dump;
  return { ...inventory.full, describes: 'process' };
}

interface SourcesByLayer {
  /** Stronger than variables: only the payload names these layers. */
  readonly stronger: readonly ConfigSource[];
  /** Known to be the process’s own variables. */
  readonly ownVariables: readonly ConfigSource[];
  readonly otherVariables: readonly ConfigSource[];
  readonly files: readonly ConfigSource[];
}

function sourcesOf(
  process: ConfigProcess,
  { flare, store }: ConfigInputs,
  inventory: ConfigInventory | undefined,
): SourcesByLayer {
  const { ofPod, ofFlare, isKnown } = processEnvironment(process, flare, store);
  const loaded = inventory?.layers ?? [];
  const loadedVariables = loaded.filter(({ layer }) => layer === 'environment');
  const confidence: Confidence = isKnown || loadedVariables.length > 0 ? 'high' : 'medium';
  return {
    stronger: loaded.filter(({ layer }) => layer !== 'environment' && layer !== 'file'),
    ownVariables: [...ofPod, ...loadedVariables],
    otherVariables: ofFlare,
    files: [...fileSources(process, store, confidence), ...loaded.filter(({ layer }) => layer === 'file')],
  };
}

function fileSources(
  process: ConfigProcess,
  store: DocumentStore,
  confidence: Confidence,
): readonly ConfigSource[] {
  const documents = CONFIG_FILE_ROLES[process].flatMap((role) => store.ofRole(role));
  return documents.flatMap((document) => {
    const root = store.yaml(document);
    return root === undefined
      ? []
      : [yamlSource({ document, root, layer: 'file', confidence, isDump: false })];
  });
}

/** A dump that is not the process’s own does not know its variables, or nothing of it at all. */
function inOrder(sources: SourcesByLayer, dump: ConfigDump | undefined): readonly ConfigSource[] {
  const { stronger, ownVariables, otherVariables, files } = sources;
  const view = dump?.describes === 'other-process' ? [dump.source] : [];
  const lastResort = dump?.describes === 'command-line' ? [dump.source] : [];
  return [...stronger, ...ownVariables, ...view, ...otherVariables, ...files, ...lastResort];
}

function unsetBy(process: ConfigProcess, inputs: ConfigInputs, dump: ConfigDump | undefined): Lookup<Place> {
  const places = CONFIG_FILE_ROLES[process].map((role) =>
    unsetPlace(configPathOf(role, inputs.store), inputs),
  );
  const [first] = places;
  const unknown = places.find((place) => !place.known);
  if (unknown === undefined && first !== undefined) return first;
  if (dump !== undefined) return { known: true, value: dump.place };
  return unknown ?? { known: false, missing: { input: process, cause: 'absent' } };
}

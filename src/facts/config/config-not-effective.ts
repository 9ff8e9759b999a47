// Settings that a process’s file writes and the running process does not hold: overruled, changed since the start,
// or never read. Told only where the process itself says what it holds.
import type { FileRoleName } from '../../model/file-kind-table.ts';
import type { Lookup } from '../../model/absence.ts';
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { ConfigLayer, ConfigProcess, ConfigScalar, ConfigValue } from '../../model/knowledge.ts';
import type { Place } from '../../model/place.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { isOverruled } from './config-equality.ts';
import { CONFIG_FILE_ROLES } from './config-files.ts';
import { spellingsOf } from './config-keys.ts';
import { leafValue, leavesOf, type ConfigLeaf } from './config-leaves.ts';
import { isHidden } from './config-value.ts';

/** Of the running process, where the value from it is sure. */
const HELD_BY_PROCESS: ReadonlySet<string> = new Set<FileRoleName>([
  'runtime-config-dump',
  'system-probe-config-dump',
  'inventory-agent',
  'inventory-other',
]);

/** Who set a value where it is told; a dump alone shows neither the process nor a default for sure. */
const TOLD_LAYERS: ReadonlySet<ConfigLayer> = new Set(['file', 'environment', 'fleet', 'remote', 'cli']);

export function notEffectiveFact(name: FactName, process: ConfigProcess) {
  return (view: FactView): Lookup<Fact> | undefined => {
    const documents = CONFIG_FILE_ROLES[process].flatMap((role) => view.store.ofRole(role).slice(0, 1));
    const isWhole = documents.every(
      (one) => view.store.yaml(one) !== undefined && !view.store.isDamaged(one.path),
    );
    const [first] = documents;
    if (first === undefined || documents.length < CONFIG_FILE_ROLES[process].length || !isWhole)
      return undefined;
    const compared = documents.flatMap((document, rank) =>
      settingsOf(view, documents.slice(0, rank), document).flatMap((leaf) =>
        comparedSetting(view, process, { document, leaf }),
      ),
    );
    if (compared.length === 0) return notToldBy(name, process, view);
    const overruled = compared.flatMap(({ place, record }) =>
      record === undefined ? [] : [{ place, record }],
    );
    const itemPlaces = overruled.map(({ place }) => place);
    const records = overruled.map(({ record }) => record);
    return {
      known: true,
      value: makeFact(name, records, { ...(itemPlaces[0] ?? placeAt(first, 1)), itemPlaces }),
    };
  };
}

function notToldBy(name: FactName, process: ConfigProcess, { flare }: FactView): Lookup<Fact> {
  const detail = `nothing shows what the running ${process} holds`;
  return {
    known: false,
    missing: { input: name, cause: flare.isLocal ? 'not-collected' : 'absent', detail },
  };
}

/** The settings of a file but those that a stronger file of the same process writes as well. */
function settingsOf(
  { store }: FactView,
  stronger: readonly FlareDocument[],
  document: FlareDocument,
): readonly ConfigLeaf[] {
  const written = new Set(stronger.flatMap((one) => leavesOf(store.yaml(one)).map(({ key }) => idOf(key))));
  return leavesOf(store.yaml(document)).filter(({ key }) => !written.has(idOf(key)));
}

function idOf(key: string): string {
  return spellingsOf(key).spellings[0] ?? key;
}

interface Compared {
  readonly place: Place;
  /** Undefined for a setting that is in effect. */
  readonly record: FactRecord | undefined;
}

/** Nothing where either side is not shown, or the process does not say. */
function comparedSetting(
  { store, config }: FactView,
  process: ConfigProcess,
  { document, leaf }: { readonly document: FlareDocument; readonly leaf: ConfigLeaf },
): readonly Compared[] {
  const stated = leafValue(leaf);
  // Dumps write all keys in lower case.
  const lookup = config(process, leaf.key.toLowerCase());
  if (stated === undefined || isHidden(stated) || !lookup.known) return [];
  const { value } = lookup;
  const role = store.byPath(value.file)?.role ?? '';
  const isHeld = HELD_BY_PROCESS.has(role) && value.confidence === 'high';
  if (!isHeld || value.isMasked || value.value === undefined) return [];
  const place = placeAt(document, leaf.line);
  const isInEffect = !isOverruled(stated, value.value);
  return [{ place, record: isInEffect ? undefined : recordOf(leaf.key, stated, value) }];
}

function recordOf(key: string, stated: ConfigScalar, { value, layer }: ConfigValue): FactRecord {
  return {
    key,
    fileValue: textOf(stated),
    effectiveValue: textOf(value ?? ''),
    ...(TOLD_LAYERS.has(layer) ? { layer } : {}),
  };
}

const MAX_TEXT = 300;

function textOf(value: ConfigScalar): string {
  return (Array.isArray(value) ? value.join(', ') : String(value)).slice(0, MAX_TEXT);
}

// Settings in effect that differ, with who set them. Values that a flare does not show are left out: two hidden
// values may be the same or not.
import { cleanNamed } from '../assemble/clean-facts.ts';
import { cleanLine } from '../assemble/evidence.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { isSameValue } from '../facts/config/config-equality.ts';
import type { FactScalar } from '../model/fact.ts';
import {
  DIFF_SIDES,
  type ChangedSetting,
  type Incomparable,
  type SettingState,
} from '../model/flare-diff.ts';
import {
  CONFIG_PROCESSES,
  type ConfigLayer,
  type ConfigLookup,
  type ConfigProcess,
  type ConfigValue,
} from '../model/knowledge.ts';
import type { Comparison, Pair } from './pair.ts';

/** Sorted by key. */
export function compareSettings(diagnoses: Pair<Diagnosis>): Comparison<ChangedSetting> {
  const found = new Map<string, ChangedSetting>();
  for (const process of CONFIG_PROCESSES) {
    for (const key of keysOf(diagnoses, process)) {
      const change = changeOf(key, {
        old: diagnoses.old.facts.config(process, key),
        new: diagnoses.new.facts.config(process, key),
      });
      if (change === undefined) continue;
      const id = JSON.stringify([key, change.old?.value, change.new?.value]);
      const processes = [...(found.get(id)?.processes ?? []), process];
      found.set(id, { key: cleanLine(key), ...(found.get(id) ?? change), processes });
    }
  }
  const changed = [...found.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { changed, incomparable: incomparableOf(diagnoses) };
}

function keysOf(diagnoses: Pair<Diagnosis>, process: ConfigProcess): readonly string[] {
  const named = DIFF_SIDES.flatMap((side) => diagnoses[side].facts.settingKeys(process));
  return [...new Set(named)].sort();
}

/** Undefined when nothing changed or nobody can tell. */
function changeOf(key: string, lookups: Pair<ConfigLookup>): Pair<SettingState | null> | undefined {
  const [old, later] = [settingIn(lookups.old), settingIn(lookups.new)];
  if (old === undefined || later === undefined) return undefined;
  if (old === null || later === null) {
    const only = old ?? later;
    if (only === null || SET_BY_NOBODY.has(only.layer)) return undefined;
  } else if (isHiddenOrSame(old, later)) return undefined;
  return shownStates({ old: old && stateOf(key, old), new: later && stateOf(key, later) });
}

/** Keys that only one version has come and go with their defaults. */
const SET_BY_NOBODY: ReadonlySet<ConfigLayer> = new Set(['default', 'runtime']);

/** Null when the process itself shows that it has no such value. Undefined when that is not known, or only our tables tell it. */
function settingIn(lookup: ConfigLookup): ConfigValue | null | undefined {
  if (!lookup.known) return lookup.unset?.isAbsent === true ? null : undefined;
  const { layer, confidence } = lookup.value;
  return layer === 'default' && confidence !== 'high' ? undefined : lookup.value;
}

function isHiddenOrSame(a: ConfigValue, b: ConfigValue): boolean {
  return a.isMasked || b.isMasked ? a.isMasked === b.isMasked : isSameValue(a.value, b.value);
}

function stateOf(key: string, { value, isMasked, layer, file, line }: ConfigValue): SettingState {
  return { value: isMasked || value === undefined ? null : cleanValue(key, value), layer, file, line };
}

function cleanValue(key: string, value: FactScalar | readonly FactScalar[]): SettingState['value'] {
  if (SECRET_HOLDER.test(key)) return null;
  return typeof value === 'object' ? value.map((item) => cleanNamed(key, item)) : cleanNamed(key, value);
}

/** Anywhere in a key: below it stand secrets under names of their owner’s choice, or arguments that hold them. */
const SECRET_HOLDER = /headers|cookie|token|secret|passw|credential|api_?key|auth|additional_endpoints/i;

/** Two values that differ only in what is masked would look the same. */
function shownStates(pair: Pair<SettingState | null>): Pair<SettingState | null> {
  const { old, new: later } = pair;
  const isSameText = JSON.stringify(old?.value) === JSON.stringify(later?.value);
  if (old === null || later === null || !isSameText) return pair;
  return { old: { ...old, value: null }, new: { ...later, value: null } };
}

/** A flare that names no setting of the daemon that made it. */
function incomparableOf(diagnoses: Pair<Diagnosis>): readonly Incomparable[] {
  return DIFF_SIDES.flatMap((side): Incomparable[] => {
    const { facts, flare } = diagnoses[side];
    const process = CONFIG_PROCESSES.find((one) => one === flare.kind) ?? 'agent';
    if (facts.settingKeys(process).length > 0) return [];
    const lookup = facts.config(process, 'log_level');
    return lookup.known ? [] : [{ part: 'settings', side, ...lookup.missing }];
  });
}

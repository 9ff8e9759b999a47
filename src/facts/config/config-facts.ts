// Facts that settings decide: which of CNM, USM and Workload Protection are on (security 6.2), and how the
// classifiers of Workload Protection are placed (security 4.1).
import type { Lookup } from '../../model/absence.ts';
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { ConfigProcess, ConfigValue } from '../../model/knowledge.ts';
import { isVersionInRange } from '../../util/versions.ts';
import { hasNetworkSwitch } from './config-adjustments.ts';
import { textOf, type FactView } from '../fact-view.ts';
import { makeFact } from '../make-fact.ts';

type ValueType = 'boolean' | 'number';

function factOf(name: FactName, setting: Lookup<ConfigValue>, type: ValueType): Lookup<Fact> {
  if (!setting.known) return setting;
  const { value, isMasked, ...basis } = setting.value;
  if (isMasked) return { known: false, missing: { input: name, cause: 'scrubbed', detail: basis.file } };
  if (typeof value !== type) {
    const detail = `${basis.file} does not give it a ${type}`;
    return { known: false, missing: { input: name, cause: 'absent', detail } };
  }
  return { known: true, value: makeFact(name, value as boolean | number, basis) };
}

/** The fact of a switch that one key decides. */
export function switchFact(name: FactName, process: ConfigProcess, key: string) {
  return (view: FactView): Lookup<Fact> => factOf(name, view.config(process, key), 'boolean');
}

/** Before 7.24.1 system-probe had no other purpose than network monitoring (security 6.4). */
export function cnmEnabledFact(view: FactView): Lookup<Fact> {
  const isOld = hasNetworkSwitch(textOf(view, 'agent.version')) === false;
  const key = isOld ? 'system_probe_config.enabled' : 'network_config.enabled';
  return factOf('cnm.enabled', view.config('system-probe', key), 'boolean');
}

/** The Agents whose classifiers had the fixed priority 1 (security 4.1). */
const FIXED_PRIORITY = '>=7.36.0-0 <7.39.2-0';

export function classifierPriorityFact(view: FactView): Lookup<Fact> {
  const name = 'cws.classifierPriority';
  const version = view.fact('agent.version');
  const isFixed = isVersionInRange(textOf(view, 'agent.version') ?? '', FIXED_PRIORITY) === true;
  if (version.known && isFixed) {
    return { known: true, value: makeFact(name, 1, { ...version.value, confidence: 'medium' }) };
  }
  const key = 'event_monitoring_config.network.classifier_priority';
  return factOf(name, view.config('system-probe', key), 'number');
}

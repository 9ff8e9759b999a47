// What the Agent changes in its own settings at start (security 6.4), as far as it decides which modules load.
import { satisfies } from 'semver';
import type { ConfigLookup, ConfigProcess, ConfigValue } from '../../model/knowledge.ts';
import type { Confidence } from '../../model/severity.ts';
import { parseVersion } from '../../util/versions.ts';
import type { StatedConfig } from './config-stated.ts';

/** Switches that load a module of system-probe: one of them set turns the whole process on (security 6.2). */
const MODULE_SWITCHES = [
  'network_config.enabled',
  'service_monitoring_config.enabled',
  'ccm_network_config.enabled',
  'runtime_security_config.enabled',
  'runtime_security_config.fim_enabled',
  'event_monitoring_config.process.enabled',
  'system_probe_config.process_config.enabled',
  'system_probe_config.enable_oom_kill',
  'system_probe_config.enable_tcp_queue_length',
  'system_probe_config.language_detection.enabled',
  'discovery.enabled',
  'traceroute.enabled',
  'ping.enabled',
  'gpu_monitoring.enabled',
  'dynamic_instrumentation.enabled',
  'ebpf_check.enabled',
] as const;

const SWITCH = 'system_probe_config.enabled';
const NETWORK = 'network_config.enabled';

/** The version that made `network_config.enabled` the switch of network monitoring. */
const HAS_NETWORK_SWITCH = '>=7.24.1 || >=6.24.1 <7.0.0-0';

/** The configuration in effect. `version` is the Agent’s; unknown is taken for a current one, less surely. */
export function adjustedValue(
  key: string,
  stated: StatedConfig,
  { process, version }: { readonly process: ConfigProcess; readonly version: () => string | undefined },
): ConfigLookup {
  const value = stated.value(key);
  if (process !== 'system-probe' || stated.isDumped || !value.known) return value;
  if (key === NETWORK) return { known: true, value: adjustedNetwork(value.value, stated, version()) };
  if (key === SWITCH) return { known: true, value: adjustedSwitch(value.value, stated, version()) };
  return value;
}

/** system-probe on and neither CNM nor USM set: CNM is on, as it was before it had a switch of its own. */
function adjustedNetwork(
  network: ConfigValue,
  stated: StatedConfig,
  version: string | undefined,
): ConfigValue {
  if (network.layer !== 'default' || hasNetworkSwitch(version) === false) return network;
  const probe = stated.value(SWITCH);
  const usm = stated.value('service_monitoring_config.enabled');
  const isForced = probe.known && probe.value.value === true && usm.known && usm.value.value === false;
  return isForced ? overruled(network, probe.value, version === undefined ? 'low' : 'medium') : network;
}

/** Undefined when the version is not known. */
export function hasNetworkSwitch(version: string | undefined): boolean | undefined {
  const parsed = version === undefined ? undefined : parseVersion(version);
  return parsed === undefined
    ? undefined
    : satisfies(parsed, HAS_NETWORK_SWITCH, { includePrerelease: true });
}

/** An Agent without a switch for network monitoring does not know the key, so it turns nothing on (security 8, R02). */
function adjustedSwitch(probe: ConfigValue, stated: StatedConfig, version: string | undefined): ConfigValue {
  if (probe.value !== false) return probe;
  const isKnown = (key: string): boolean => key !== NETWORK || hasNetworkSwitch(version) !== false;
  for (const key of MODULE_SWITCHES.filter(isKnown)) {
    const module = stated.value(key);
    const isSet = module.known && module.value.layer !== 'default' && module.value.value === true;
    if (isSet) return overruled(probe, module.value, module.value.confidence);
  }
  return probe;
}

/** `true` because of another setting, whose line is cited. */
function overruled(loser: ConfigValue, cause: ConfigValue, confidence: Confidence): ConfigValue {
  const { file, line, text } = cause;
  const losers: ConfigValue['losers'] =
    loser.value === undefined ? [] : [{ layer: loser.layer, value: loser.value, place: placeOf(loser) }];
  return { file, line, text, value: true, layer: 'runtime', isMasked: false, confidence, losers };
}

function placeOf({ file, line, text }: ConfigValue): ConfigValue['losers'][number]['place'] {
  return { file, line, text };
}

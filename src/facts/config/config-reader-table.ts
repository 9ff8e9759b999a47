// Settings in effect. Who reads its facts out of which file, and which follow from others.
import type { Derivations } from '../fact-reader.ts';
import { classifierPriorityFact, cnmEnabledFact, switchFact } from './config-facts.ts';

const CWS = 'runtime_security_config.enabled';

export const CONFIG_DERIVATIONS: Derivations = {
  'cnm.enabled': cnmEnabledFact,
  'usm.enabled': switchFact('usm.enabled', 'system-probe', 'service_monitoring_config.enabled'),
  'cws.enabled': switchFact('cws.enabled', 'system-probe', CWS),
  'cws.enabledInSecurityAgent': switchFact('cws.enabledInSecurityAgent', 'security-agent', CWS),
  'cws.networkEnabled': switchFact(
    'cws.networkEnabled',
    'system-probe',
    'event_monitoring_config.network.enabled',
  ),
  'cws.classifierPriority': classifierPriorityFact,
};

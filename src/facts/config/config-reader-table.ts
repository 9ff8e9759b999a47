// Settings in effect. Who reads its facts out of which file, and which follow from others.
import { ofYaml, type Derivations, type FactReaders } from '../fact-reader.ts';
import { containerEnvironmentFact, environmentFact } from './config-environment-facts.ts';
import { classifierPriorityFact, cnmEnabledFact, switchFact } from './config-facts.ts';
import { readMainConfig } from './config-file-facts.ts';
import { duplicateCheckFilesFact, inactiveFilesFact, unparsableFilesFact } from './config-folder-facts.ts';
import { notEffectiveFact } from './config-not-effective.ts';
import {
  apiKeyScrubbedFact,
  apiKeySetFact,
  apiKeySuffixFact,
  noProxyFact,
  proxyFact,
  proxyUsedFact,
  siteFact,
} from './connection-facts.ts';

const CWS = 'runtime_security_config.enabled';

export const CONFIG_READERS: FactReaders = {
  'etc-datadog': ofYaml(readMainConfig),
};

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
  'config.agent.notEffective': notEffectiveFact('config.agent.notEffective', 'agent'),
  'config.systemProbe.notEffective': notEffectiveFact('config.systemProbe.notEffective', 'system-probe'),
  'config.securityAgent.notEffective': notEffectiveFact(
    'config.securityAgent.notEffective',
    'security-agent',
  ),
  'config.environment': environmentFact,
  'config.containerEnvironment': containerEnvironmentFact,
  'config.unparsableFiles': unparsableFilesFact,
  'config.inactiveFiles': inactiveFilesFact,
  'config.duplicateCheckFiles': duplicateCheckFilesFact,
  'agent.site': siteFact,
  'proxy.isUsed': proxyUsedFact,
  'proxy.http': proxyFact('proxy.http', 'proxy.http'),
  'proxy.https': proxyFact('proxy.https', 'proxy.https'),
  'proxy.noProxy': noProxyFact,
  'apiKey.isSet': apiKeySetFact,
  'apiKey.suffix': apiKeySuffixFact,
  'apiKey.isScrubbed': apiKeyScrubbedFact,
};

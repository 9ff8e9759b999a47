import { describe } from 'vitest';
import { DUMP, PROBE, STATUS_OF, known, testConfig, type ConfigCase } from './config-case.ts';

const CASES: readonly ConfigCase[] = [
  {
    name: 'system-probe on and nothing else set: CNM is on',
    texts: { [PROBE]: 'system_probe_config:\n  enabled: true', 'status.log': STATUS_OF('7.50.0') },
    is: known(true, 'runtime', {
      confidence: 'medium',
      line: 2,
      text: '  enabled: true',
      losers: [{ layer: 'default', value: false }],
    }),
  },
  {
    name: 'less surely so when the version is not known',
    texts: { [PROBE]: 'system_probe_config:\n  enabled: true' },
    is: known(true, 'runtime', { confidence: 'low' }),
  },
  {
    name: 'not before 7.24.1',
    texts: { [PROBE]: 'system_probe_config:\n  enabled: true', 'status.log': STATUS_OF('7.24.0') },
    is: known(false, 'default'),
  },
  {
    name: 'from 6.24.1 on',
    texts: { [PROBE]: 'system_probe_config:\n  enabled: true', 'status.log': STATUS_OF('6.24.1') },
    is: known(true, 'runtime'),
  },
  {
    name: 'not when CNM is set off',
    texts: { [PROBE]: 'system_probe_config:\n  enabled: true\nnetwork_config:\n  enabled: false' },
    is: known(false, 'file'),
  },
  {
    name: 'not when USM is on',
    texts: { [PROBE]: 'system_probe_config:\n  enabled: true\nservice_monitoring_config:\n  enabled: true' },
    is: known(false, 'default'),
  },
  {
    name: 'not where a dump says what is in effect',
    texts: {
      [DUMP]: 'system_probe_config:\n  enabled: true\nnetwork_config:\n  enabled: false',
      [PROBE]: 'system_probe_config:\n  enabled: true',
    },
    is: known(false, 'default', { file: DUMP }),
  },
  {
    name: 'a module that is on turns system-probe on',
    texts: { [PROBE]: 'runtime_security_config:\n  enabled: true' },
    key: 'system_probe_config.enabled',
    is: known(true, 'runtime', { line: 2 }),
  },
  {
    name: 'a switch that the Agent does not know yet turns nothing on',
    texts: { [PROBE]: 'network_config:\n  enabled: true', 'status.log': STATUS_OF('7.24.0') },
    key: 'system_probe_config.enabled',
    is: known(false, 'default'),
  },
  {
    name: 'the same switch turns system-probe on from 7.24.1',
    texts: { [PROBE]: 'network_config:\n  enabled: true', 'status.log': STATUS_OF('7.24.1') },
    key: 'system_probe_config.enabled',
    is: known(true, 'runtime'),
  },
  {
    name: 'a module that is on by default does not',
    texts: { [PROBE]: 'a: 1' },
    key: 'system_probe_config.enabled',
    is: known(false, 'default'),
  },
  {
    name: 'an assumption wins over all',
    texts: { [DUMP]: 'system_probe_config:\n  enabled: true\nnetwork_config:\n  enabled: false' },
    options: { assume: { 'config.system-probe.network_config.enabled': 'true' } },
    is: known(true, 'runtime', {
      file: '--assume',
      line: 1,
      text: 'config.system-probe.network_config.enabled=true',
    }),
  },
];

describe('config', () => {
  testConfig(CASES);
});

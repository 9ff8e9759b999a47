// Checks and the configuration of their instances. Who reads its facts out of which file, and which follow from others.
import { ofYaml, type Derivations, type FactReaders } from '../fact-reader.ts';
import { instancesFact, processInstance, tcpInstance } from './check-instances.ts';
import { readExpvarRunner } from './expvar-runner.ts';
import { silentFailures } from './tcp-silent-failures.ts';

export const CHECK_READERS: FactReaders = {
  'expvar-runner': ofYaml(readExpvarRunner),
};

export const CHECK_DERIVATIONS: Derivations = {
  'tcpCheck.instances': ({ store }) =>
    instancesFact('tcpCheck.instances', store, { check: 'tcp_check', record: tcpInstance }),
  'tcpCheck.silentFailures': ({ store, fact }) => {
    const checks = fact('checks');
    return checks.known ? silentFailures(store, checks.value) : undefined;
  },
  'processCheck.instances': ({ store }) =>
    instancesFact('processCheck.instances', store, { check: 'process', record: processInstance }),
};

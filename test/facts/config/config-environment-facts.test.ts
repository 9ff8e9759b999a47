import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type Texts } from '../flare-of.ts';
import { agentPod, container, envvars } from './config-case.ts';

describe('config.environment', () => {
  it('lists the variables that set settings', () => {
    const facts = factsOf({
      'envvars.log': envvars('DD_SITE=a', 'HTTP_PROXY=http://p', 'GOGC=1', 'DD_TAGS=', 'DD_X=********'),
    });
    expect(facts.fact('config.environment')).toMatchObject({
      value: {
        value: [
          { process: 'agent', name: 'DD_SITE', value: 'a' },
          { process: 'agent', name: 'HTTP_PROXY', value: 'http://p' },
        ],
        itemPlaces: [{ line: 2 }, { line: 3 }],
      },
    });
  });

  it('is empty where the flare says that there is none', () => {
    expect(valueOrCause(factsOf({ 'envvars.log': 'Found no allowed envvar' }), 'config.environment')).toEqual(
      [],
    );
  });

  it.each<Texts>([
    {},
    { 'envvars.log': '' },
    { 'envvars.log': "error collecting data for 'envvars.log': x" },
  ])('is not known from %o', (texts) =>
    expect(valueOrCause(factsOf(texts), 'config.environment')).toHaveProperty('cause'),
  );
});

describe('config.containerEnvironment', () => {
  it('lists the variables of each container of the Agent’s pod', () => {
    const pods = agentPod(
      container('agent', '{name: DD_API_KEY, valueFrom: {secretKeyRef: {name: dd, key: k}}}'),
      container('system-probe', '{name: DD_SYSTEM_PROBE_ENABLED, value: "true"}'),
    );
    expect(valueOrCause(factsOf({ 'k8s/kubelet_pods.yaml': pods }), 'config.containerEnvironment')).toEqual([
      { container: 'agent', name: 'DD_SITE', value: 'datadoghq.com' },
      { container: 'system-probe', name: 'DD_SITE', value: 'datadoghq.com' },
      { container: 'system-probe', name: 'DD_SYSTEM_PROBE_ENABLED', value: 'true' },
    ]);
  });

  it('is not known without that pod', () => {
    const texts = { 'k8s/kubelet_pods.yaml': 'items: []' };
    expect(valueOrCause(factsOf(texts), 'config.containerEnvironment')).toEqual({ cause: 'absent' });
  });
});

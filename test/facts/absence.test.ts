import { describe, expect, it } from 'vitest';
import { LOG_SOURCES } from '../../src/model/log.ts';
import { FACTS } from '../../src/model/fact-table.ts';
import { fileKindOf } from '../../src/model/file-kind-table.ts';
import { factsOf, type FlareOptions, type Texts } from './flare-of.ts';

describe('why a fact is not known', () => {
  const cases: readonly (readonly [string, string, Texts, FlareOptions, object])[] = [
    ['it is not in the bundle', 'agent.version', {}, {}, { cause: 'absent', detail: 'status.log' }],
    [
      'a Security Agent flare has no status.log',
      'systemProbe.running',
      { 'security-agent-status.log': '' },
      { kind: 'security-agent' },
      { cause: 'not-collected' },
    ],
    [
      'the flare was made without the daemon',
      'clock.ntpOffset',
      { local: '' },
      {},
      { cause: 'not-collected' },
    ],
    ['the flare is truncated', 'systemProbe.running', {}, { isTruncated: true }, { cause: 'truncated' }],
    [
      'its collection failed',
      'kubernetes.images',
      { 'flare_creation.log': "error collecting data for 'k8s/kubelet_pods.yaml': i/o timeout" },
      {},
      { cause: 'collection-failed', detail: 'i/o timeout' },
    ],
    [
      'the file is damaged',
      'kubernetes.images',
      { 'k8s/kubelet_pods.yaml': 'items' },
      { damaged: ['k8s/kubelet_pods.yaml'] },
      { cause: 'damaged' },
    ],
    [
      'the file does not parse',
      'kubernetes.images',
      { 'k8s/kubelet_pods.yaml': 'items: [' },
      {},
      { cause: 'damaged' },
    ],
    [
      'the file is there and does not say',
      'systemProbe.running',
      { 'status.log': 'nothing' },
      {},
      { cause: 'absent', detail: 'status.log does not state it' },
    ],
    ['nobody knows such a fact', 'no.such', {}, {}, { cause: 'absent', input: 'no.such' }],
  ];
  it.each(cases)('%s', (...[, fact, texts, options, missing]) => {
    expect(factsOf(texts, options).fact(fact)).toMatchObject({ known: false, missing });
  });

  it('knows the files of every fact', () => {
    const roles = Object.values(FACTS).flatMap(({ from }): readonly string[] => from);
    expect([...new Set(roles)].filter((role) => fileKindOf(role) === undefined)).toEqual([]);
  });
});

describe('why a log cannot be searched', () => {
  const pods = 'items:\n- metadata: {name: a}';
  const cases: readonly (readonly [string, Texts, FlareOptions, object | undefined])[] = [
    ['it can', { 'logs/security-agent.log': 'x' }, {}, undefined],
    ['it can, even when empty', { 'logs/security-agent.log': '' }, {}, undefined],
    [
      'only up to the damage',
      { 'logs/security-agent.log': 'x' },
      { damaged: ['logs/security-agent.log'] },
      { cause: 'damaged', detail: 'logs/security-agent.log' },
    ],
    ['it is not there', {}, {}, { cause: 'absent', input: 'logs/security-agent.log' }],
    [
      'its component is off',
      { 'etc/security-agent.yaml': '', 'etc/datadog.yaml': '' },
      {},
      { cause: 'component-off' },
    ],
    [
      'its component is on, and the log is not there',
      { 'etc/security-agent.yaml': 'compliance_config: {enabled: true}', 'etc/datadog.yaml': '' },
      {},
      { cause: 'absent' },
    ],
    [
      'another container holds it',
      { 'k8s/kubelet_pods.yaml': pods },
      {},
      { cause: 'not-collected', detail: 'a Kubernetes flare holds the logs of the container that made it' },
    ],
    ['a flare of the cluster agent', {}, { kind: 'cluster-agent' }, { cause: 'not-collected' }],
    ['the flare is truncated', {}, { isTruncated: true }, { cause: 'truncated' }],
  ];
  it.each(cases)('%s', (...[, texts, options, missing]) => {
    const answer = factsOf(texts, options).sourceAbsence('security-agent');
    if (missing === undefined) expect(answer).toBeUndefined();
    else expect(answer).toMatchObject(missing);
  });

  it('takes a sentence for no page', () => {
    const facts = factsOf({ 'status.log': 'unable to get the status of the agent, is it running?' });
    expect(facts.sourceAbsence('status')).toMatchObject({ cause: 'collection-failed' });
  });

  it('knows the operating system of the host', () => {
    expect(factsOf({ 'datadog.reg': '' }).sourceAbsence('dmesg')).toMatchObject({
      cause: 'other-platform',
      detail: 'a windows host has no system-probe/dmesg.log',
    });
  });

  it('knows the kernel log under both its names', () => {
    const text = "error collecting data for 'dmesg': operation not permitted";
    const facts = factsOf({ 'flare_creation.log': text }, { kind: 'security-agent' });
    expect(facts.sourceAbsence('dmesg')).toMatchObject({ cause: 'collection-failed' });
  });

  it.each(LOG_SOURCES)('has an answer for %s', (source) => {
    expect(factsOf({}).sourceAbsence(source)).toMatchObject({ cause: expect.any(String) as string });
  });
});

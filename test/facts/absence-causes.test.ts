// Each cause of an absence with the text that people read.
import { describe, expect, it } from 'vitest';
import { PROVIDER_FILES } from '../../src/facts/flare/provider-file-table.ts';
import { COMPONENTS } from '../../src/facts/component-switch-table.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { ABSENCE_CAUSES } from '../../src/model/absence.ts';
import { FACTS } from '../../src/model/fact-table.ts';
import { fileKindOf } from '../../src/model/file-kind-table.ts';
import type { Flare } from '../../src/model/flare.ts';
import { factsOf, flareOf, type FlareOptions, type Texts } from './flare-of.ts';

const creation = (...lines: string[]): Texts => ({ 'flare_creation.log': lines.join('\n') });
const permissions = (...paths: string[]): Texts => ({
  'permissions.log': [
    'File path | mode | owner | group | error |',
    ...paths.map((path) => `${path} | -rw-r--r-- | dd-agent | dd-agent |            |`),
  ].join('\n'),
});
const HOST: Texts = { install_info: 'install_method:\n  tool: dpkg\n' };
const OFF: Texts = {
  'etc/datadog.yaml': 'apm_config:\n  enabled: false\nremote_configuration: {enabled: false}\n',
};

interface Case {
  readonly name: string;
  readonly fact: string;
  readonly texts: Texts;
  readonly options?: FlareOptions;
  readonly cause: keyof typeof ABSENCE_CAUSES;
  readonly detail?: string;
}

const CASES: readonly Case[] = [
  {
    name: 'the provider of the file took too long',
    fact: 'configCheck.errors',
    texts: creation(
      "flare provider 'github.com/DataDog/datadog-agent/comp/core/autodiscovery/impl.(*AutoConfig).fillFlare-fm' timedout after 10s",
    ),
    cause: 'collection-failed',
    detail: 'its provider timed out after 10s',
  },
  {
    name: 'the provider of the file failed',
    fact: 'kubernetes.images',
    texts: creation(
      "flare provider 'github.com/DataDog/datadog-agent/pkg/flare.ExtraFlareProviders.provideContainers.func5' failed after 2s: boom",
    ),
    cause: 'collection-failed',
    detail: 'its provider failed after 2s: boom',
  },
  {
    name: 'another provider failed',
    fact: 'kubernetes.images',
    texts: creation(
      "flare provider 'github.com/DataDog/datadog-agent/pkg/flare.getRegistryJSON' failed after 2s: boom",
    ),
    cause: 'absent',
    detail: 'k8s/kubelet_pods.yaml',
  },
  {
    name: 'the line about the file says more than its provider',
    fact: 'kubernetes.images',
    texts: creation(
      "flare provider 'x/pkg/flare.provideContainers' timedout after 10s",
      "error collecting data for 'k8s/kubelet_pods.yaml': i/o timeout",
    ),
    cause: 'collection-failed',
    detail: 'i/o timeout',
  },
  {
    name: 'the host has no such file',
    fact: 'install.tool',
    texts: creation(
      "error reading file '/etc/datadog-agent/install_info' to be copy to 'install_info': open /etc/datadog-agent/install_info: no such file or directory",
    ),
    cause: 'absent',
    detail: 'the host has no such file: open /etc/datadog-agent/install_info: no such file or directory',
  },
  {
    name: 'what it collects misses a file of its own',
    fact: 'kubernetes.images',
    texts: creation(
      "error collecting data for 'k8s/kubelet_pods.yaml': open /run/token: no such file or directory",
    ),
    cause: 'collection-failed',
    detail: 'open /run/token: no such file or directory',
  },
  {
    name: 'the platform has no such file, and failing to collect it is normal there',
    fact: 'kubernetes.images',
    texts: { ...HOST, ...creation("error collecting data for 'k8s/kubelet_pods.yaml': no kubelet") },
    cause: 'other-platform',
    detail: 'the platform is host; k8s/kubelet_pods.yaml needs kubernetes',
  },
  {
    name: 'nobody knows the platform',
    fact: 'env.platform',
    texts: {},
    cause: 'absent',
  },
  {
    name: 'the component is switched off',
    fact: 'apm.running',
    texts: OFF,
    cause: 'component-off',
    detail: 'apm_config.enabled is off',
  },
  {
    name: 'the component is off, and a page does not state it either',
    fact: 'apm.running',
    texts: { ...OFF, 'status.log': 'nothing' },
    cause: 'component-off',
    detail: 'apm_config.enabled is off',
  },
  {
    name: 'the component is on',
    fact: 'apm.running',
    texts: { 'etc/datadog.yaml': 'apm_config: {enabled: true}' },
    cause: 'absent',
    detail: 'status.log',
  },
  {
    name: 'somebody took the file out',
    fact: 'tcpCheck.instances',
    texts: {
      ...creation('Flare creation time: 2025-03-01T10:00:00Z'),
      ...permissions('/etc/datadog-agent/conf.d/tcp_check.d/conf.yaml'),
    },
    cause: 'absent',
  },
  {
    name: 'the value is masked',
    fact: 'host.name',
    texts: { 'metadata/host.json': '{\n  "internalHostname": "********"\n}' },
    cause: 'scrubbed',
    detail: 'metadata/host.json',
  },
  {
    name: 'a sentence stands for the page',
    fact: 'health.unhealthy',
    texts: { 'health.yaml': "error collecting data for 'health.yaml': EOF" },
    cause: 'collection-failed',
    detail: "error collecting data for 'health.yaml': EOF",
  },
  {
    name: 'a flare of another daemon',
    fact: 'health.unhealthy',
    texts: {},
    options: { kind: 'cluster-agent' },
    cause: 'not-collected',
    detail: 'a flare of the cluster-agent never holds health.yaml',
  },
  {
    name: 'damaged bytes',
    fact: 'health.unhealthy',
    texts: { 'health.yaml': 'healthy:' },
    options: { damaged: ['health.yaml'] },
    cause: 'damaged',
    detail: 'health.yaml',
  },
  {
    name: 'a flare that ends early',
    fact: 'health.unhealthy',
    texts: {},
    options: { isTruncated: true },
    cause: 'truncated',
    detail: 'health.yaml',
  },
];

describe('why a fact is not known', () => {
  it.each(CASES)('$name', ({ fact, texts, options, cause, detail }) => {
    const missing = { input: fact, cause, ...(detail === undefined ? {} : { detail }) };
    expect(factsOf(texts, options).fact(fact)).toMatchObject({ known: false, missing });
  });

  it('shows every cause but the one that comparisons give', () => {
    const shown = new Set([...CASES.map(({ cause }) => cause), 'unreadable']);
    expect(shown).toEqual(new Set(Object.keys(ABSENCE_CAUSES)));
  });

  const withArchive = (flare: Partial<Flare>, texts: Texts = {}) => {
    const contents = flareOf(texts);
    return readFacts({ ...contents, flare: { ...contents.flare, ...flare } }, { assume: {} });
  };

  it('knows that the archive was cut, and takes nothing for removed then', () => {
    const texts = { ...creation('Flare creation time: x'), ...permissions('/var/log/datadog/agent.log') };
    const facts = withArchive({ isCut: true }, texts);
    expect(facts.fact('health.unhealthy')).toMatchObject({ missing: { cause: 'truncated' } });
    expect(facts.fact('flare.removedFiles')).toMatchObject({ known: false });
    expect(facts.sourceAbsence('agent')).toMatchObject({ cause: 'truncated' });
  });

  it('knows that the entry was refused', () => {
    const facts = withArchive({ unread: ['health.yaml'] });
    expect(facts.fact('health.unhealthy')).toMatchObject({
      missing: { cause: 'damaged', detail: 'the entry health.yaml was not read' },
    });
  });

  it('says of a page that is too large that it was not read', () => {
    const contents = flareOf({ 'health.yaml': 'healthy: [a]' });
    const facts = readFacts({ ...contents, documents: [] }, { assume: {} });
    expect(facts.fact('health.unhealthy')).toMatchObject({
      missing: { cause: 'damaged', detail: 'health.yaml is too large to be read' },
    });
  });
});

describe('the tables', () => {
  it.each(PROVIDER_FILES)('know the files of $part', ({ roles }) => {
    expect(roles.filter((role) => fileKindOf(role) === undefined)).toEqual([]);
  });

  it.each(COMPONENTS)('know what $switches writes', ({ roles = [], sources = [], facts = [] }) => {
    expect(roles.length + sources.length + facts.length).toBeGreaterThan(0);
    expect(roles.filter((role) => fileKindOf(role) === undefined)).toEqual([]);
  });

  it('name facts that exist, where this family is there', () => {
    const starts = COMPONENTS.flatMap(({ facts = [] }) => facts).filter((start) => start !== 'otel.');
    const names = Object.keys(FACTS);
    expect(starts.filter((start) => !names.some((name) => name.startsWith(start)))).toEqual([]);
  });
});

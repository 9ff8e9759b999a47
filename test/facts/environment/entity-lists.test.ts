import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const ABSENT = { cause: 'absent' };

const entity = (
  header: string,
  fields: { readonly running?: boolean; readonly runtime?: string } = {},
): string =>
  `=== Entity ${header} ===
----------- Entity ID -----------
Kind: container ID: x
----------- Entity Meta -----------
Name: web
Namespace: ${''}
----------- Image -----------
Name: nginx
Tag: 1.27
----------- Container Info -----------
Runtime: ${fields.runtime ?? ''}
Running: ${fields.running ?? false}
Started At: 0001-01-01 00:00:00 +0000 UTC
===`;

const workload = (...entities: readonly string[]) => factsOf({ 'workload-list.log': entities.join('\n\n') });

describe('workload-list.log', () => {
  it('counts each entity once, whatever the order of its sources', () => {
    const merged = entity('container sources(merged):[a b] id: c1', { running: true, runtime: 'containerd' });
    const single = entity('container source:a id: c1');
    const pod = '=== Entity kubernetes_pod source:kubelet id: p1 ===\n===';
    for (const facts of [workload(merged, single, pod), workload(single, pod, merged)]) {
      expect(valueOrCause(facts, 'workloadmeta.entities')).toEqual([
        { kind: 'container', count: 1 },
        { kind: 'kubernetes_pod', count: 1 },
      ]);
      expect(valueOrCause(facts, 'workloadmeta.containers')).toEqual([
        { name: 'web', image: 'nginx', tag: '1.27', runtime: 'containerd', running: true },
      ]);
      expect(valueOrCause(facts, 'workloadmeta.containersNotRunning')).toBe(0);
    }
  });

  it('believes the entry of all sources, not a single one', () => {
    const merged = entity('container sources(merged):[a b] id: c1', { running: false });
    const single = entity('container source:a id: c1', { running: true });
    for (const facts of [workload(merged, single), workload(single, merged)]) {
      expect(valueOrCause(facts, 'workloadmeta.containersNotRunning')).toBe(1);
    }
  });

  it('joins sources when no entry does', () => {
    const facts = workload(
      entity('container source:a id: c1', { running: true }),
      entity('container source:b id: c1', { runtime: 'docker' }),
    );
    expect(valueOrCause(facts, 'workloadmeta.containers')).toMatchObject([
      { runtime: 'docker', running: true },
    ]);
  });

  it('takes headers with an id alone', () => {
    const facts = workload(entity('container 8e7a', { runtime: 'cri-o' }), entity('container 9e7a'));
    expect(valueOrCause(facts, 'workloadmeta.entities')).toEqual([{ kind: 'container', count: 2 }]);
    expect(valueOrCause(facts, 'workloadmeta.containersNotRunning')).toBe(2);
    expect(facts.fact('containers.runtime')).toMatchObject({
      value: { value: 'cri-o', file: 'workload-list.log', line: 11, text: 'Runtime: cri-o' },
    });
  });

  it('invents nothing', () => {
    const facts = workload('=== not an entity ===\nRuntime: docker\n===');
    expect(valueOrCause(facts, 'workloadmeta.entities')).toEqual(ABSENT);
    expect(valueOrCause(facts, 'containers.runtime')).toEqual(ABSENT);
    expect(valueOrCause(workload('=== Entity process 7 ===\n==='), 'workloadmeta.containers')).toEqual(
      ABSENT,
    );
  });
});

describe('tagger lists', () => {
  const LIST = `{
	"entities": {
		"container_id://8e7a": {
			"tags": {
				"workloadmeta-container": [
					"image_name:nginx"
				],
				"workloadmeta-kubelet": [
					"pod_name:cart"
				]
			}
		},
		"container_id://9e7a": {
			"tags": {
				"workloadmeta-kubelet": [
					"team://sea"
				]
			}
		},
		"kubernetes_pod_uid://1": {
			"tags": {}
		}
	}
}`;

  it.each([
    ['tagger-list.json', 'tagger.entities', 'tagger.sources'],
    ['process-agent_tagger-list.json', 'tagger.processAgentEntities', 'tagger.processAgentSources'],
  ])('%s counts entities and sources', (path, entities, sources) => {
    const facts = factsOf({ [path]: LIST });
    expect(valueOrCause(facts, entities)).toEqual([
      { kind: 'container_id', count: 2 },
      { kind: 'kubernetes_pod_uid', count: 1 },
    ]);
    expect(facts.fact(sources)).toMatchObject({
      value: {
        value: [
          { source: 'workloadmeta-container', count: 1 },
          { source: 'workloadmeta-kubelet', count: 2 },
        ],
        itemPlaces: [{ line: 5 }, { line: 8 }],
      },
    });
  });

  it('count nothing in a sentence or in one line', () => {
    for (const text of ['no session token provided', LIST.replaceAll('\n', '')]) {
      expect(valueOrCause(factsOf({ 'tagger-list.json': text }), 'tagger.entities')).toHaveProperty('cause');
    }
  });
});

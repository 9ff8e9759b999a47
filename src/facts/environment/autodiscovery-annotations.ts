// Annotations by which pods ask for checks and logs (`ad.datadoghq.com/…`): what they ask for, and which of them the
// Agent cannot read.
import type { Fact } from '../../model/fact.ts';
import type { Place } from '../../model/place.ts';
import type { EnvironmentVariable } from '../config/environment-variables.ts';
import { recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import type { Pod } from './kubelet-pods.ts';
import { holdsMask } from '../../util/masked-text.ts';

/*
 * ad.datadoghq.com/redis.checks: '{"redisdb": {"instances": [{"host": "%%host%%"}]}}'
 * ad.datadoghq.com/redis.check_names: '["redisdb"]'
 * ad.datadoghq.com/tags: '{"team": "sea"}'
 */
const ANNOTATION =
  /^ad\.datadoghq\.com\/(?:(.{1,250})\.)?(checks|check_names|init_configs|instances|logs|tags)$/;

/** What the JSON of each annotation must be. */
const SHAPES: Readonly<Record<string, 'list' | 'map'>> = {
  checks: 'map',
  check_names: 'list',
  init_configs: 'list',
  instances: 'list',
  logs: 'list',
  tags: 'map',
};

interface Annotation {
  readonly container: string;
  readonly kind: string;
  readonly mark: EnvironmentVariable;
  /** Undefined when the text is not the JSON that it must be. */
  readonly content: readonly unknown[] | Readonly<Record<string, unknown>> | undefined;
}

/** `opening` is the line that opens the list of pods. */
export function autodiscoveryFacts(pods: readonly Pod[], opening: Place): Fact[] {
  const annotated = pods.map((pod) => [pod, annotationsOf(pod)] as const);
  const checks = annotated.flatMap(([pod, annotations]) => checkRecords(pod, annotations));
  const errors = annotated.flatMap(([pod, annotations]) => errorRecords(pod, annotations));
  const isWhole = pods.every((pod) => pod.isWhole);
  const lists = [
    ['kubernetes.autodiscoveryAnnotations', checks],
    ['kubernetes.autodiscoveryAnnotationErrors', errors],
  ] as const;
  return lists
    .filter(([, records]) => isWhole || records.length > 0)
    .map(([name, records]) => recordsFact(name, records, opening));
}

function annotationsOf({ marks }: Pod): readonly Annotation[] {
  return [...marks.values()].flatMap((mark): Annotation[] => {
    if (!mark.name.startsWith('ad.datadoghq.com/')) return [];
    const [, container = '', kind] = ANNOTATION.exec(mark.name) ?? [];
    // A masked value is not what the pod has.
    if (kind === undefined || mark.value === undefined || holdsMask(mark.value)) return [];
    return [{ container, kind, mark, content: contentOf(mark.value, kind) }];
  });
}

function contentOf(text: string, kind: string): Annotation['content'] {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content !== 'object' || content === null) return undefined;
    const shape = Array.isArray(content) ? 'list' : 'map';
    return shape === SHAPES[kind] ? (content as Annotation['content']) : undefined;
  } catch {
    return undefined;
  }
}

function checkRecords(pod: Pod, annotations: readonly Annotation[]): readonly StatedRecord[] {
  return annotations
    .filter(({ kind }) => kind === 'checks' || kind === 'check_names' || kind === 'logs')
    .map(({ container, kind, mark, content }) => ({
      value: recordOfStated({
        namespace: pod.namespace,
        pod: pod.name,
        container,
        kind: kind === 'logs' ? 'logs' : 'checks',
        checks: kind === 'logs' ? undefined : checkNames(content),
      }),
      place: mark.place,
    }));
}

/** Names as one text: `nginx, redisdb`. */
function checkNames(content: Annotation['content']): string | undefined {
  if (content === undefined) return undefined;
  const names = Array.isArray(content) ? content : Object.keys(content);
  return names
    .filter((name): name is string => typeof name === 'string')
    .slice(0, 20)
    .join(', ');
}

function errorRecords(pod: Pod, annotations: readonly Annotation[]): readonly StatedRecord[] {
  if (annotations.length === 0) return [];
  const names = identifiersOf(pod);
  const instances = new Map(
    annotations.flatMap(({ container, kind, content }) =>
      kind === 'instances' && Array.isArray(content) ? [[container, content.length] as const] : [],
    ),
  );
  return annotations.flatMap((annotation): StatedRecord[] => {
    const { mark, container } = annotation;
    const error = formError(annotation, instances.get(container)) ?? targetError(annotation, pod, names);
    if (error === undefined) return [];
    const { namespace, name } = pod;
    return [
      {
        value: recordOfStated({ namespace, pod: name, container, annotation: mark.name, error }),
        place: mark.place,
      },
    ];
  });
}

function formError({ kind, content }: Annotation, instances: number | undefined): string | undefined {
  if (content === undefined) return `not a JSON ${SHAPES[kind] === 'list' ? 'array' : 'object'}`;
  if (kind !== 'check_names' || !Array.isArray(content) || instances === undefined) return undefined;
  return content.length === instances
    ? undefined
    : `${content.length} check names for ${instances} instances`;
}

/** Containers, and the names that `ad.datadoghq.com/<container>.check.id` gives them. */
function identifiersOf({ containers, initContainers, marks }: Pod): ReadonlySet<string> {
  const given = [...marks.values()]
    .filter(({ name }) => name.startsWith('ad.datadoghq.com/') && name.endsWith('.check.id'))
    .flatMap(({ value }) => (value === undefined ? [] : [value]));
  return new Set([
    ...containers.map(({ name }) => name),
    ...initContainers.map(({ name }) => name),
    ...given,
  ]);
}

function targetError(
  { container }: Annotation,
  { isWhole }: Pod,
  names: ReadonlySet<string>,
): string | undefined {
  const isMissing = isWhole && container !== '' && !names.has(container);
  return isMissing ? `the pod has no container ${container}` : undefined;
}

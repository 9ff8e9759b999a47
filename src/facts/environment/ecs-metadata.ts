// What the metadata of Amazon ECS say of the Agent’s task: where it runs, what it should do and does, its containers.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { isTelling, recordOfStated, recordsFact } from '../stated-records.ts';
import { entriesAt, entryAt, listAt, textAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';
import { parseImageName } from './image-name.ts';
import { numberAt } from './pod-spec.ts';

const LAUNCH_TYPE = /"LaunchType":\s{0,10}"(FARGATE|EC2|EXTERNAL)"/i;

/** ecs_metadata.json: `"LaunchType": "FARGATE"`. */
export function readEcsMetadata(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  if (entriesAt(root).length === 0) return [];
  const platform = makeFact('env.platform', 'ecs', placeAt(document, root?.line ?? 1));
  return [platform, ...launchFact(document), ...taskFacts(document, root), ...tasksFact(document, root)];
}

function launchFact(document: FlareDocument): Fact[] {
  const index = document.lines.findIndex((line) => LAUNCH_TYPE.test(line));
  const type = LAUNCH_TYPE.exec(document.lines[index] ?? '')?.[1];
  if (type === undefined) return [];
  const isFargate = type.toUpperCase() === 'FARGATE';
  return [makeFact('env.fargate', isFargate, placeAt(document, index + 1))];
}

/** `arn:aws:ecs:us-east-1:123456789012:cluster/web` → `web`. */
const nameOfArn = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

/** `us-east-1a` → `us-east-1`; zones of other kinds (`us-west-2-lax-1a`) tell no region. */
const regionOfZone = (zone: string): string | undefined =>
  /^([a-z]{2}(?:-[a-z]{3,9}){1,2}-\d)[a-z]$/.exec(zone)?.[1];

const asIs = (text: string): string => text;

interface TaskField {
  readonly name: FactName;
  readonly key: string;
  readonly parse: (text: string) => string | undefined;
}

const FIELDS: readonly TaskField[] = [
  { name: 'ecs.cluster', key: 'Cluster', parse: nameOfArn },
  { name: 'ecs.family', key: 'Family', parse: asIs },
  { name: 'ecs.revision', key: 'Revision', parse: asIs },
  { name: 'ecs.service', key: 'ServiceName', parse: asIs },
  { name: 'ecs.launchType', key: 'LaunchType', parse: (text) => text.toUpperCase() },
  { name: 'ecs.availabilityZone', key: 'AvailabilityZone', parse: asIs },
  { name: 'ecs.region', key: 'AvailabilityZone', parse: regionOfZone },
  { name: 'ecs.desiredStatus', key: 'DesiredStatus', parse: asIs },
  { name: 'ecs.knownStatus', key: 'KnownStatus', parse: asIs },
];

/*
 * {
 *   "Cluster": "web",
 *   "Family": "datadog-agent", "Revision": "7",
 *   "Limits": {"CPU": 0.25, "Memory": 512},
 *   "Containers": [{"Name": "datadog-agent", "KnownStatus": "RUNNING", …}]
 */
/** The answer of the task metadata endpoint, versions 2 to 4. */
function taskFacts(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const texts = FIELDS.flatMap(({ name, key, parse }) => {
    const entry = entryAt(root, key);
    const text = textAt(root, key);
    const value = text === undefined || !isTelling(text) ? undefined : parse(text);
    return entry === undefined || value === undefined
      ? []
      : [makeFact(name, value, placeAt(document, entry.line))];
  });
  return [...texts, ...limitFacts(document, root), ...containersFact(document, entryAt(root, 'Containers'))];
}

const BYTES_PER_MIB = 1024 * 1024;

/** ECS counts memory in MiB and processors in cores for a task. */
function limitFacts(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const limits = [
    ['ecs.cpuLimit', 'CPU', 1],
    ['ecs.memoryLimit', 'Memory', BYTES_PER_MIB],
  ] as const;
  return limits.flatMap(([name, key, factor]) => {
    const entry = entryAt(root, 'Limits', key);
    const value = numberAt(root, 'Limits', key);
    return entry === undefined || value === undefined
      ? []
      : [makeFact(name, value * factor, placeAt(document, entry.line))];
  });
}

function containersFact(document: FlareDocument, opening: YamlEntry | undefined): Fact[] {
  if (opening?.node.kind !== 'list') return [];
  const records = opening.node.items.map((container) => {
    const { image, tag } = parseImageName(textAt(container, 'Image') ?? '');
    const memory = numberAt(container, 'Limits', 'Memory');
    const value = recordOfStated({
      name: textAt(container, 'Name'),
      image,
      tag,
      knownStatus: textAt(container, 'KnownStatus'),
      desiredStatus: textAt(container, 'DesiredStatus'),
      health: textAt(container, 'Health', 'status'),
      exitCode: numberAt(container, 'ExitCode'),
      restarts: numberAt(container, 'RestartCount'),
      memoryLimit: memory === undefined || memory === 0 ? undefined : memory * BYTES_PER_MIB,
    });
    return { value, place: placeAt(document, entryAt(container, 'Name')?.line ?? container.line) };
  });
  return [recordsFact('ecs.containers', records, placeAt(document, opening.line))];
}

/** The answer of the introspection endpoint lists all tasks of the instance: `{"Tasks": [{"Family": "web", …}]}`. */
function tasksFact(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const opening = entryAt(root, 'Tasks');
  if (opening?.node.kind !== 'list') return [];
  const records = listAt(opening.node).map((task) => ({
    value: recordOfStated({
      family: textAt(task, 'Family'),
      revision: textAt(task, 'Version'),
      knownStatus: textAt(task, 'KnownStatus'),
      desiredStatus: textAt(task, 'DesiredStatus'),
    }),
    place: placeAt(document, entryAt(task, 'Family')?.line ?? task.line),
  }));
  return [recordsFact('ecs.tasks', records, placeAt(document, opening.line))];
}

// expvar/system-probe (security 2.4): what system-probe says of its modules, for the core Agent. Its modules have
// the names of the System Probe section of the status page.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { recordOfStated } from '../stated-records.ts';
import {
  countOf,
  factAt,
  fieldFacts,
  numberAt,
  recordsAt,
  statedTextAt,
  statedValue,
  type FieldReading,
  type FieldSource,
  type ListedRecord,
} from '../yaml/yaml-fact.ts';
import { entryAt, listAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';

const USM = ['network_tracer', 'universal_service_monitoring'] as const;

/** The titles of the status page, by key. */
const MODULES: readonly (readonly [title: string, ...path: string[]])[] = [
  ['USM', ...USM],
  ['Discovery Service Map', 'discovery_service_map'],
  ['NPM', 'network_tracer'],
  ['OOM Kill', 'oom_kill_probe'],
  ['TCP Queue Length', 'tcp_queue_length_tracer'],
  ['Event Monitor', 'event_monitor'],
  ['Process', 'process'],
  ['GPU', 'gpu'],
];

const MS_PER_SECOND = 1000;
const dateOf = (seconds: number | undefined): number | undefined =>
  seconds === undefined || seconds === 0 ? undefined : seconds * MS_PER_SECOND;

// uptime: 3h50m12s
// updated_at: 1741770842
const FIELDS: readonly FieldReading[] = [
  { name: 'systemProbe.error', path: ['Errors'] },
  { name: 'systemProbe.uptime', path: ['uptime'], parse: (value) => parseGoDuration(String(value)) },
  { name: 'systemProbe.updatedAt', path: ['updated_at'], parse: (value) => dateOf(countOf(value)) },
  {
    name: 'systemProbe.networkCheckedAt',
    path: ['network_tracer', 'tracer', 'last_check'],
    parse: (value) => dateOf(countOf(value)),
  },
  { name: 'usm.state', path: [...USM, 'state'] },
  { name: 'usm.error', path: [...USM, 'error'] },
];

export function readExpvarSystemProbe(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source: FieldSource = { document, root: entryAt(root, 'systemProbeStats')?.node ?? root };
  return [
    ...fieldFacts(FIELDS, source),
    ...readRunning(source),
    ...readModules(source),
    ...readClients(source),
    ...USM_LISTS.flatMap(([name, key]) => readLength(source, name, [...USM, key])),
  ];
}

/** The Agent writes `Errors` when system-probe did not answer, and its uptime when it did. */
function readRunning(source: FieldSource): Fact[] {
  const errors = entryAt(source.root, 'Errors');
  const uptime = entryAt(source.root, 'uptime') ?? entryAt(source.root, 'updated_at');
  const failed = errors !== undefined && statedValue(errors.node) !== undefined;
  const entry = failed ? errors : uptime;
  if (entry === undefined) return [];
  return [factAt('systemProbe.running', !failed, { ...source, confidence: 'medium', entry })];
}

// network_tracer:
//   Error: 'error enabling protocol classifier: permission denied'
// event_monitor: {}
function readModules(source: FieldSource): Fact[] {
  const records = MODULES.flatMap(([name, ...path]): ListedRecord[] => {
    const entry = entryAt(source.root, ...path);
    return entry?.node.kind === 'map' ? [{ record: moduleRecord(name, entry), line: lineOf(entry) }] : [];
  });
  const [first] = records;
  if (first === undefined) return [];
  const entry = { key: '', line: first.line, node: source.root } as YamlEntry;
  return [recordsAt('systemProbe.modules', records, { ...source, entry })];
}

const errorOf = ({ node }: YamlEntry): string | undefined =>
  statedTextAt(node, 'Error') ?? statedTextAt(node, 'error');

function lineOf({ node, line }: YamlEntry): number {
  return (entryAt(node, 'Error') ?? entryAt(node, 'error') ?? entryAt(node, 'state'))?.line ?? line;
}

function moduleRecord(name: string, entry: YamlEntry): FactRecord {
  const error = errorOf(entry);
  const status = statedTextAt(entry.node, 'state') ?? (error === undefined ? 'Running' : 'Not running');
  return recordOfStated({ name, status, error, ...(error === undefined ? usageOf(entry.node) : {}) });
}

/** Modules that failed have none on the status page either. */
function usageOf(node: YamlNode): Readonly<Record<string, number | undefined>> {
  const clients = entryAt(node, 'state', 'clients')?.node;
  return {
    lastCheckAt: dateOf(numberAt(node, 'tracer', 'last_check') ?? numberAt(node, 'last_check')),
    clients: clients?.kind === 'map' ? clients.entries.size : undefined,
  };
}

// state:
//   clients:
//     "-1": {…}
function readClients(source: FieldSource): Fact[] {
  const entry = entryAt(source.root, 'network_tracer', 'state', 'clients');
  if (entry?.node.kind !== 'map') return [];
  return [factAt('systemProbe.networkClients', entry.node.entries.size, { ...source, entry })];
}

const USM_LISTS = [
  ['usm.tracedPrograms', 'traced_programs'],
  ['usm.blockedPrograms', 'blocked_processes'],
] as const;

function readLength(
  source: FieldSource,
  name: (typeof USM_LISTS)[number][0],
  path: readonly string[],
): Fact[] {
  const entry = entryAt(source.root, ...path);
  if (entry?.node.kind !== 'list') return [];
  return [factAt(name, listAt(entry.node).length, { ...source, entry })];
}

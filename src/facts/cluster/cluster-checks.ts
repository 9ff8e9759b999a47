// Which node runs which cluster check, from clusterchecks.log. The status page of the Cluster Agent holds the counts
// alone.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';

/** The state of the walk over the lines; lists are bounded where they become facts. */
interface Walk {
  readonly document: FlareDocument;
  /** Where the checks that follow run; undefined among those that no node has. */
  node: string | undefined;
  area: 'none' | 'unassigned' | 'table' | 'node' | 'endpoints';
  agents: (Place & { readonly count: number }) | undefined;
  endpoints: (Place & { readonly count: number }) | undefined;
  readonly nodes: StatedRecord[];
  readonly checks: OpenCheck[];
  readonly unassigned: OpenCheck[];
  open: OpenCheck | undefined;
}

interface OpenCheck {
  readonly place: Place;
  readonly node: string | undefined;
  readonly check: string;
  source?: string;
  instance?: string;
  status?: string;
  error?: string;
}

const MAX_CHECKS = 20_000;
const MAX_LINE = 2000;

/*
 * === 3 agents reporting ===            (older: 3 node-agents reporting)
 *
 * Name     Running checks
 * node-7   1
 *
 * ===== Checks on node-7 =====
 *
 * === http_check check ===
 * Configuration source: kube_services:kube_service_uid://1
 * Instance ID: http_check:My web:30b88974d4440b2b
 * ===
 *   Instance ID: http_check:My web:30b88974d4440b2b [ERROR]
 *   Last Error: connection refused
 */
/** Core 4.18. */
export function readClusterChecks(document: FlareDocument): Fact[] {
  const walk: Walk = {
    document,
    node: undefined,
    area: 'none',
    agents: undefined,
    endpoints: undefined,
    nodes: [],
    checks: [],
    unassigned: [],
    open: undefined,
  };
  document.lines.forEach((text, index) => readLine(text.slice(0, MAX_LINE), index + 1, walk));
  return [...sentenceFacts(document), ...dispatchFacts(walk)];
}

function readLine(text: string, line: number, walk: Walk): void {
  if (text.startsWith('===')) readHeading(text, line, walk);
  else if (walk.area === 'table') readNode(text, line, walk);
  else if (walk.open !== undefined) readDetail(text, walk.open);
}

const AGENTS = /^=== (\d{1,9}|Zero) (?:node-)?agents? reporting ===$/;
const NODE = /^===== Checks on (.{1,300}) =====$/;
const ENDPOINTS = /^===== (\d{1,9}) Pod-backed Endpoints-Checks scheduled =====$/;
const CHECK = /^=== (.{1,300}) check ===$/;

function readHeading(text: string, line: number, walk: Walk): void {
  const place = placeAt(walk.document, line);
  const check = CHECK.exec(text)?.[1];
  if (check !== undefined) openCheck(check, place, walk);
  else walk.area = areaOf(text, place, walk) ?? walk.area;
}

/** Which part of the file a heading opens; undefined for the line that ends a check. */
function areaOf(text: string, place: Place, walk: Walk): Walk['area'] | undefined {
  if (text === '=== Unassigned configurations ===') return 'unassigned';
  const agents = AGENTS.exec(text)?.[1];
  if (agents !== undefined) {
    walk.agents ??= { ...place, count: agents === 'Zero' ? 0 : Number(agents) };
    return 'table';
  }
  const endpoints = ENDPOINTS.exec(text)?.[1];
  if (endpoints !== undefined) {
    walk.endpoints ??= { ...place, count: Number(endpoints) };
    return 'endpoints';
  }
  const node = NODE.exec(text)?.[1];
  if (node === undefined) return undefined;
  walk.node = node;
  return 'node';
}

function openCheck(check: string, place: Place, walk: Walk): void {
  const list = walk.area === 'unassigned' ? walk.unassigned : walk.area === 'node' ? walk.checks : undefined;
  walk.open = undefined;
  if (list === undefined || list.length >= MAX_CHECKS) return;
  walk.open = { place, node: walk.area === 'node' ? walk.node : undefined, check };
  list.push(walk.open);
}

function readNode(text: string, line: number, walk: Walk): void {
  const [, name, checks] = /^(\S{1,300}) {2,}(\d{1,9})$/.exec(text.trimEnd()) ?? [];
  if (name === undefined) return;
  walk.nodes.push({ value: { node: name, checks: Number(checks) }, place: placeAt(walk.document, line) });
}

function readDetail(text: string, open: OpenCheck): void {
  const [, key, value] =
    /^ {0,2}(Configuration source|Instance ID|Last Error): (.{1,1000})$/.exec(text) ?? [];
  if (key === undefined || value === undefined) return;
  if (key === 'Configuration source') open.source ??= value;
  else if (key === 'Last Error') open.error ??= value;
  else readInstance(value, open);
}

/** A check of several instances fails when one of them does. */
function readInstance(value: string, open: OpenCheck): void {
  const status = /\[(OK|ERROR)\]$/.exec(value)?.[1]?.toLowerCase();
  open.instance ??= value.replace(/ \[(?:OK|ERROR)\]$/, '');
  if (status !== undefined && open.status !== 'error') open.status = status;
}

const SENTENCES: readonly (readonly [
  pattern: RegExp,
  fact: 'cluster.checks.error' | 'cluster.checks.enabled',
])[] = [
  [/^Cluster-checks are not enabled/, 'cluster.checks.enabled'],
  [/^Cluster-check dispatching logic not running: /, 'cluster.checks.error'],
  [/^The agent ran into an error while checking config: /, 'cluster.checks.error'],
  [/^Failed to query the agent /, 'cluster.checks.error'],
];

/** What stands in the file instead of checks (core 4.18). */
function sentenceFacts(document: FlareDocument): Fact[] {
  const facts = document.lines.slice(0, 200).flatMap((text, index): Fact[] => {
    const line = text.slice(0, MAX_LINE).trim();
    const place = placeAt(document, index + 1);
    if (line === '=== Warmup in progress ===') return [makeFact('cluster.checks.mode', 'warmup', place)];
    const known = SENTENCES.find(([pattern]) => pattern.test(line));
    if (known === undefined) return [];
    const [, name] = known;
    return [makeFact(name, name === 'cluster.checks.enabled' ? false : line, place)];
  });
  return facts.slice(0, 1);
}

function dispatchFacts({ agents, endpoints, nodes, checks, unassigned }: Walk): Fact[] {
  const ofEndpoints =
    endpoints === undefined
      ? []
      : [makeFact('cluster.checks.podBackedEndpoints', endpoints.count, endpoints)];
  if (agents === undefined) return ofEndpoints;
  const { count, ...opening } = agents;
  return [
    makeFact('cluster.checks.activeNodes', count, opening),
    ...dispatchedFact(nodes, count, opening),
    makeFact('cluster.checks.unassigned', unassigned.length, { ...opening, confidence: 'medium' }),
    recordsFact('cluster.checks.nodes', nodes, opening),
    recordsFact('cluster.checks.instances', checks.map(checkRecord), opening),
    recordsFact('cluster.checks.unassignedChecks', unassigned.map(checkRecord), opening),
    ...ofEndpoints,
  ];
}

/** Known only when the table is whole. */
function dispatchedFact(nodes: readonly StatedRecord[], count: number, opening: Place): Fact[] {
  if (nodes.length !== count) return [];
  const dispatched = nodes.reduce((sum, { value }) => sum + Number(value.checks), 0);
  return [makeFact('cluster.checks.dispatched', dispatched, { ...opening, confidence: 'medium' })];
}

function checkRecord({ place, ...fields }: OpenCheck): StatedRecord {
  return { value: recordOfStated(fields), place };
}

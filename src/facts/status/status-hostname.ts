// Facts of `Hostname(s)`: the name, where it comes from, why other providers were not used, aliases, cloud ids, tags.
import type { Fact } from '../../model/fact.ts';
import { listOnLine, parseGoList, rowFacts, statedList, type RowReading } from './status-fact.ts';
import { findBlock, findSection, isStated, linesBelow, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

//     hostname: web-01
//     hostname provider: 'configuration'
//     instance-id: i-0123456789abcdef0
const HOSTNAME_READINGS: readonly RowReading[] = [
  { name: 'host.name', keys: ['hostname'], parse: asIs },
  {
    name: 'host.nameProvider',
    keys: ['hostname provider'],
    parse: (value) => value.replaceAll("'", '').replaceAll('"', ''),
  },
  { name: 'host.nameError', keys: ['error'], parse: asIs },
  { name: 'host.agentHostname', keys: ['agent-hostname'], parse: asIs },
  { name: 'host.cloudResourceId', keys: ['ccrid'], parse: asIs },
  { name: 'host.clusterName', keys: ['cluster-name'], parse: asIs },
  { name: 'host.ec2Hostname', keys: ['ec2-hostname'], parse: asIs },
  { name: 'host.instanceId', keys: ['instance-id'], parse: asIs },
  { name: 'host.socketFqdn', keys: ['socket-fqdn'], parse: asIs },
  { name: 'host.socketHostname', keys: ['socket-hostname'], parse: asIs },
];

/** `Hostname` or `Hostnames` with its tags and the providers that were not used. */
export function hostnameLines(page: StatusPage): readonly StatusLine[] {
  return (findSection(page, 'Hostname', 'Hostnames') ?? findBlock(page.blocks, 'Hostnames'))?.lines ?? [];
}

/** Core 2.3. */
export function readHostname(page: StatusPage): Fact[] {
  const lines = hostnameLines(page);
  const rows = rowsOf(lines);
  const aliases = rows.get('host_aliases');
  return [
    ...rowFacts(rows, HOSTNAME_READINGS),
    ...(aliases === undefined ? [] : listOnLine('host.aliases', aliases)),
    ...readTags(lines),
    ...readUnusedProviders(lines),
  ];
}

//     host tags:
//       env:prod
//       [segment:lab]                 Agent 7.18
function readTags(lines: readonly StatusLine[]): Fact[] {
  const label = lines.find(({ content }) => content === 'host tags:');
  if (label === undefined) return [];
  const tags = linesBelow(lines, label.content).flatMap((line) =>
    (parseGoList(line.content) ?? [line.content]).map((value) => ({ value, line })),
  );
  return [statedList('host.tags', label, tags)];
}

//     unused hostname providers:
//       'hostname' configuration/environment: hostname is empty
//       aws: not retrieving hostname from AWS: the host is not an ECS instance
/** Why all of them together failed stands among them as `error`. */
function readUnusedProviders(lines: readonly StatusLine[]): Fact[] {
  const label = lines.find(({ content }) => content === 'unused hostname providers:');
  if (label === undefined) return [];
  const providers = linesBelow(lines, label.content).flatMap((line) => {
    const row = splitRow(line.content);
    if (row === undefined || row.key === 'error' || !isStated(row.value)) return [];
    return [{ value: { provider: row.key.replaceAll("'", ''), reason: row.value }, line }];
  });
  return [statedList('host.unusedNameProviders', label, providers)];
}

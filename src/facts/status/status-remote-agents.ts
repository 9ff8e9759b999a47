// Facts of the processes that register with the Agent (Remote Agents, with a section each), and of the warnings
// about proxies.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { recordOfKnown } from '../make-fact.ts';
import { stated, statedList, type StatedItem } from './status-fact.ts';
import { findSection, linesBelow, splitRow } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

/** Core 2.12, Agents from 7.6x. */
export function readRemoteAgents(page: StatusPage): Fact[] {
  const lines = findSection(page, 'Remote Agents')?.lines ?? [];
  return [...readRegistered(lines), ...readFailedQueries(page), ...readProxyChanges(page)];
}

//   Name: Agent Data Plane
//   Flavor: agent_data_plane
//   Session ID: 5f0c…
//   ----------------
//   Last seen: 29.612020451s ago
function readRegistered(lines: readonly StatusLine[]): Fact[] {
  const none = lines.find(({ content }) => content === 'No remote agents registered');
  if (none !== undefined) return [{ ...stated('remoteAgents', [], none), itemPlaces: [] }];
  const agents: { readonly line: StatusLine; readonly rows: Map<string, string> }[] = [];
  for (const line of lines) {
    const row = splitRow(line.content);
    if (row?.key === 'Name') agents.push({ line, rows: new Map() });
    if (row !== undefined) agents.at(-1)?.rows.set(row.key, row.value);
  }
  const [first] = agents;
  if (first === undefined) return [];
  const records = agents.map(({ line, rows }): StatedItem<FactRecord> => {
    const seen = rows.get('Last seen') ?? '';
    const secondsSinceSeen = parseGoDuration(seen.endsWith(' ago') ? seen.slice(0, -' ago'.length) : seen);
    return {
      value: recordOfKnown({ name: rows.get('Name'), flavor: rows.get('Flavor'), secondsSinceSeen }),
      line,
    };
  });
  return [statedList('remoteAgents', first.line, records)];
}

const FAILED = 'Failed to query for status: ';

// ================
// Agent Data Plane
// ================
// Failed to query for status: rpc error: code = DeadlineExceeded desc = …
function readFailedQueries(page: StatusPage): Fact[] {
  const failures = page.blocks.flatMap(({ title, lines }) => {
    const line = lines.find(({ content }) => content.startsWith(FAILED));
    return line === undefined
      ? []
      : [{ value: { name: title, error: line.content.slice(FAILED.length) }, line }];
  });
  const [first] = failures;
  return first === undefined ? [] : [statedList('remoteAgents.failures', first.line, failures)];
}

const CHANGES: readonly (readonly [start: string, change: string])[] = [
  ['The requests to the following hosts use a proxy', 'proxy-to-direct'],
  ['The following hosts did not use a proxy', 'direct-to-proxy'],
  ['The following hosts proxy behavior will change', 'other'],
];

//     The requests to the following hosts use a proxy - but will ignore the proxy in future Agent versions …
//     Enable the new behavior now with no_proxy_nonexact_match: true
//       intake.fruit.example
function readProxyChanges(page: StatusPage): Fact[] {
  const lines = findSection(page, 'Transport Proxy Warnings')?.lines ?? [];
  const none = lines.find(({ content }) => content === 'No Transport Proxy Warnings');
  if (none !== undefined) return [{ ...stated('proxy.futureChanges', [], none), itemPlaces: [] }];
  const found = CHANGES.flatMap(([start, change]) => {
    const at = lines.findIndex(({ content }) => content.startsWith(start));
    const hosts = at < 0 ? [] : linesBelow(lines.slice(at + 1), 'Enable the new behavior');
    return hosts.map((line) => ({ value: { change, host: line.content }, line }));
  });
  const [first] = found;
  return first === undefined ? [] : [statedList('proxy.futureChanges', first.line, found)];
}

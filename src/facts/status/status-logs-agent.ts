// Facts of the Logs Agent section: whether it runs, how it sends, how far it got, which sources fail.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { derived, rowFacts, stated, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findSection, itemsOf, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

//     LogsProcessed: 30811
const COUNTER_READINGS: readonly RowReading[] = [
  { name: 'logsAgent.processed', keys: ['logsprocessed'], parse: parseGoNumber },
  { name: 'logsAgent.sent', keys: ['logssent'], parse: parseGoNumber },
];

/** Core 2.8. An empty section says nothing: the Cluster Agent prints it without a logs agent. */
export function readLogsAgent(page: StatusPage): Fact[] {
  const section = findSection(page, 'Logs Agent');
  if (section === undefined) return [];
  const stopped = section.lines.find((line) => line.content.startsWith('Logs Agent is not running'));
  if (stopped !== undefined) return [stated('logsAgent.running', false, stopped)];
  const [item] = itemsOf(section);
  const shown = section.lines[0] ?? item?.heading;
  return [
    ...(shown === undefined ? [] : [derived('logsAgent.running', true, shown)]),
    ...readTransport(section),
    ...rowFacts(rowsOf(section.lines), COUNTER_READINGS),
    ...readSources(section),
  ];
}

//     Reliable: Sending compressed logs in HTTPS to agent-http-intake.logs.datadoghq.com on port 443
//     Sending uncompressed logs in SSL encrypted TCP to agent-intake.logs.datadoghq.com on port 10516
function readTransport(section: StatusBlock): Fact[] {
  for (const line of section.lines) {
    if (!/^(?:(?:Unr|R)eliable: )?Sending /.test(line.content)) continue;
    const transport = / (TCP|HTTP)S? to /.exec(line.content)?.[1];
    if (transport !== undefined) return [stated('logsAgent.transport', transport.toLowerCase(), line)];
  }
  return [];
}

function readSources(section: StatusBlock): Fact[] {
  const sources = itemsOf(section).flatMap(readSource);
  return sources.length === 0 ? [] : [statedList('logsAgent.sources', section.heading, sources)];
}

//   nginx
//   -----
//     - Type: file
//       Path: /var/log/nginx/error.log
//       Status: Error: File /var/log/nginx/error.log does not exist
function readSource(item: StatusBlock): StatedItem<FactRecord>[] {
  const sources: StatedItem<FactRecord>[] = [];
  let type: StatusLine | undefined;
  for (const line of item.lines) {
    const row = splitRow(line.content);
    if (row?.key === 'Type') type = line;
    if (row?.key !== 'Status' || row.value === '') continue;
    const kind = type === undefined ? '' : (splitRow(type.content)?.value ?? '');
    sources.push({
      value: { name: item.title, ...(kind === '' ? {} : { type: kind }), ...parseState(row.value) },
      line,
    });
  }
  return sources;
}

function parseState(text: string): FactRecord {
  const at = text.indexOf(': ');
  const status = (at < 0 ? text : text.slice(0, at)).toLowerCase();
  return { status, ...(at < 0 ? {} : { error: text.slice(at + 2) }) };
}

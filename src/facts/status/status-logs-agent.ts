// Facts of the Logs Agent section: whether it runs, how and where to it sends, its counters, what it complains of.
// What it reads from is status-log-sources.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { recordOfKnown } from '../make-fact.ts';
import {
  derived,
  numberReadings,
  rowFacts,
  stated,
  statedList,
  type RowReading,
  type StatedItem,
} from './status-fact.ts';
import { findBlock, findSection, itemsOf, rowsOf } from './status-lookup.ts';
import { readLogSources } from './status-log-sources.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

//     LogsProcessed: 30811
//     RetryTimeSpent: 7m33s
//     OSFileLimit: 1048576
const COUNTER_READINGS: readonly RowReading[] = [
  ...numberReadings({
    'logsAgent.processed': 'logsprocessed',
    'logsAgent.sent': 'logssent',
    'logsAgent.dropped': 'logsdropped',
    'logsAgent.truncated': 'logstruncated',
    'logsAgent.bytesSent': 'bytessent',
    'logsAgent.encodedBytesSent': 'encodedbytessent',
    'logsAgent.bytesMissed': 'bytesmissed',
    'logsAgent.retryCount': 'retrycount',
    'logsAgent.openFiles': 'coreagentprocessopenfiles',
    'logsAgent.openFileLimit': 'osfilelimit',
  }),
  { name: 'logsAgent.retryTime', keys: ['retrytimespent'], parse: parseGoDuration },
  { name: 'logsAgent.senderLatency', keys: ['senderlatency'], parse: parseGoDuration },
];

/** Core 2.8. An empty section says nothing: the Cluster Agent prints it without a logs agent. */
export function readLogsAgent(page: StatusPage): Fact[] {
  const section = findSection(page, 'Logs Agent');
  if (section === undefined) return [];
  const stopped = section.lines.find((line) => line.content.startsWith('Logs Agent is not running'));
  if (stopped !== undefined) return [stated('logsAgent.running', false, stopped)];
  const [item] = itemsOf(section);
  const shown = section.lines[0] ?? item?.heading;
  const endpoints = section.lines.flatMap(parseEndpoint);
  return [
    ...(shown === undefined ? [] : [derived('logsAgent.running', true, shown)]),
    ...readTransport(section.lines, endpoints),
    ...(endpoints.length === 0 ? [] : [statedList('logsAgent.endpoints', section.heading, endpoints)]),
    ...rowFacts(rowsOf(section.lines), COUNTER_READINGS),
    ...readMessages('logsAgent.errors', findBlock(section.blocks, 'Errors')),
    ...readMessages('logsAgent.warnings', findBlock(section.blocks, 'Warnings')),
    ...readLogSources(section),
  ];
}

const ENDPOINT =
  /^(?:((?:Unr|R)eliable): )?Sending (un)?compressed logs in (?:SSL encrypted )?(HTTPS?|TCP) to (\S{1,300})(?: on port (\d{1,5}))?/;

//     Reliable: Sending compressed logs in HTTPS to agent-http-intake.logs.datadoghq.com on port 443
//     Sending uncompressed logs in SSL encrypted TCP to agent-intake.logs.datadoghq.com on port 10516
function parseEndpoint(line: StatusLine): StatedItem<FactRecord>[] {
  const match = ENDPOINT.exec(line.content);
  if (match === null) return [];
  const [, reliable, un, protocol = '', host = '', port] = match;
  const value = recordOfKnown({
    host: host.endsWith('.') ? host.slice(0, -1) : host,
    port: port === undefined ? undefined : Number(port),
    transport: protocol.startsWith('HTTP') ? 'http' : 'tcp',
    isEncrypted: protocol === 'HTTPS' || line.content.includes(' SSL encrypted '),
    isCompressed: un === undefined,
    isReliable: reliable === undefined ? undefined : reliable === 'Reliable',
  });
  return [{ value, line }];
}

/** The first endpoint decides; the advice against TCP is printed only while logs go through TCP. */
function readTransport(lines: readonly StatusLine[], endpoints: readonly StatedItem<FactRecord>[]): Fact[] {
  const [first] = endpoints;
  const transport = first?.value.transport;
  if (first !== undefined && transport !== undefined) {
    return [stated('logsAgent.transport', transport, first.line)];
  }
  const advice = lines.find(({ content }) =>
    content.startsWith('You are currently sending Logs to Datadog through TCP'),
  );
  return advice === undefined ? [] : [derived('logsAgent.transport', 'tcp', advice)];
}

//   Errors
//   ======
//     could not open the registry: permission denied
function readMessages(name: FactName, block: StatusBlock | undefined): Fact[] {
  if (block === undefined || block.lines.length === 0) return [];
  const messages = block.lines.map((line) => ({ value: line.content, line }));
  return [statedList(name, block.heading, messages)];
}

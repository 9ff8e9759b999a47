// Facts of the APM Agent section and of the trace-agent's own page: state, addresses, what it received and sent in
// the last minute.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { readApmClients } from './status-apm-clients.ts';
import { parsePercent } from './status-check-runners.ts';
import { parseRunning } from './status-components.ts';
import { recordOfKnown } from '../make-fact.ts';
import { rowFacts, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findSection, linesBelow, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

/** `12633 seconds`. */
function parseSeconds(value: string): number | undefined {
  return parseGoDuration(value.replace(/ seconds$/, 's'));
}

/** `9,203,488 bytes`. */
export function parseBytes(value: string): number | undefined {
  return value.endsWith(' bytes') ? parseGoNumber(value.slice(0, -' bytes'.length)) : undefined;
}

//   Status: Not running or unreachable on localhost:8126.
//   Error: Get "http://localhost:8126/debug/vars": dial tcp 127.0.0.1:8126: connect: connection refused
//   Receiver: 0.0.0.0:8126
const APM_READINGS: readonly RowReading[] = [
  { name: 'apm.running', keys: ['status'], parse: parseRunning },
  { name: 'apm.error', keys: ['error'], parse: asIs },
  { name: 'apm.pid', keys: ['pid'], parse: parseGoNumber },
  { name: 'apm.uptime', keys: ['uptime'], parse: parseSeconds },
  { name: 'apm.memory', keys: ['mem alloc'], parse: parseBytes },
  { name: 'apm.hostname', keys: ['hostname'], parse: asIs },
  { name: 'apm.receiver', keys: ['receiver'], parse: asIs },
  { name: 'apm.udsReceiver', keys: ['uds receiver'], parse: asIs },
  { name: 'apm.probabilisticSampling', keys: ['probabilistic sampling percentage'], parse: parsePercent },
];

/** Core 2.9. */
export function readApm(page: StatusPage): Fact[] {
  const section = findSection(page, 'APM Agent') ?? ownPage(page);
  if (section === undefined) return [];
  const lines = linesOf(section);
  return [
    ...rowFacts(rowsOf(lines), APM_READINGS),
    ...readEndpoints(lines),
    ...readApmClients(lines),
    ...readSamplingRates(section.heading, lines),
    ...readWriters(section.heading, lines),
    ...readWarnings(section.heading, lines),
  ];
}

/** `Trace Agent (v 0.99.0)`: what `trace-agent info` prints. */
function ownPage(page: StatusPage): StatusBlock | undefined {
  return page.blocks.find(({ kind, title }) => kind === 'section' && title.startsWith('Trace Agent (v'));
}

/** The lines of a section with those of the parts inside. */
function linesOf(section: StatusBlock): readonly StatusLine[] {
  return [...section.lines, ...section.blocks.flatMap((block) => block.lines)];
}

//   Endpoints:
//     https://trace.agent.datadoghq.com
function readEndpoints(lines: readonly StatusLine[]): Fact[] {
  const label = lines.find(({ content }) => content === 'Endpoints:');
  if (label === undefined) return [];
  const urls = linesBelow(lines, label.content)
    .filter(({ content }) => /^https?:\/\//.test(content))
    .map((line) => ({ value: line.content.endsWith('.') ? line.content.slice(0, -1) : line.content, line }));
  return urls.length === 0 ? [] : [statedList('apm.endpoints', label, urls)];
}

//     Default priority sampling rate: 100.0%
//     Priority sampling rate for 'service:fruit,env:prod': 50.0%
function readSamplingRates(heading: StatusLine, lines: readonly StatusLine[]): Fact[] {
  const rates = lines.flatMap<StatedItem<FactRecord>>((line) => {
    const isDefault = line.content.startsWith('Default priority sampling rate: ');
    const target = /^Priority sampling rate for 'service:(.{0,300}),env:([^']{0,300})': /.exec(line.content);
    const rate = parsePercent(line.content.slice(line.content.lastIndexOf(' ') + 1));
    if (rate === undefined || (!isDefault && target === null)) return [];
    const [, service = '', env = ''] = target ?? [];
    const value = recordOfKnown({ service: service || undefined, env: env || undefined, rate });
    return [{ value, line }];
  });
  return rates.length === 0 ? [] : [statedList('apm.samplingRates', heading, rates)];
}

const WRITERS: readonly string[] = ['traces', 'stats', 'services'];

//     Traces: 4 payloads, 26 traces, 12 events, 3,245 bytes
//     WARNING: Traces API errors (1 min): 3
function readWriters(heading: StatusLine, lines: readonly StatusLine[]): Fact[] {
  const writers = lines.flatMap((line, at) => parseWriter(line, lines[at + 1]) ?? []);
  return writers.length === 0 ? [] : [statedList('apm.writers', heading, writers)];
}

function parseWriter(line: StatusLine, below: StatusLine | undefined): StatedItem<FactRecord> | undefined {
  const row = splitRow(line.content);
  const kind = row?.key.toLowerCase() ?? '';
  const payloads = parseGoNumber(/^(\S{1,30}) payloads, /.exec(row?.value ?? '')?.[1] ?? '');
  if (row === undefined || payloads === undefined || !WRITERS.includes(kind)) return undefined;
  const bytes = parseBytes(row.value.slice(row.value.lastIndexOf(', ') + 2));
  return { value: recordOfKnown({ kind, payloads, bytes, errors: parseWriterErrors(below) }), line };
}

/** The warning stands right below the writer that had errors. */
function parseWriterErrors(below: StatusLine | undefined): number | undefined {
  const warning = /^WARNING: .{1,60} API errors \(1 min\): (\S{1,30})$/.exec(below?.content ?? '');
  return warning === null ? 0 : parseGoNumber(warning[1] ?? '');
}

//       WARNING: traces_dropped(empty_trace:3), spans_malformed(span_name_empty:3)
function readWarnings(heading: StatusLine, lines: readonly StatusLine[]): Fact[] {
  const warnings = lines
    .filter(({ content }) => content.startsWith('WARNING: '))
    .map((line) => ({ value: line.content.slice('WARNING: '.length), line }));
  return warnings.length === 0 ? [] : [statedList('apm.warnings', heading, warnings)];
}

// Facts of the sections OTLP (ingest inside the Agent) and OTel Agent (the collector beside it).
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { parseRunning } from './status-components.ts';
import { recordOfKnown } from '../make-fact.ts';
import { derived, rowFacts, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findBlock, findSection, rowsOf } from './status-lookup.ts';
import type { StatusBlock, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

//   Status: Not enabled
//   Collector status: Not running
//   Error: failed to start pipelines
const OTLP_READINGS: readonly RowReading[] = [
  { name: 'otlp.enabled', keys: ['status'], parse: parseEnabled },
  { name: 'otlp.collectorRunning', keys: ['collector status'], parse: parseRunning },
  { name: 'otlp.error', keys: ['error'], parse: asIs },
];

function parseEnabled(text: string): boolean | undefined {
  return text === 'Enabled' ? true : text === 'Not enabled' ? false : undefined;
}

/** Core 2.12. */
export function readOtel(page: StatusPage): Fact[] {
  const otlp = rowsOf(findSection(page, 'OTLP')?.lines ?? []);
  const agent = findSection(page, 'OTel Agent');
  return [...rowFacts(otlp, OTLP_READINGS), ...(agent === undefined ? [] : readOtelAgent(agent))];
}

//   Status: Running
//   Agent Version: 7.73.0
const AGENT_READINGS: readonly RowReading[] = [
  { name: 'otelAgent.running', keys: ['status'], parse: parseRunning },
  { name: 'otelAgent.version', keys: ['agent version'], parse: asIs },
  { name: 'otelAgent.collectorVersion', keys: ['collector version'], parse: asIs },
];

//   Status: Not running or unreachable on https://localhost:7777.
//   Error: OTel Agent is not enabled.
/** That it is not enabled is printed as an error, but is none. */
function readOtelAgent(section: StatusBlock): Fact[] {
  const rows = rowsOf(section.lines);
  const error = rows.get('error');
  const isOff = error?.value.startsWith('OTel Agent is not enabled') ?? false;
  const status = rows.get('status');
  const isRunning = parseRunning(status?.value ?? '') === true;
  return [
    ...rowFacts(rows, AGENT_READINGS),
    ...(isOff && error !== undefined ? [derived('otelAgent.enabled', false, error.line)] : []),
    ...(isRunning && status !== undefined ? [derived('otelAgent.enabled', true, status.line)] : []),
    ...(isOff ? [] : rowFacts(rows, [{ name: 'otelAgent.error', keys: ['error'], parse: asIs }])),
    ...readSignals(section),
    ...readWarnings(findBlock(section.blocks, 'Warnings')),
  ];
}

const SIGNAL =
  /^(Spans|Metric Points|Log Records) (Accepted|Sent): ([^\s,]{1,30})(?:, WARNING: [^:]{1,60}: (\S{1,30}))?$/;

//     Spans Accepted: 1200, WARNING: Refused spans: 3
//     Log Records Sent: 40
function readSignals(section: StatusBlock): Fact[] {
  const signals = section.blocks.flatMap(({ lines }) =>
    lines.flatMap<StatedItem<FactRecord>>((line) => {
      const match = SIGNAL.exec(line.content);
      const count = parseGoNumber(match?.[3] ?? '');
      if (match === null || count === undefined) return [];
      const failed = match[4] === undefined ? 0 : parseGoNumber(match[4]);
      const stage = match[2] === 'Sent' ? 'exporter' : 'receiver';
      return [{ value: recordOfKnown({ stage, signal: match[1]?.toLowerCase(), count, failed }), line }];
    }),
  );
  return signals.length === 0 ? [] : [statedList('otelAgent.signals', section.heading, signals)];
}

//     - WARNING: the collector has no Datadog exporter
function readWarnings(block: StatusBlock | undefined): Fact[] {
  if (block === undefined || block.lines.length === 0) return [];
  const warnings = block.lines.map((line) => ({ value: line.content.replace(/^- WARNING: /, ''), line }));
  return [statedList('otelAgent.warnings', block.heading, warnings)];
}

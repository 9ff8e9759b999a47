// Which tracers sent traces to the trace-agent in the last minute, and what became of them. The rest of the APM
// Agent section is status-apm.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { recordOfKnown } from '../make-fact.ts';
import { derived, stated, statedList, type StatedItem } from './status-fact.ts';
import { splitRow } from './status-lookup.ts';
import type { StatusLine } from './status-page.ts';

interface Client {
  readonly from: Readonly<Record<string, string | undefined>>;
  readonly line: StatusLine;
  readonly rows: Map<string, string>;
  readonly warnings: string[];
}

const WITHOUT_TRACES = 'No traces received in the previous minute';

//     From python 3.8.10 (CPython), client 1.2.3 via http
//       Traces received: 10 (1,024 bytes)
//       Spans received: 50
//       WARNING: <text>                        before Agent 7 one row per kind of loss
/** Core 2.9: one record per kind of client, and the sums over all of them. */
export function readApmClients(lines: readonly StatusLine[]): Fact[] {
  const idle = lines.find(({ content }) => content.startsWith(WITHOUT_TRACES));
  if (idle !== undefined) {
    return [
      { ...stated('apm.clients', [], idle), itemPlaces: [] },
      stated('apm.tracesReceived', 0, idle),
      derived('apm.spansReceived', 0, idle),
    ];
  }
  const clients = collect(lines);
  const [first] = clients;
  if (first === undefined) return [];
  const records = clients.map(clientRecord);
  return [
    statedList('apm.clients', first.line, records),
    ...sumFact('apm.tracesReceived', 'traces', records),
    ...sumFact('apm.spansReceived', 'spans', records),
  ];
}

function collect(lines: readonly StatusLine[]): Client[] {
  const clients: Client[] = [];
  for (const line of lines) {
    if (line.content.startsWith('From '))
      clients.push({ from: parseFrom(line.content), line, rows: new Map(), warnings: [] });
    const last = clients.at(-1);
    const row = splitRow(line.content);
    const isOfClient = last !== undefined && line.indent > last.line.indent;
    if (!isOfClient || row === undefined) continue;
    if (row.key === 'WARNING') last.warnings.push(row.value);
    else if (!last.rows.has(row.key)) last.rows.set(row.key, row.value);
  }
  return clients;
}

const FROM = /^From (\S{1,60}) ([^(]{0,60}?) ?\((.{0,120})\), client (\S{1,60})/;

function parseFrom(content: string): Readonly<Record<string, string | undefined>> {
  const match = FROM.exec(content.slice(0, 400));
  if (match === null) return {};
  const [, language, languageVersion, interpreter, tracerVersion] = match;
  return { language, languageVersion, interpreter, tracerVersion };
}

function clientRecord({ from, line, rows, warnings }: Client): StatedItem<FactRecord> {
  const received = /^(\S{1,30}) \((\S{1,30}) bytes\)$/.exec(rows.get('Traces received') ?? '');
  const value = recordOfKnown({
    ...from,
    traces: parseGoNumber(received?.[1] ?? ''),
    bytes: parseGoNumber(received?.[2] ?? ''),
    spans: parseGoNumber(rows.get('Spans received') ?? ''),
    warning: warnings.length === 0 ? undefined : warnings.join('; '),
  });
  return { value, line };
}

/** Known when every client states the figure. */
function sumFact(
  name: 'apm.tracesReceived' | 'apm.spansReceived',
  field: string,
  records: readonly StatedItem<FactRecord>[],
): Fact[] {
  const figures = records.map(({ value }) => value[field]);
  const [first] = records;
  if (first === undefined || !figures.every((figure) => typeof figure === 'number')) return [];
  const sum = figures.reduce((total, figure) => total + figure, 0);
  return [derived(name, sum, first.line)];
}

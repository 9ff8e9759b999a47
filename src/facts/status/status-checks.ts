// The running checks of the Collector section. Checks that never ran are status-check-errors.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { stated, statedList, type StatedItem } from './status-fact.ts';
import { findBlock, findSection, itemsOf, rowsOf, splitRow, type StatusRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

/** What one instance says of itself; rows below its error are its traceback and were left out. */
interface InstanceRows {
  readonly first: StatusLine;
  readonly rows: ReadonlyMap<string, StatusRow>;
  readonly error: StatedItem<string> | undefined;
  readonly warning: StatedItem<string> | undefined;
}

/** Core 2.4: one record per instance of each check. */
export function readChecks(page: StatusPage): Fact[] {
  const collector = findSection(page, 'Collector');
  const running = collector === undefined ? undefined : findBlock(collector.blocks, 'Running Checks');
  if (running === undefined) return [];
  const idle = running.lines.find((line) => line.content === 'No checks have run yet');
  if (idle !== undefined) return [{ ...stated('checks', [], idle), itemPlaces: [] }];
  const records = itemsOf(running).flatMap(readCheck);
  return records.length === 0 ? [] : [statedList('checks', running.heading, records)];
}

//     cilium (2.3.0)
//     --------------
function readCheck(item: StatusBlock): StatedItem<FactRecord>[] {
  const title = parseCheckTitle(item.title);
  return splitInstances(item).map((lines) => {
    const instance = readInstance(lines);
    const id = parseInstanceId(instance.rows.get('instance id')?.value ?? '');
    const { error, warning } = instance;
    const told = error !== undefined ? 'error' : warning !== undefined ? 'warning' : 'ok';
    const value: FactRecord = {
      ...title,
      ...(id.instance === '' ? {} : { instance: id.instance }),
      status: id.status ?? told,
      ...(error === undefined ? {} : { error: error.value }),
      ...(warning === undefined ? {} : { warning: warning.value }),
      ...readCounts(instance.rows),
    };
    return { value, line: (error ?? warning)?.line ?? instance.first };
  });
}

/** `cilium (2.3.0)`, or `cpu` for a check without a version. */
export function parseCheckTitle(title: string): { readonly name: string; readonly version?: string } {
  const at = title.lastIndexOf(' (');
  if (at <= 0 || !title.endsWith(')')) return { name: title };
  return { name: title.slice(0, at), version: title.slice(at + 2, -1) };
}

/** One list of lines per `Instance ID:` row; a page of Agent 6 has none and one instance per check. */
function splitInstances(item: StatusBlock): (readonly StatusLine[])[] {
  const isStart = (line: StatusLine): boolean => line.content.startsWith('Instance ID:');
  const indent = item.lines.find(isStart)?.indent;
  if (indent === undefined) return [item.lines.length === 0 ? [item.heading] : item.lines];
  const instances: StatusLine[][] = [];
  for (const line of item.lines) {
    if (isStart(line) && line.indent === indent) instances.push([line]);
    else instances.at(-1)?.push(line);
  }
  return instances;
}

//       Error: HTTPConnectionPool(host='10.0.0.1', port=9090): Max retries exceeded
//       Traceback (most recent call last):
//         File "/opt/datadog-agent/…/connection.py", line 174, in _new_conn
//       Warning: some text
function readInstance(lines: readonly StatusLine[]): InstanceRows {
  const [first] = lines as readonly [StatusLine];
  const own = lines.filter((line) => line.indent === first.indent);
  const errorAt = own.findIndex((line) => line.content.startsWith('Error:'));
  return {
    first,
    rows: rowsOf(errorAt < 0 ? own : own.slice(0, errorAt)),
    error: messageAt(own, errorAt),
    warning: messageAt(
      own,
      own.findIndex((line) => line.content.startsWith('Warning:')),
    ),
  };
}

/** A message may start on the line below its label. */
function messageAt(lines: readonly StatusLine[], at: number): StatedItem<string> | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  const onLabel = splitRow(line.content)?.value ?? '';
  const below = lines[at + 1];
  if (onLabel !== '' || below === undefined) return { value: onLabel, line };
  return { value: below.content, line: below };
}

const MARKS: Readonly<Record<string, string>> = { '[OK]': 'ok', '[WARNING]': 'warning', '[ERROR]': 'error' };

/** `cilium:bac99095d52d45c [ERROR]`. */
function parseInstanceId(value: string): { readonly instance: string; readonly status?: string } {
  const at = value.lastIndexOf('[');
  const mark = at < 0 ? '' : value.slice(at);
  const status = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined;
  return status === undefined ? { instance: value } : { instance: value.slice(0, at).trim(), status };
}

//       Configuration Source: file:/etc/datadog-agent/conf.d/cilium.d/auto_conf.yaml
//       Total Runs: 7,998
//       Metric Samples: Last Run: 8, Total: 63,976       Agent 6.3: `6, Total: 132`; 6.2: `Metrics: 6, Total Metrics: 54`
function readCounts(rows: ReadonlyMap<string, StatusRow>): FactRecord {
  const source = rows.get('configuration source')?.value;
  const totalRuns = parseGoNumber(rows.get('total runs')?.value ?? '');
  const samples = (rows.get('metric samples') ?? rows.get('metrics'))?.value ?? '';
  const lastSamples = parseGoNumber(samples.replace(/^Last Run: /, '').split(', ', 1)[0] ?? '');
  return {
    ...(source === undefined ? {} : { source }),
    ...(totalRuns === undefined ? {} : { totalRuns }),
    ...(lastSamples === undefined ? {} : { lastSamples }),
  };
}

// Facts of the section `JMXFetch`, later `JMX Fetch`: its Java, the instances that work and those that fail.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseGoDate } from '../go/go-date.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { recordOfKnown } from '../make-fact.ts';
import { rowFacts, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findBlock, findSection, isStated, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

//     runtime_version : 11.0.17
//     Socket errors: 2
const INFORMATION: readonly RowReading[] = [
  { name: 'jmx.runtimeVersion', keys: ['runtime_version'], parse: asIs },
  { name: 'jmx.version', keys: ['version'], parse: asIs },
  { name: 'jmx.socketErrors', keys: ['socket errors'], parse: parseGoNumber },
];

//     Error: java not found
//     Date: 2025-03-01 10:00:00 UTC (1740823200000)
const STARTUP: readonly RowReading[] = [
  { name: 'jmx.startupError', keys: ['error'], parse: asIs },
  { name: 'jmx.startupErrorAt', keys: ['date'], parse: parseGoDate },
];

/** Core 2.5. */
export function readJmx(page: StatusPage): Fact[] {
  const section = findSection(page, 'JMXFetch');
  if (section === undefined) return [];
  const rowsIn = (title: string): ReturnType<typeof rowsOf> =>
    rowsOf(findBlock(section.blocks, title)?.lines ?? []);
  return [
    ...rowFacts(rowsIn('Information'), INFORMATION),
    ...rowFacts(rowsIn('JMX startup errors'), STARTUP),
    ...readInstances('jmx.initialized', findBlock(section.blocks, 'Initialized checks')),
    ...readInstances('jmx.failed', findBlock(section.blocks, 'Failed checks')),
  ];
}

interface OpenInstance {
  readonly name: string;
  readonly line: StatusLine;
  readonly fields: Map<string, string>;
}

//     kafka
//     - instance_name: kafka-localhost-9999
//       metric_count: 88
//       message: <no value>
//       status: OK
//     tomcat
//       instance_name : tomcat-localhost-9012       older pages, and all that failed: rows in the order of their keys
//       message : Cannot connect to instance localhost:9012
function readInstances(name: FactName, block: StatusBlock | undefined): Fact[] {
  if (block === undefined) return [];
  const none = block.lines.find(({ content }) => content === 'no checks');
  if (none !== undefined) return [{ ...statedList(name, none, []), itemPlaces: [] }];
  const instances: OpenInstance[] = [];
  let check = '';
  for (const line of block.lines) {
    const row = splitRow(line.content);
    if (row === undefined) check = line.content;
    else addField(instances, { check, line, key: row.key, value: row.value });
  }
  return instances.length === 0 ? [] : [statedList(name, block.heading, instances.map(instanceRecord))];
}

interface Field {
  readonly check: string;
  readonly line: StatusLine;
  readonly key: string;
  readonly value: string;
}

/** Each instance states a field once: one that comes again belongs to the next. */
function addField(instances: OpenInstance[], { check, line, key, value }: Field): void {
  const last = instances.at(-1);
  const isNext = last?.name !== check || last.fields.has(key) || line.content.startsWith('- ');
  if (isNext) instances.push({ name: check, line, fields: new Map([[key, value]]) });
  else last.fields.set(key, value);
}

function instanceRecord({ name, line, fields }: OpenInstance): StatedItem<FactRecord> {
  const textOf = (key: string): string | undefined => {
    const value = fields.get(key) ?? '';
    return isStated(value) ? value : undefined;
  };
  const value = recordOfKnown({
    name,
    instance: textOf('instance_name'),
    status: textOf('status')?.toLowerCase(),
    message: textOf('message'),
    metrics: parseGoNumber(textOf('metric_count') ?? ''),
    serviceChecks: parseGoNumber(textOf('service_check_count') ?? ''),
  });
  return { value, line };
}

// Facts of the small sections of newer Agents: Fleet Automation, delegated authentication, Private Action Runner,
// single-step instrumentation.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { recordOfKnown } from '../make-fact.ts';
import { rowFacts, stated, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findSection, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

const lowerCase = (value: string): string => value.toLowerCase();

//   Remote Management Status:    Enabled
//   Datadog Installer Status:    Running
const FLEET_READINGS: readonly RowReading[] = [
  { name: 'fleet.remoteManagement', keys: ['remote management status'], parse: lowerCase },
  { name: 'fleet.installer', keys: ['datadog installer status'], parse: lowerCase },
];

// Status: Disabled
const RUNNER_READINGS: readonly RowReading[] = [
  { name: 'privateActionRunner.status', keys: ['status'], parse: lowerCase },
];

/** Core 2.12. */
export function readFleet(page: StatusPage): Fact[] {
  const fleet = linesOf(page, 'Fleet Automation');
  return [
    ...readSentence('fleet.enabled', 'Fleet Management', fleet),
    ...rowFacts(rowsOf(fleet), FLEET_READINGS),
    ...readDelegatedAuth(linesOf(page, 'Delegatedauth')),
    ...rowFacts(rowsOf(linesOf(page, 'Private Action Runner')), RUNNER_READINGS),
    ...readSentence('ssi.enabled', 'SSI', linesOf(page, 'SSI')),
  ];
}

function linesOf(page: StatusPage, title: string): readonly StatusLine[] {
  return findSection(page, title)?.lines ?? [];
}

/** `Fleet Management is enabled`, `Fleet Management is disabled`, `SSI is not enabled.` */
function readSentence(
  name: 'fleet.enabled' | 'ssi.enabled' | 'delegatedAuth.enabled',
  subject: string,
  lines: readonly StatusLine[],
): Fact[] {
  const line = lines.find(({ content }) => content.startsWith(`${subject} is `));
  const told = line?.content.slice(subject.length + ' is '.length);
  if (line === undefined || told === undefined) return [];
  if (/^(?:not enabled|disabled)\b/.test(told)) return [stated(name, false, line)];
  return /^enabled\b/.test(told) ? [stated(name, true, line)] : [];
}

// Delegated Authentication is not enabled
//   Reason: the API key does not come from it
//
// Configured Delegated Auth Instances:
// - api_key
//   Status: Pending
//   Error: 3 consecutive failures
function readDelegatedAuth(lines: readonly StatusLine[]): Fact[] {
  const label = lines.find(({ content }) => content.startsWith('Configured Delegated Auth Instances'));
  if (label === undefined) {
    return [
      ...readSentence('delegatedAuth.enabled', 'Delegated Authentication', lines),
      ...rowFacts(rowsOf(lines), [
        { name: 'delegatedAuth.disabledReason', keys: ['reason'], parse: (value) => value },
      ]),
    ];
  }
  const instances = delegatedInstances(lines.slice(lines.indexOf(label) + 1));
  return [
    stated('delegatedAuth.enabled', true, label),
    ...(instances.length === 0 ? [] : [statedList('delegatedAuth.instances', label, instances)]),
  ];
}

function delegatedInstances(lines: readonly StatusLine[]): StatedItem<FactRecord>[] {
  const instances: { readonly line: StatusLine; readonly rows: Map<string, string> }[] = [];
  for (const line of lines) {
    const row = splitRow(line.content);
    if (line.content.startsWith('- ')) instances.push({ line, rows: new Map() });
    else if (row !== undefined) instances.at(-1)?.rows.set(row.key, row.value);
  }
  return instances.map(({ line, rows }) => ({
    value: recordOfKnown({
      key: line.content.slice(2),
      status: rows.get('Status')?.toLowerCase(),
      error: rows.get('Error'),
    }),
    line,
  }));
}

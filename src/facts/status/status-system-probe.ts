// Facts of the System Probe section of a core page. What runtime security says inside it is read by
// status-runtime-security.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoDate } from '../go/go-date.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { parseRunning } from './status-components.ts';
import { rowFacts, stated, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findBlock, findSection, rowsOf, type StatusRow } from './status-lookup.ts';
import type { StatusBlock, StatusPage } from './status-page.ts';

//   Status: Not running or unreachable
//   Error: dial unix /opt/datadog-agent/run/sysprobe.sock: connect: no such file or directory
//   Uptime: 3h50m12s
//   Last Updated: 2025-03-12 09:14:02 UTC (1741770842000)
const PROBE_READINGS: readonly RowReading[] = [
  { name: 'systemProbe.running', keys: ['status'], parse: parseRunning },
  { name: 'systemProbe.error', keys: ['error'], parse: (value) => value },
  { name: 'systemProbe.uptime', keys: ['uptime'], parse: parseGoDuration },
  { name: 'systemProbe.updatedAt', keys: ['last updated'], parse: parseGoDate },
];

/** Core 2.11, security 2.4. A section without rows (newest Agents without system-probe) says nothing. */
export function readSystemProbe(page: StatusPage): Fact[] {
  const section = findSection(page, 'System Probe');
  if (section === undefined) return [];
  return [
    ...(readOldFailure(section) ?? rowFacts(rowsOf(section.lines), PROBE_READINGS)),
    ...readModules(section),
  ];
}

//   System Probe is not running:
//
//     Errors
//     ======
//     dial unix /opt/datadog-agent/run/sysprobe.sock: connect: no such file or directory
function readOldFailure(section: StatusBlock): Fact[] | undefined {
  const line = section.lines.find(({ content }) => content.startsWith('System Probe is not running'));
  if (line === undefined) return undefined;
  const error = findBlock(section.blocks, 'Errors')?.lines[0];
  return [
    stated('systemProbe.running', false, line),
    ...(error === undefined ? [] : [stated('systemProbe.error', error.content, error)]),
  ];
}

//   NPM
//   ===
//     Status: Not running
//     Error: error enabling protocol classifier: permission denied
//
//   NPM
//   ===
//     Status: Running
//     Last Check: 2025-03-12 09:14:00 UTC (1741770840000)
//     Client Count: 1
function readModules(section: StatusBlock): Fact[] {
  const modules = section.blocks.flatMap<StatedItem<FactRecord>>(({ title, lines }) => {
    const rows = rowsOf(lines);
    const status = rows.get('status');
    const error = rows.get('error');
    const line = (error ?? status)?.line;
    if (line === undefined) return [];
    const state = {
      status: status?.value ?? 'Not running',
      ...(error === undefined ? {} : { error: error.value }),
      ...numberOf('lastCheckAt', parseGoDate, rows.get('last check')),
      ...numberOf('clients', parseGoNumber, rows.get('client count')),
    };
    return [{ value: { name: title, ...state }, line }];
  });
  return modules.length === 0 ? [] : [statedList('systemProbe.modules', section.heading, modules)];
}

function numberOf(
  field: string,
  parse: (text: string) => number | undefined,
  row: StatusRow | undefined,
): FactRecord {
  const value = row === undefined ? undefined : parse(row.value);
  return value === undefined ? {} : { [field]: value };
}

// Facts of runtime security (Workload Protection): the section of that name of a Security Agent page, or the
// block `CWS (runtime security)` inside the System Probe section of a core page.
import type { Fact } from '../../model/fact.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { derived, emptyList, rowFacts, stated, statedList, type RowReading } from './status-fact.ts';
import { findBlock, findSection, rowsOf } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';
import { readPolicies } from './status-policies.ts';

//   Connected: true
//   Events received: 42
const SECTION_READINGS: readonly RowReading[] = [
  { name: 'cws.connected', keys: ['connected'], parse: parseGoBoolean },
  { name: 'cws.eventsReceived', keys: ['events received'], parse: parseGoNumber },
];

//     Kernel lockdown: none
const ENVIRONMENT_READINGS: readonly RowReading[] = [
  { name: 'cws.kernelLockdown', keys: ['kernel lockdown'], parse: (value) => value },
];

/** Security 2.2 and 2.4. Only the Security Agent's own page says whether that daemon runs it. */
export function readRuntimeSecurity(page: StatusPage): Fact[] {
  const own = findSection(page, 'Runtime Security');
  if (own !== undefined) return [...readState(own), ...readDetails(own)];
  const probe = findSection(page, 'System Probe');
  const inProbe = probe === undefined ? undefined : findBlock(probe.blocks, 'CWS (runtime security)');
  return inProbe === undefined ? [] : readDetails(inProbe);
}

function readState(section: StatusBlock): Fact[] {
  const off = section.lines.find((line) => line.content === 'Not enabled');
  if (off !== undefined) return [stated('cws.running', false, off)];
  const rows = rowsOf(section.lines);
  const connected = rows.get('connected');
  return [
    ...(connected === undefined ? [] : [derived('cws.running', true, connected.line)]),
    ...rowFacts(rows, SECTION_READINGS),
  ];
}

function readDetails(block: StatusBlock): Fact[] {
  const policies = findBlock(block.blocks, 'Policies');
  return [
    ...readSelfTests(findBlock(block.blocks, 'Self Tests')?.lines ?? []),
    ...(policies === undefined ? [] : readPolicies(policies)),
    ...readEnvironment(findBlock(block.blocks, 'Environment')),
  ];
}

/** How Go prints the zero time: no run has finished. */
const ZERO_TIME = '01 Jan 01 ';

//     Last execution: 12 Mar 25 09:14 UTC
//     Succeeded: none
/** `Last execution: <no value>`: system-probe was not reached, so the lists below it say nothing either. */
function readSelfTests(lines: readonly StatusLine[]): Fact[] {
  const last = rowsOf(lines).get('last execution');
  if (last === undefined) return [];
  return [
    stated('cws.selfTests.hasRun', !last.value.startsWith(ZERO_TIME), last.line),
    ...readBullets('cws.selfTests.succeeded', 'Succeeded:', lines),
    ...readBullets('cws.selfTests.failed', 'Failed:', lines),
  ];
}

//     Failed:
//       - datadog_agent_cws_self_test_rule_chown
function readBullets(
  name: 'cws.selfTests.succeeded' | 'cws.selfTests.failed' | 'cws.environmentWarnings',
  label: string,
  lines: readonly StatusLine[],
): Fact[] {
  const start = lines.findIndex((line) => line.content.startsWith(label));
  const heading = lines[start];
  if (heading === undefined) return [];
  if (heading.content.endsWith(' none')) return [{ ...stated(name, [], heading), itemPlaces: [] }];
  const end = lines.findIndex((line, at) => at > start && !line.content.startsWith('- '));
  const bullets = lines.slice(start + 1, end < 0 ? undefined : end);
  return [
    statedList(
      name,
      heading,
      bullets.map((line) => ({ value: line.content.slice(2).trim(), line })),
    ),
  ];
}

//     Warnings:
//       - CAP_NET_RAW capability is missing
function readEnvironment(block: StatusBlock | undefined): Fact[] {
  if (block === undefined) return [];
  const warnings = readBullets('cws.environmentWarnings', 'Warnings:', block.lines);
  return [
    ...(warnings.length > 0 || block.lines.length === 0
      ? warnings
      : [emptyList('cws.environmentWarnings', block.heading)]),
    ...rowFacts(rowsOf(block.lines), ENVIRONMENT_READINGS),
  ];
}

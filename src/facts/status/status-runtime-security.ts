// Facts of runtime security (Workload Protection): the section of that name of a Security Agent page, or the
// block `CWS (runtime security)` inside the System Probe section of a core page. What it says of the kernel is read
// by status-cws-environment.ts.
import type { Fact } from '../../model/fact.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { parseShortDate } from '../go/go-short-date.ts';
import { readBullets } from './status-bullets.ts';
import { readCwsEnvironment } from './status-cws-environment.ts';
import { derived, rowFacts, stated, statedList, type RowReading } from './status-fact.ts';
import { findBlock, findSection, isFollowed, rowsOf } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';
import { readPolicies } from './status-policies.ts';

//   Connected: true
//   Events received: 42
const SECTION_READINGS: readonly RowReading[] = [
  { name: 'cws.connected', keys: ['connected'], parse: parseGoBoolean },
  { name: 'cws.eventsReceived', keys: ['events received'], parse: parseGoNumber },
];

/** Security 2.2 and 2.4. Only the Security Agent's own page says whether that daemon runs it. */
export function readRuntimeSecurity(page: StatusPage): Fact[] {
  const own = findSection(page, 'Runtime Security');
  if (own !== undefined) return [...readState(own), ...readDetails(own, isFollowed(page, own))];
  const probe = findSection(page, 'System Probe');
  const inProbe = probe === undefined ? undefined : findBlock(probe.blocks, 'CWS (runtime security)');
  if (probe === undefined || inProbe === undefined) return [];
  const endpoints = findBlock(inProbe.blocks, 'Endpoints')?.lines ?? [];
  return [...readEndpoints(endpoints), ...readDetails(inProbe, isFollowed(page, probe))];
}

function readState(section: StatusBlock): Fact[] {
  const off = section.lines.find((line) => line.content === 'Not enabled');
  if (off !== undefined) return [stated('cws.running', false, off)];
  const rows = rowsOf(section.lines);
  const connected = rows.get('connected');
  return [
    ...(connected === undefined ? [] : [derived('cws.running', true, connected.line)]),
    ...rowFacts(rows, SECTION_READINGS),
    ...readEndpoints(section.lines),
  ];
}

//   Reliable: Sending compressed logs in HTTPS to runtime-security-http-intake.logs.datadoghq.com. on port 443
function readEndpoints(lines: readonly StatusLine[]): Fact[] {
  const endpoints = lines.filter(({ content }) => /^(?:Reliable|Unreliable): /.test(content));
  const [first] = endpoints;
  if (first === undefined) return [];
  return [
    statedList(
      'cws.endpoints',
      first,
      endpoints.map((line) => ({ value: line.content, line })),
    ),
  ];
}

/** `isWhole`: the page goes on after it. */
function readDetails(block: StatusBlock, isWhole: boolean): Fact[] {
  const policies = findBlock(block.blocks, 'Policies');
  const selfTests = readSelfTests(findBlock(block.blocks, 'Self Tests')?.lines ?? []);
  // The self-tests run once the policies are loaded, and the same answer tells both.
  const isAnswered = selfTests.some(({ name }) => name === 'cws.selfTests.lastRunAt');
  const goesOn = isWhole || block.blocks.at(-1) !== policies;
  return [
    ...selfTests,
    ...(policies === undefined ? [] : readPolicies(policies, isAnswered && goesOn)),
    ...readCwsEnvironment(block, isWhole),
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
  const at = parseShortDate(last.value);
  return [
    stated('cws.selfTests.hasRun', !last.value.startsWith(ZERO_TIME), last.line),
    ...(at === undefined ? [] : [stated('cws.selfTests.lastRunAt', at, last.line)]),
    ...readBullets('cws.selfTests.succeeded', 'Succeeded:', lines),
    ...readBullets('cws.selfTests.failed', 'Failed:', lines),
  ];
}

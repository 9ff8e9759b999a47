// Facts of the sections SNMP Traps and NetFlow.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { recordOfKnown } from '../make-fact.ts';
import { numberReadings, rowFacts, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findSection, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

//   Packets: 0
//   Packets Auth Errors: 0
const TRAPS_READINGS: readonly RowReading[] = [
  { name: 'snmpTraps.error', keys: ['error'], parse: (value) => value },
  ...numberReadings({
    'snmpTraps.packets': 'packets',
    'snmpTraps.authErrors': 'packets auth errors',
    'snmpTraps.packetsDropped': 'packets dropped',
  }),
];

//   Total Listeners: 2
const NETFLOW_READINGS = numberReadings({
  'netflow.listeners': 'total listeners',
  'netflow.openListeners': 'open listeners',
  'netflow.closedListeners': 'closed listeners',
});

/** Core 2.12. */
export function readNetworkDevices(page: StatusPage): Fact[] {
  const netflow = findSection(page, 'NetFlow')?.lines ?? [];
  return [
    ...rowFacts(rowsOf(findSection(page, 'SNMP Traps')?.lines ?? []), TRAPS_READINGS),
    ...rowFacts(rowsOf(netflow), NETFLOW_READINGS),
    ...readFailedListeners(netflow),
  ];
}

//   === Closed Listener Details ===
//   ---------
//   BindHost: 0.0.0.0
//   FlowType: netflow9
//   Port: 2055
//   Error: listen udp 0.0.0.0:2055: bind: address already in use
function readFailedListeners(lines: readonly StatusLine[]): Fact[] {
  const listeners: StatedItem<FactRecord>[] = [];
  let rows = new Map<string, string>();
  for (const line of lines) {
    const row = splitRow(line.content);
    if (row === undefined) continue;
    if (row.key === 'BindHost') rows = new Map();
    rows.set(row.key, row.value);
    if (row.key === 'Error' && rows.has('BindHost')) listeners.push({ value: listenerRecord(rows), line });
  }
  const [first] = listeners;
  return first === undefined ? [] : [statedList('netflow.failedListeners', first.line, listeners)];
}

function listenerRecord(rows: ReadonlyMap<string, string>): FactRecord {
  return recordOfKnown({
    bindHost: rows.get('BindHost'),
    flowType: rows.get('FlowType'),
    port: parseGoNumber(rows.get('Port') ?? ''),
    namespace: rows.get('Namespace'),
    error: rows.get('Error'),
  });
}

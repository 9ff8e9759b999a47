// Counters of the sections Aggregator and DogStatsD. Those of other receivers are status-network-devices.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { numberReadings, rowFacts, statedList, type StatedItem } from './status-fact.ts';
import { findSection, rowsOf, type StatusRow } from './status-lookup.ts';
import type { StatusPage } from './status-page.ts';

//   Checks Metric Sample: 1,558,510
//   Number Of Flushes: 8,036
const AGGREGATOR_READINGS = numberReadings({
  'aggregator.checkSamples': 'checks metric sample',
  'aggregator.dogstatsdSamples': 'dogstatsd metric sample',
  'aggregator.flushes': 'number of flushes',
  'aggregator.seriesFlushed': 'series flushed',
  'aggregator.sketchesFlushed': 'sketches flushed',
  'aggregator.serviceChecksFlushed': 'service checks flushed',
  'aggregator.eventsFlushed': 'events flushed',
});

//   Metric Packets: 1,958,160
//   Uds Origin Detection Errors: 0
const DOGSTATSD_READINGS = numberReadings({
  'dogstatsd.metricPackets': 'metric packets',
  'dogstatsd.metricParseErrors': 'metric parse errors',
  'dogstatsd.eventPackets': 'event packets',
  'dogstatsd.eventParseErrors': 'event parse errors',
  'dogstatsd.serviceCheckPackets': 'service check packets',
  'dogstatsd.serviceCheckParseErrors': 'service check parse errors',
  'dogstatsd.udpPackets': 'udp packets',
  'dogstatsd.udpBytes': 'udp bytes',
  'dogstatsd.udpReadingErrors': 'udp packet reading errors',
  'dogstatsd.udsPackets': 'uds packets',
  'dogstatsd.udsBytes': 'uds bytes',
  'dogstatsd.udsReadingErrors': 'uds packet reading errors',
  'dogstatsd.udsOriginErrors': 'uds origin detection errors',
  'dogstatsd.unterminatedMetrics': 'unterminated metric errors',
});

/** Core 2.12. Agent 6 prints the counters of the aggregator under the title `DogStatsD`. */
export function readDogstatsd(page: StatusPage): Fact[] {
  const dogstatsd = rowsOf(findSection(page, 'DogStatsD')?.lines ?? []);
  const own = findSection(page, 'Aggregator');
  const aggregator = own === undefined ? dogstatsd : rowsOf(own.lines);
  return [
    ...rowFacts(aggregator, AGGREGATOR_READINGS),
    ...readFlushErrors(aggregator),
    ...rowFacts(dogstatsd, DOGSTATSD_READINGS),
  ];
}

//   Series Flush Errors: 2             a row stands there once there was such an error
function readFlushErrors(rows: ReadonlyMap<string, StatusRow>): Fact[] {
  const errors = [...rows.values()].flatMap<StatedItem<FactRecord>>(({ key, value, line }) => {
    const kind = / Flush Errors$/i.test(key) ? key.slice(0, -' Flush Errors'.length) : undefined;
    const count = parseGoNumber(value);
    return kind === undefined || count === undefined ? [] : [{ value: { kind, count }, line }];
  });
  const [first] = errors;
  return first === undefined ? [] : [statedList('aggregator.flushErrors', first.line, errors)];
}

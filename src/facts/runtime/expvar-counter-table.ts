// Which key of an expvar states which fact (core 4.11). Keys are those of the Agent’s source; a version that lacks
// one states no fact.
import { booleanOf, countOf, numberOf, type FieldReading } from '../yaml/yaml-fact.ts';

const count = (name: FieldReading['name'], ...path: readonly string[]): FieldReading => ({
  name,
  path,
  parse: countOf,
});

const NS_PER_SECOND = 1e9;
const MS_PER_SECOND = 1000;

/** expvar/aggregator */
export const AGGREGATOR_COUNTERS: readonly FieldReading[] = [
  count('aggregator.checkSamples', 'ChecksMetricSample'),
  count('aggregator.dogstatsdSamples', 'DogstatsdMetricSample'),
  count('aggregator.seriesFlushed', 'SeriesFlushed'),
  count('aggregator.sketchesFlushed', 'SketchesFlushed'),
  count('aggregator.serviceChecksFlushed', 'ServiceCheckFlushed'),
  count('aggregator.eventsFlushed', 'EventsFlushed'),
  count('aggregator.flushes', 'NumberOfFlush'),
  count('aggregator.hostnameUpdates', 'HostnameUpdate'),
];

/** expvar/dogstatsd */
export const DOGSTATSD_COUNTERS: readonly FieldReading[] = [
  count('dogstatsd.metricPackets', 'MetricPackets'),
  count('dogstatsd.metricParseErrors', 'MetricParseErrors'),
  count('dogstatsd.eventPackets', 'EventPackets'),
  count('dogstatsd.eventParseErrors', 'EventParseErrors'),
  count('dogstatsd.serviceCheckPackets', 'ServiceCheckPackets'),
  count('dogstatsd.serviceCheckParseErrors', 'ServiceCheckParseErrors'),
  count('dogstatsd.unterminatedMetrics', 'UnterminatedMetricErrors'),
];

/** expvar/dogstatsd-udp */
export const UDP_COUNTERS: readonly FieldReading[] = [
  count('dogstatsd.udpPackets', 'Packets'),
  count('dogstatsd.udpBytes', 'Bytes'),
  count('dogstatsd.udpReadingErrors', 'PacketReadingErrors'),
];

/** expvar/dogstatsd-uds */
export const UDS_COUNTERS: readonly FieldReading[] = [
  count('dogstatsd.udsPackets', 'Packets'),
  count('dogstatsd.udsBytes', 'Bytes'),
  count('dogstatsd.udsReadingErrors', 'PacketReadingErrors'),
  count('dogstatsd.udsOriginErrors', 'OriginDetectionErrors'),
];

/** expvar/logs-agent */
export const LOGS_AGENT_COUNTERS: readonly FieldReading[] = [
  { name: 'logsAgent.running', path: ['IsRunning'], parse: booleanOf },
  count('logsAgent.processed', 'LogsProcessed'),
  count('logsAgent.sent', 'LogsSent'),
  count('logsAgent.decoded', 'LogsDecoded'),
  count('logsAgent.truncated', 'LogsTruncated'),
  count('logsAgent.bytesSent', 'BytesSent'),
  count('logsAgent.encodedBytesSent', 'EncodedBytesSent'),
  count('logsAgent.bytesMissed', 'BytesMissed'),
  count('logsAgent.destinationErrors', 'DestinationErrors'),
  count('logsAgent.retryCount', 'RetryCount'),
  {
    name: 'logsAgent.retryTime',
    path: ['RetryTimeSpent'],
    parse: (value) => scaled(countOf(value), NS_PER_SECOND),
  },
  {
    name: 'logsAgent.senderLatency',
    path: ['SenderLatency'],
    parse: (value) => scaled(countOf(value), MS_PER_SECOND),
  },
];

function scaled(value: number | undefined, perSecond: number): number | undefined {
  return value === undefined ? undefined : value / perSecond;
}

/** expvar/memstats: Go’s runtime.MemStats. */
export const MEMORY_COUNTERS: readonly FieldReading[] = [
  count('memory.heapAllocated', 'HeapAlloc'),
  count('memory.heapInUse', 'HeapInuse'),
  count('memory.heapIdle', 'HeapIdle'),
  count('memory.heapReleased', 'HeapReleased'),
  count('memory.system', 'Sys'),
  count('memory.gcRuns', 'NumGC'),
  { name: 'memory.gcCpuRatio', path: ['GCCPUFraction'], parse: numberOf },
  {
    name: 'memory.gcPauseTotal',
    path: ['PauseTotalNs'],
    parse: (value) => scaled(countOf(value), NS_PER_SECOND),
  },
];

/** expvar/hostname */
export const HOSTNAME_FIELDS: readonly FieldReading[] = [{ name: 'host.nameProvider', path: ['provider'] }];

/** Small ones, by the name of their file. */
export const OTHER_COUNTERS: Readonly<Record<string, readonly FieldReading[]>> = {
  scheduler: [count('runner.scheduledChecks', 'ChecksEntered')],
  splitter: [count('splitter.payloadsTooBig', 'TooBig'), count('splitter.payloadsDropped', 'PayloadDrops')],
};

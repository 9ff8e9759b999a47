// The Agent’s own counters. Who reads its facts out of which file, and which follow from others.
import { ofText, ofYaml, type Derivations, type FactReaders, type LineReaders } from '../fact-reader.ts';
import { readDogstatsdStats } from './dogstatsd-stats.ts';
import { readExpvarAutoconfig, readExpvarPython, readExpvarScheduler } from './expvar-check-errors.ts';
import {
  readExpvarAggregator,
  readExpvarDogstatsd,
  readExpvarHostname,
  readExpvarLogsAgent,
  readExpvarMemory,
  readExpvarOther,
} from './expvar-counters.ts';
import { readExpvarForwarder } from './expvar-forwarder.ts';
import { readExpvarSystemProbe } from './expvar-system-probe.ts';
import { readExpvarTraceAgent } from './expvar-trace-agent.ts';
import { readGoRoutineDump } from './go-routine-dump.ts';
import { readLogOffsets } from './log-offsets.ts';
import { otelSourceErrors, readOtelError, readOtelResponse } from './otel-agent.ts';
import { readContainerOutput, readDiscoveryOutput, readProcessOutput } from './process-check-output.ts';
import { readRemoteConfigState } from './remote-config-state.ts';
import { readAgentTelemetry, readProbeTelemetry } from './telemetry-reader.ts';

export const RUNTIME_READERS: FactReaders = {
  'expvar-forwarder': ofYaml(readExpvarForwarder),
  'expvar-aggregator': ofYaml(readExpvarAggregator),
  'expvar-dogstatsd': ofYaml(readExpvarDogstatsd),
  'expvar-logs-agent': ofYaml(readExpvarLogsAgent),
  'expvar-memstats': readExpvarMemory,
  'expvar-hostname': ofYaml(readExpvarHostname),
  'expvar-autoconfig': ofYaml(readExpvarAutoconfig),
  'expvar-scheduler': ofYaml(readExpvarScheduler),
  'expvar-python': ofYaml(readExpvarPython),
  'expvar-system-probe': ofYaml(readExpvarSystemProbe),
  'expvar-trace-agent': ofYaml(readExpvarTraceAgent),
  'expvar-other': ofYaml(readExpvarOther),
  'log-offsets': ofYaml(readLogOffsets),
  'remote-config-state': ofText(readRemoteConfigState),
  'process-check-output': readProcessOutput,
  'container-check-output': readContainerOutput,
  'process-discovery-output': readDiscoveryOutput,
  'otel-response': ofYaml(readOtelResponse),
  'otel-error': ofText(readOtelError),
};

export const RUNTIME_LINE_READERS: LineReaders = {
  telemetry: readAgentTelemetry,
  'system-probe-telemetry': readProbeTelemetry,
  'go-routine-dump': readGoRoutineDump,
  'dogstatsd-stats': readDogstatsdStats,
};

export const RUNTIME_DERIVATIONS: Derivations = {
  'otelAgent.sourceErrors': otelSourceErrors,
};

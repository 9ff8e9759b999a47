// Which source a line belongs to by the logger it names, and what kinds of sources there are (core 3.2; security 0).
import { LOG_COMPONENTS, type LogSource } from '../model/log.ts';

/** Loggers as written in the line. Others, like the installer's, leave the line to the file it stands in. */
const SOURCE_OF_COMPONENT: ReadonlyMap<string, LogSource> = new Map<string, LogSource>([
  ['CORE', 'agent'],
  ['AGENT', 'agent'],
  ['PROCESS', 'process-agent'],
  ['TRACE', 'trace-agent'],
  ['SYS-PROBE', 'system-probe'],
  ['SECURITY', 'security-agent'],
  ['CLUSTER', 'cluster-agent'],
  ['JMX', 'jmxfetch'],
  ['JMXFETCH', 'jmxfetch'],
  ['DOGSTATSD', 'dogstatsd'],
  ['DSD', 'dogstatsd'],
  ['OTELCOL', 'otel-agent'],
  ['OTEL-AGENT', 'otel-agent'],
]);

const COMPONENTS: ReadonlySet<LogSource> = new Set(LOG_COMPONENTS);

export function sourceOfComponent(component: string | undefined): LogSource | undefined {
  return component === undefined ? undefined : SOURCE_OF_COMPONENT.get(component);
}

/** How the head of a line that names another component looks in bytes, in every layout (core 3.2-3.5). */
export function foreignMarks(source: LogSource): string[] {
  const foreign = [...SOURCE_OF_COMPONENT]
    .filter(([, one]) => one !== source)
    .map(([component]) => component);
  return foreign.flatMap((component) => [`| ${component} |`, `"agent":"${component}"`, `[ ${component} ]`]);
}

/** A daemon's log: a stream of records in time. */
export function isComponentLog(source: LogSource): boolean {
  return COMPONENTS.has(source);
}

/** Lines may be log lines of any component. Pages are searched as they stand: a word like ERROR there is no level. */
export function holdsLogLines(source: LogSource): boolean {
  return source === 'other' || COMPONENTS.has(source);
}

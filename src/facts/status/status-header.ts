// Facts of a page's header: version, flavor, times, paths, FIPS. Host and hostname are status-host.ts, the clock is
// status-clock.ts.
import type { Fact } from '../../model/fact.ts';
import { parseGoDate } from '../go/go-date.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { derived, rowFacts, stated, statedList, type RowReading } from './status-fact.ts';
import { findBlock, linesBelow, rowsOf } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;
/** A daemon without Python says `n/a`. */
const orNone = (value: string): string | undefined => (value === 'n/a' ? undefined : value);

//   Status date: 2022-12-20 17:52:01.796 EST / 2022-12-20 22:52:01.796 UTC (1671576721796)
//   Pid: 12136
//   Log Level: INFO
const HEADER_READINGS: readonly RowReading[] = [
  { name: 'agent.flavor', keys: ['agent flavor'], parse: asIs },
  { name: 'agent.startedAt', keys: ['agent start'], parse: parseGoDate },
  { name: 'agent.statusAt', keys: ['status date'], parse: parseGoDate },
  { name: 'agent.pid', keys: ['pid'], parse: parseGoNumber },
  { name: 'agent.goVersion', keys: ['go version'], parse: asIs },
  { name: 'agent.pythonVersion', keys: ['python version'], parse: orNone },
  { name: 'agent.buildArch', keys: ['build arch'], parse: asIs },
  { name: 'agent.configLibrary', keys: ['configuration lib used'], parse: asIs },
  { name: 'agent.fipsMode', keys: ['fips mode', 'fips compliant'], parse: parseFipsMode },
  { name: 'agent.logFile', keys: ['log file'], parse: asIs },
  { name: 'agent.logLevel', keys: ['log level'], parse: (value) => value.toLowerCase() },
];

//     Config File: There is no config file
const PATH_READINGS: readonly RowReading[] = [
  {
    name: 'agent.configFile',
    keys: ['config file'],
    parse: (value) => (value.startsWith('There is no config') ? undefined : value),
  },
  { name: 'agent.confdPath', keys: ['conf.d'], parse: asIs },
  { name: 'agent.checksdPath', keys: ['checks.d'], parse: asIs },
];

/** `FIPS Mode: not available`; for a time only `FIPS compliant: true`. */
function parseFipsMode(value: string): string {
  const isCompliant = parseGoBoolean(value);
  if (isCompliant === undefined) return value.toLowerCase();
  return isCompliant ? 'enabled' : 'disabled';
}

/** What the banner calls a daemon and the flavor it has; from before the page had a row for it (core 2.3). */
const FLAVORS: Readonly<Record<string, string>> = {
  agent: 'agent',
  'iot agent': 'iot_agent',
  'heroku agent': 'heroku_agent',
  'dogstatsd agent': 'dogstatsd',
  'process agent': 'process_agent',
  'trace agent': 'trace_agent',
  'security agent': 'security_agent',
  'cluster agent': 'cluster_agent',
};

interface Banner {
  readonly section: StatusBlock;
  readonly flavor: string;
  readonly version: string;
}

/** Core 2.3. Nothing when the page has no banner with a version: it is not a status page. */
export function readHeader(page: StatusPage): Fact[] {
  const banner = findBanner(page);
  if (banner === undefined) return [];
  const { section } = banner;
  const rows = rowFacts(rowsOf(section.lines), HEADER_READINGS);
  const paths = linesOf(section.blocks, 'Paths');
  const date = rows.find((fact) => fact.name === 'agent.statusAt');
  return [
    ...versionFacts(banner),
    ...rows,
    ...(rows.some((fact) => fact.name === 'agent.flavor') ? [] : flavorFacts(banner)),
    ...rowFacts(rowsOf(paths), PATH_READINGS),
    ...readExtraConfigFiles(paths),
    ...readFipsProxy(linesOf(section.blocks, 'FIPS proxy')),
    ...(date === undefined ? [] : [{ ...date, name: 'flare.createdAt', confidence: 'medium' as const }]),
  ];
}

//     Extra Config Files:
//       - /etc/datadog-agent/extra.yaml
function readExtraConfigFiles(paths: readonly StatusLine[]): Fact[] {
  const label = paths.find(({ content }) => content === 'Extra Config Files:');
  if (label === undefined) return [];
  const files = linesBelow(paths, label.content).map((line) => ({
    value: line.content.replace(/^- /, ''),
    line,
  }));
  return files.length === 0 ? [] : [statedList('agent.extraConfigFiles', label, files)];
}

//   FIPS proxy
//   ==========
//       - Local address: localhost
//       - Starting port: 9803
function readFipsProxy(lines: readonly StatusLine[]): Fact[] {
  const rows = rowsOf(lines);
  const address = rows.get('local address');
  const port = rows.get('starting port');
  if (address === undefined || port === undefined) return [];
  return [stated('agent.fipsProxy', `${address.value}:${port.value}`, address.line)];
}

function linesOf(blocks: readonly StatusBlock[], title: string): readonly StatusLine[] {
  return findBlock(blocks, title)?.lines ?? [];
}

// ==============
// Agent (v7.62.0)
// ==============
function findBanner(page: StatusPage): Banner | undefined {
  for (const section of page.blocks) {
    const at = section.title.indexOf(' (v');
    if (section.kind !== 'section' || at < 0 || !section.title.endsWith(')')) continue;
    return { section, flavor: section.title.slice(0, at), version: section.title.slice(at + 3, -1).trim() };
  }
  return undefined;
}

/** Builds without a version call themselves `vx.y.z`. */
function versionFacts({ section, version }: Banner): Fact[] {
  return /^\d+\.\d/.test(version) ? [stated('agent.version', version, section.heading)] : [];
}

function flavorFacts({ section, flavor }: Banner): Fact[] {
  const name = flavor.toLowerCase().replace(/^datadog /, '');
  const known = Object.hasOwn(FLAVORS, name) ? FLAVORS[name] : undefined;
  return known === undefined ? [] : [derived('agent.flavor', known, section.heading)];
}

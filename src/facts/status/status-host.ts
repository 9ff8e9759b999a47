// Facts of `Host Info` and `Metadata`: the machine, how the Agent was installed, which features it names. The name
// of the machine is status-hostname.ts, where the Agent runs is status-environment.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoDate } from '../go/go-date.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { rowFacts, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findBlock, findSection, rowsOf } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

//     kernelVersion: 5.10.133+
//     uptime: 2m37s
const HOST_READINGS: readonly RowReading[] = [
  { name: 'host.os', keys: ['os'], parse: asIs },
  { name: 'host.platform', keys: ['platform'], parse: asIs },
  { name: 'host.platformFamily', keys: ['platformfamily'], parse: asIs },
  { name: 'host.platformVersion', keys: ['platformversion'], parse: asIs },
  { name: 'host.kernel', keys: ['kernelversion'], parse: asIs },
  { name: 'host.arch', keys: ['kernelarch'], parse: asIs },
  { name: 'host.uptime', keys: ['uptime'], parse: parseGoDuration },
  { name: 'host.bootedAt', keys: ['boottime'], parse: parseGoDate },
  { name: 'host.processes', keys: ['procs'], parse: parseGoNumber },
  { name: 'host.virtualizationRole', keys: ['virtualizationrole'], parse: asIs },
  { name: 'host.virtualizationSystem', keys: ['virtualizationsystem'], parse: asIs },
];

//     cloud_provider: GCP
//     install_method_tool: undefined
const METADATA_READINGS: readonly RowReading[] = [
  { name: 'cloud.provider', keys: ['cloud_provider'], parse: (value) => value.toLowerCase() },
  {
    name: 'install.method',
    keys: ['install_method_tool'],
    parse: (value) => (value === 'undefined' ? undefined : value),
  },
];

/** Core 2.3: parts of the header in older pages, sections of their own in newer ones. */
export function readHost(page: StatusPage): Fact[] {
  const metadata = metadataLines(page);
  return [
    ...rowFacts(rowsOf(findBlock(page.blocks, 'Host Info')?.lines ?? []), HOST_READINGS),
    ...rowFacts(rowsOf(metadata), METADATA_READINGS),
    ...readFeatures(metadata),
  ];
}

export function metadataLines(page: StatusPage): readonly StatusLine[] {
  return (findSection(page, 'Metadata') ?? findBlock(page.blocks, 'Metadata'))?.lines ?? [];
}

//     feature_apm_enabled: true
function readFeatures(metadata: readonly StatusLine[]): Fact[] {
  const rows = [...rowsOf(metadata)].filter(
    ([key]) => key.startsWith('feature_') && key.endsWith('_enabled'),
  );
  const [first] = rows;
  if (first === undefined) return [];
  const features = rows.flatMap<StatedItem<FactRecord>>(([key, { value, line }]) => {
    const enabled = parseGoBoolean(value);
    if (enabled === undefined) return [];
    return [{ value: { name: key.slice('feature_'.length, -'_enabled'.length), enabled }, line }];
  });
  return [statedList('agent.features', first[1].line, features)];
}

// The Environment block of runtime security: what the kernel offers it, and where the layout of kernel structures
// comes from. The blocks around it are in status-runtime-security.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseGoBoolean } from '../go/go-number.ts';
import { readBullets } from './status-bullets.ts';
import { derived, emptyList, rowFacts, stated, statedList, type RowReading } from './status-fact.ts';
import { findBlock, rowsOf } from './status-lookup.ts';
import type { StatusBlock, StatusLine } from './status-page.ts';

//     Kernel lockdown: none
const READINGS: readonly RowReading[] = [
  { name: 'cws.kernelLockdown', keys: ['kernel lockdown'], parse: (value) => value },
];

//     Use eBPF mmapable maps: true
const FEATURES: readonly (readonly [name: FactName, key: string])[] = [
  ['cws.usesMmapableMaps', 'use ebpf mmapable maps'],
  ['cws.usesRingBuffer', 'use ebpf ring buffer'],
  ['cws.usesFentry', 'use fentry'],
];

/** Security 2.2. `block` holds the Environment; `isFollowed`: the page goes on after it. */
export function readCwsEnvironment(block: StatusBlock, isFollowed: boolean): Fact[] {
  const environment = findBlock(block.blocks, 'Environment');
  if (environment === undefined) return [];
  const fetchers = findBlock(block.blocks, 'Available constant fetchers');
  const isWhole = isFollowed || fetchers !== undefined;
  return [
    ...readWarnings(environment),
    ...rowFacts(rowsOf(environment.lines), READINGS),
    ...readFeatures(environment, isWhole),
    ...(fetchers === undefined ? [] : readFetchers(fetchers)),
    ...readConstants(findBlock(block.blocks, 'Constants')),
  ];
}

//     Warnings:
//       - CAP_NET_RAW capability is missing
function readWarnings({ heading, lines }: StatusBlock): Fact[] {
  const warnings = readBullets('cws.environmentWarnings', 'Warnings:', lines);
  return warnings.length > 0 || lines.length === 0
    ? warnings
    : [emptyList('cws.environmentWarnings', heading)];
}

/**
 * The Security Agent’s own page names a feature only where it is used: in a block that is not cut off, a feature
 * without a row is not used. Pages old enough not to know these rows have no lockdown either.
 */
function readFeatures(environment: StatusBlock, isWhole: boolean): Fact[] {
  const rows = rowsOf(environment.lines);
  const lockdown = rows.get('kernel lockdown');
  return FEATURES.flatMap(([name, key]) => {
    const row = rows.get(key);
    const value = row === undefined ? undefined : parseGoBoolean(row.value);
    if (row !== undefined) return value === undefined ? [] : [stated(name, value, row.line)];
    return lockdown === undefined || !isWhole ? [] : [derived(name, false, lockdown.line)];
  });
}

//     Available constant fetchers
//     ===========================
//       btf co-re
//       fallback
function readFetchers({ heading, lines }: StatusBlock): Fact[] {
  if (lines.length === 0) return [];
  return [
    statedList(
      'cws.constantFetchers',
      heading,
      lines.map((line) => ({ value: line.content, line })),
    ),
  ];
}

//       sizeof_inode = 600 (from btf co-re)
/** How many constants each fetcher gave, with the first of them. */
function readConstants(block: StatusBlock | undefined): Fact[] {
  const sources = new Map<string, { count: number; readonly line: StatusLine }>();
  for (const line of block?.lines ?? []) {
    const source = /^\S{1,100} = -?\d{1,20} \(from ([^()]{1,60})\)$/.exec(line.content.slice(0, 300))?.[1];
    if (source === undefined) continue;
    const known = sources.get(source);
    if (known === undefined) sources.set(source, { count: 1, line });
    else known.count += 1;
  }
  if (block === undefined || sources.size === 0) return [];
  const items = [...sources].map(([source, { count, line }]) => {
    const value: FactRecord = { source, count };
    return { value, line };
  });
  return [statedList('cws.constants', block.heading, items)];
}

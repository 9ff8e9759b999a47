// How busy the check runners are, and what the Python linter says of checks. The checks themselves are
// status-checks.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { derived, rowFacts, stated, statedList, type RowReading, type StatedItem } from './status-fact.ts';
import { findBlock, findSection, isFollowed, linesBelow, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusPage } from './status-page.ts';

//   Check Runners: 4                 in the header of older pages
//     Total Workers: 4
const RUNNERS: RowReading = {
  name: 'checks.runners',
  keys: ['total workers', 'check runners'],
  parse: parseGoNumber,
};

/** `21.6%` as the ratio 0.216, without the rounding error of the division; undefined for all else. */
export function parsePercent(text: string): number | undefined {
  const percent = text.endsWith('%') ? parseGoNumber(text.slice(0, -1)) : undefined;
  return percent === undefined ? undefined : Number((percent / 100).toPrecision(15));
}

/** Core 2.4. */
export function readCheckRunners(page: StatusPage): Fact[] {
  const collector = findSection(page, 'Collector');
  const block = collector === undefined ? undefined : findBlock(collector.blocks, 'Check Worker Utilization');
  const header = page.blocks.find(({ kind, title }) => kind === 'section' && title.includes(' (v'));
  return [
    ...rowFacts(rowsOf([...(block?.lines ?? []), ...(header?.lines ?? [])]), [RUNNERS]),
    ...(block === undefined ? [] : readUtilization(page, block)),
    ...(collector === undefined ? [] : readLinterWarnings(collector)),
  ];
}

//     Total Workers: 4
//     Average Utilization: 12.3%       not printed when it is zero
//     Top Workers (by utilization):
//       worker_1: 30.0%
function readUtilization(page: StatusPage, block: StatusBlock): Fact[] {
  const rows = rowsOf(block.lines);
  const average = rows.get('average utilization');
  const workers = rows.get('total workers');
  const isIdle = average === undefined && isFollowed(page, block);
  return [
    ...rowFacts(rows, [
      { name: 'checks.runnerUtilization', keys: ['average utilization'], parse: parsePercent },
    ]),
    ...(isIdle && workers !== undefined ? [derived('checks.runnerUtilization', 0, workers.line)] : []),
    ...readBusiest(block),
  ];
}

function readBusiest(block: StatusBlock): Fact[] {
  const label = block.lines.find(({ content }) => content.startsWith('Top Workers'));
  if (label === undefined) return [];
  const runners = linesBelow(block.lines, label.content).flatMap<StatedItem<FactRecord>>((line) => {
    const row = splitRow(line.content);
    const utilization = parsePercent(row?.value ?? '');
    return row === undefined || utilization === undefined
      ? []
      : [{ value: { name: row.key, utilization }, line }];
  });
  return runners.length === 0 ? [] : [statedList('checks.busiestRunners', label, runners)];
}

//   Python 3 Linter Warnings
//   ========================
//       my_check
//       --------
//         line 12: print statement
function readLinterWarnings(collector: StatusBlock): Fact[] {
  const block = ['Python 3 Linter Warnings', 'Agent 7.0 incompatible checks']
    .map((title) => findBlock(collector.blocks, title))
    .find((found) => found !== undefined);
  if (block === undefined) return [];
  const warnings = block.blocks.flatMap((item) =>
    item.lines.map((line) => ({ value: { name: item.title, warning: line.content }, line })),
  );
  return warnings.length === 0
    ? [stated('checks.linterWarnings', [], block.heading)].map((fact) => ({ ...fact, itemPlaces: [] }))
    : [statedList('checks.linterWarnings', block.heading, warnings)];
}

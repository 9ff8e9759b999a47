// Facts of the Compliance section of a Security Agent page: whether benchmarks run, and how their rules ended.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { derived, stated, statedList, type StatedItem } from './status-fact.ts';
import { findBlock, findSection } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

/** Security 2.3. A section that says neither gives nothing. */
export function readCompliance(page: StatusPage): Fact[] {
  const section = findSection(page, 'Compliance');
  if (section === undefined) return [];
  const off = section.lines.find(({ content }) => content === 'Not enabled');
  if (off !== undefined) return [stated('compliance.enabled', false, off)];
  const endpoint = section.lines.find(({ content }) => /^(?:Reliable|Unreliable): /.test(content));
  const frameworks = findBlock(section.blocks, 'Frameworks');
  const shown = endpoint ?? frameworks?.heading;
  return [
    ...(shown === undefined ? [] : [derived('compliance.enabled', true, shown)]),
    ...(frameworks === undefined ? [] : readFrameworks(frameworks)),
  ];
}

//   cis-docker 1.2.0
//   ----------
//     Rules: 24 total  |  20 passed  |  2 failed  |  1 error  |  1 skipped  |  0 not run yet
const RULES =
  /^Rules: (\d{1,9}) total\s+\|\s+(\d{1,9}) passed\s+\|\s+(\d{1,9}) failed\s+\|\s+(\d{1,9}) error\s+\|\s+(\d{1,9}) skipped\s+\|\s+(\d{1,9}) not run yet/;
const COUNTS = ['total', 'passed', 'failed', 'error', 'skipped', 'notRun'] as const;

/** The rule under a title is as long as the id alone, so that the title is a line like any other. */
function readFrameworks(block: StatusBlock): Fact[] {
  const items: StatedItem<FactRecord>[] = [];
  let title = '';
  for (const line of linesInOrder(block)) {
    const counts = RULES.exec(line.content.slice(0, 300));
    if (counts !== null) {
      items.push({ value: { ...namesOf(title), ...countsOf(counts.slice(1)) }, line });
      title = '';
    } else if (!/^-+$/.test(line.content)) title = line.content;
  }
  return items.length === 0 ? [] : [statedList('compliance.frameworks', block.heading, items)];
}

function linesInOrder(block: StatusBlock): readonly StatusLine[] {
  return [...block.lines, ...block.blocks.flatMap((inner) => [inner.heading, ...linesInOrder(inner)])];
}

function namesOf(title: string): FactRecord {
  const [framework = '', version = ''] = title.split(' ', 2);
  return { ...(framework === '' ? {} : { framework }), ...(version === '' ? {} : { version }) };
}

function countsOf(counts: readonly string[]): FactRecord {
  return Object.fromEntries(COUNTS.map((name, at) => [name, Number(counts[at])]));
}

// The running checks: those of the Collector section, and instances that stand elsewhere on the page. What one instance says is status-check-instance.ts; checks that never
// ran are status-check-errors.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { countsOf, readInstance, readInstanceRows, type CheckInstance } from './status-check-instance.ts';
import { recordOfKnown } from '../make-fact.ts';
import { emptyList, stated, statedList, type StatedItem } from './status-fact.ts';
import { findBlocks, findSection, isFollowed, itemsOf } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

/** What is kept of one instance; its rows are not, for a page may hold very many instances. */
interface ReadCheck {
  readonly record: StatedItem<FactRecord>;
  readonly warnings: readonly StatedItem<FactRecord>[];
  readonly eventPlatform: readonly StatedItem<FactRecord>[];
}

/** Core 2.4: one record per instance of each check, one per warning, one per kind of event-platform events. */
export function readChecks(page: StatusPage): Fact[] {
  const collector = findSection(page, 'Collector');
  const lists = findBlocks(page.blocks, 'Running Checks');
  const [running] = lists;
  if (collector === undefined || running === undefined) return readLooseChecks(page);
  const items = [...lists.flatMap(itemsOf), ...instancesOutside(page.blocks, lists)];
  const idle = running.lines.find((line) => line.content === 'No checks have run yet');
  if (idle !== undefined && items.length === 0) return [{ ...stated('checks', [], idle), itemPlaces: [] }];
  const facts = checkFacts(running.heading, items.flatMap(readCheck));
  const isQuiet = facts.length > 0 && !facts.some(({ name }) => name === 'checks.warningMessages');
  if (!isQuiet || !isFollowed(page, collector)) return facts;
  return [...facts, emptyList('checks.warningMessages', running.heading)];
}

//   nginx (3.8.0)                           Agent 6: kubernetes_apiserver
//   -------------                                    --------------------
//     Instance ID: nginx:6571 [OK]                     Total Runs: 736
/** A page that lost the heading of its checks: which ones it lost too is not known. */
function readLooseChecks(page: StatusPage): Fact[] {
  const items = page.blocks
    .flatMap((block) => (block.kind === 'item' ? [block] : itemsOf(block)))
    .filter((item) => /^(?:Instance ID|Total Runs):/.test(item.lines[0]?.content ?? ''));
  const [first] = items;
  if (first === undefined) return [];
  return checkFacts(first.heading, items.flatMap(readCheck)).map((fact) => ({ ...fact, confidence: 'low' }));
}

/** Items that are instances of checks by their first line, in no list of checks: of a page put together from several. */
function instancesOutside(blocks: readonly StatusBlock[], lists: readonly StatusBlock[]): StatusBlock[] {
  return blocks
    .filter((block) => !lists.includes(block))
    .flatMap((block) => [
      ...(block.kind === 'item' && block.lines[0]?.content.startsWith('Instance ID:') === true
        ? [block]
        : []),
      ...instancesOutside(block.blocks, lists),
    ]);
}

function checkFacts(heading: StatusLine, checks: readonly ReadCheck[]): Fact[] {
  if (checks.length === 0) return [];
  const warnings = checks.flatMap((check) => check.warnings);
  const platform = checks.flatMap((check) => check.eventPlatform);
  return [
    statedList(
      'checks',
      heading,
      checks.map((check) => check.record),
    ),
    ...(warnings.length === 0 ? [] : [statedList('checks.warningMessages', heading, warnings)]),
    ...(platform.length === 0 ? [] : [statedList('checks.eventPlatform', heading, platform)]),
  ];
}

//     cilium (2.3.0)
//     --------------
function readCheck(item: StatusBlock): ReadCheck[] {
  const title = parseCheckTitle(item.title);
  return splitInstances(item).map((lines) => {
    const read = readInstance(lines);
    const id = parseInstanceId(read.rows.get('instance id')?.value ?? '');
    const named = { name: title.name, instance: id.instance === '' ? undefined : id.instance };
    return {
      record: checkRecord({ ...named, version: title.version, mark: id.status }, read),
      warnings: read.warnings.map(({ value, line }) => ({
        value: recordOfKnown({ ...named, message: value }),
        line,
      })),
      eventPlatform: eventPlatformRows(named, read),
    };
  });
}

interface Named {
  readonly name: string;
  readonly instance: string | undefined;
}

interface Titled extends Named {
  readonly version: string | undefined;
  readonly mark: string | undefined;
}

function checkRecord({ name, version, instance, mark }: Titled, read: CheckInstance): StatedItem<FactRecord> {
  const { error, exceptions, warnings } = read;
  const told = error !== undefined ? 'error' : warnings.length > 0 ? 'warning' : 'ok';
  const value = recordOfKnown({
    name,
    version,
    instance,
    status: mark ?? told,
    error: error?.value,
    exception: exceptions.at(-1),
    rootException: exceptions.length > 1 ? exceptions[0] : undefined,
    warning: warnings[0]?.value,
    warnings: warnings.length > 1 ? warnings.length : undefined,
    serviceVersion: read.serviceVersion,
    ...readInstanceRows(read.rows),
  });
  return { value, line: (error ?? warnings[0])?.line ?? read.first };
}

const OWN_COUNTS: ReadonlySet<string> = new Set([
  'metric samples',
  'events',
  'service checks',
  'histogram buckets',
]);

//       Network Devices Metadata: Last Run: 1, Total: 842
//       dbm-samples: Last Run: 12, Total: 132
function eventPlatformRows(named: Named, { rows }: CheckInstance): StatedItem<FactRecord>[] {
  const found: StatedItem<FactRecord>[] = [];
  for (const [key, { key: type, value, line }] of rows) {
    if (OWN_COUNTS.has(key) || !value.startsWith('Last Run: ')) continue;
    const { last, total } = countsOf(value);
    found.push({ value: recordOfKnown({ ...named, type, last, total }), line });
  }
  return found;
}

/** `cilium (2.3.0)`, or `cpu` for a check without a version. */
export function parseCheckTitle(title: string): { readonly name: string; readonly version?: string } {
  const at = title.lastIndexOf(' (');
  if (at <= 0 || !title.endsWith(')')) return { name: title };
  return { name: title.slice(0, at), version: title.slice(at + 2, -1) };
}

/** One list of lines per `Instance ID:` row; a page of Agent 6 has none and one instance per check. */
function splitInstances(item: StatusBlock): (readonly [StatusLine, ...StatusLine[]])[] {
  const isStart = (line: StatusLine): boolean => line.content.startsWith('Instance ID:');
  const indent = item.lines.find(isStart)?.indent;
  if (indent === undefined) {
    const [first = item.heading, ...rest] = item.lines;
    return [[first, ...rest]];
  }
  const instances: [StatusLine, ...StatusLine[]][] = [];
  for (const line of item.lines) {
    if (isStart(line) && line.indent === indent) instances.push([line]);
    else instances.at(-1)?.push(line);
  }
  return instances;
}

const MARKS: Readonly<Record<string, string>> = { '[OK]': 'ok', '[WARNING]': 'warning', '[ERROR]': 'error' };

/** `cilium:bac99095d52d45c [ERROR]`. */
function parseInstanceId(value: string): { readonly instance: string; readonly status?: string } {
  const at = value.lastIndexOf('[');
  const mark = at < 0 ? '' : value.slice(at);
  const status = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined;
  return status === undefined ? { instance: value } : { instance: value.slice(0, at).trim(), status };
}

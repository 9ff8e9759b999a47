// Checks that never ran: loading, constructor and configuration errors, and a Python that did not start.
// Errors of running checks are status-checks.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseCheckTitle } from './status-checks.ts';
import { recordOfKnown } from '../make-fact.ts';
import { emptyList, statedList, type StatedItem } from './status-fact.ts';
import { findBlock, findBlocks, findSection, isFollowed, itemsOf } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

interface ErrorReading {
  readonly name: FactName;
  readonly title: string;
  readonly read: (item: StatusBlock) => StatedItem<FactRecord>[];
}

const READINGS: readonly ErrorReading[] = [
  { name: 'checks.loadingErrors', title: 'Loading Errors', read: readLoadingErrors },
  { name: 'checks.initializationErrors', title: 'Check Initialization Errors', read: readCheckError },
  { name: 'checks.configErrors', title: 'Config Errors', read: readCheckError },
];

/** Core 2.4. A block without errors is not printed: its list is empty once another section follows. */
export function readCheckErrors(page: StatusPage): Fact[] {
  const collector = findSection(page, 'Collector');
  if (collector === undefined) return [];
  const isWhole = isFollowed(page, collector);
  const lists = READINGS.flatMap(({ name, title, read }) => {
    const blocks = findBlocks(page.blocks, title);
    const [first] = blocks;
    if (first !== undefined) return [statedList(name, first.heading, blocks.flatMap(itemsOf).flatMap(read))];
    return isWhole ? [emptyList(name, collector.heading)] : [];
  });
  return [...lists, ...readPythonErrors(collector)];
}

//   Error initializing Python
//   =========================
//     - could not initialize rtloader: No module named 'yaml'
function readPythonErrors(collector: StatusBlock): Fact[] {
  const block = findBlock(collector.blocks, 'Error initializing Python');
  if (block === undefined) return [];
  const errors = block.lines.map((line) => ({ value: line.content.replace(/^- /, ''), line }));
  return [statedList('agent.pythonInitErrors', block.heading, errors)];
}

//       instance 0:
//         could not invoke 'postgres' python check constructor. New constructor API returned:
// Traceback (most recent call last):
/** One record per instance; configuration errors have none and are one record per check. */
function readCheckError(item: StatusBlock): StatedItem<FactRecord>[] {
  const { name } = parseCheckTitle(item.title);
  return splitInstances(item).map(({ instance, lines }) => {
    const error = messageOf(lines);
    const value = recordOfKnown({ name, instance, error: error === '' ? undefined : error });
    return { value, line: lines[0] ?? item.heading };
  });
}

interface InstanceLines {
  readonly instance: number | undefined;
  readonly lines: StatusLine[];
}

function splitInstances(item: StatusBlock): readonly InstanceLines[] {
  const before: InstanceLines = { instance: undefined, lines: [] };
  const instances: InstanceLines[] = [];
  for (const line of item.lines) {
    const number = /^instance (\d{1,9}):$/.exec(line.content)?.[1];
    if (number !== undefined) instances.push({ instance: Number(number), lines: [] });
    else (instances.at(-1) ?? before).lines.push(line);
  }
  return instances.length === 0 ? [before] : instances;
}

/** What the loaders of other languages say of every check that is not theirs. */
const NOT_MINE = [
  /^Check \S{1,200} not found in Catalog$/,
  /^check is not a jmx check, or unable to determine/,
];

/** True for the first line of what a loader of another language says. */
export function saysNotMine(text: string): boolean {
  return NOT_MINE.some((pattern) => pattern.test(text));
}

//       Core Check Loader:
//         Check postgres not found in Catalog
//       Python Check Loader:
//         unable to import module 'postgres': No module named 'postgres'
/** One record per loader that had something to say; all of them when none had. */
function readLoadingErrors(item: StatusBlock): StatedItem<FactRecord>[] {
  const groups: { readonly loader: StatusLine; readonly lines: StatusLine[] }[] = [];
  for (const line of item.lines) {
    if (line.content.endsWith(' Loader:')) groups.push({ loader: line, lines: [] });
    else groups.at(-1)?.lines.push(line);
  }
  const telling = groups.filter(({ lines }) => !saysNotMine(lines[0]?.content ?? ''));
  const { name } = parseCheckTitle(item.title);
  return (telling.length > 0 ? telling : groups).map(({ loader, lines }) => ({
    value: { name, loader: loader.content.slice(0, -1), error: messageOf(lines) },
    line: lines[0] ?? loader,
  }));
}

// Traceback (most recent call last):
//   File "/opt/datadog-agent/…/postgres.py", line 62, in __init__
//     self._config = PostgresConfig(self.instance)
// datadog_checks.base.errors.ConfigurationError: Please specify a user to connect to Postgres.
/** The lines without the frames of tracebacks: what was said, and what was raised. */
function messageOf(lines: readonly Pick<StatusLine, 'content' | 'indent'>[]): string {
  const told: string[] = [];
  let tracebackIndent = -1;
  for (const { content, indent } of lines) {
    if (content.startsWith('Traceback (most recent call last)')) tracebackIndent = indent;
    else if (tracebackIndent < 0 || indent <= tracebackIndent) {
      tracebackIndent = -1;
      told.push(content);
    }
  }
  return told.join('\n');
}

/** The same of an error text as the Agent holds it, with the lines of its traceback. */
export function checkMessage(text: string): string {
  const lines = text.split('\n').map((line) => {
    const content = line.trimStart();
    return { content: content.trimEnd(), indent: line.length - content.length };
  });
  return messageOf(lines.filter(({ content }) => content !== ''));
}

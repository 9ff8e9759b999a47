// Checks that never ran, as four expvars list them (core 4.11): autoconfig, CheckScheduler, pyLoader, pythonInit.
// Twins of the sub-sections of the Collector; the same texts are left out of both.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { placeAt } from '../make-fact.ts';
import { checkMessage, saysNotMine } from '../status/status-check-errors.ts';
import {
  entryRecords,
  factAt,
  recordsAt,
  statedValue,
  type FieldSource,
  type ListedRecord,
} from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, listAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';

/** Of one error text; a traceback is much shorter. */
const MAX_TEXT = 20_000;

/** `disk: 'yaml: line 5: did not find expected key'`. */
export function readExpvarAutoconfig(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source = { document, root };
  return [
    ...entryRecords('checks.configErrors', { ...source, path: ['ConfigErrors'] }, ({ key, node }) =>
      errorRecord({ name: key }, textsOf(node)),
    ),
    ...entryRecords('checks.resolveWarnings', { ...source, path: ['ResolveWarnings'] }, ({ key, node }) => {
      const warning = textsOf(node).join('\n');
      return warning === '' ? undefined : { name: key, warning };
    }),
  ];
}

// LoaderErrors:
//   postgres:
//     Core Check Loader: Check postgres not found in Catalog
//     Python Check Loader: "unable to import module 'postgres': No module named 'postgres'"
export function readExpvarScheduler(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const entry = entryAt(root, 'LoaderErrors');
  if (entry?.node.kind !== 'map') return [];
  const records = entriesAt(entry.node).flatMap(loaderRecords);
  return [recordsAt('checks.loadingErrors', records, { document, root, entry })];
}

/** One record per loader that had something to say; all of them when none had. */
function loaderRecords({ key: name, node }: YamlEntry): ListedRecord[] {
  const loaders = entriesAt(node).map(({ key: loader, line, node: text }) => ({
    record: { name, loader, error: checkMessage(textsOf(text).join('\n')) },
    line,
  }));
  const telling = loaders.filter(({ record }) => !saysNotMine(record.error.split('\n', 1)[0] ?? ''));
  return telling.length > 0 ? telling : loaders;
}

// ConfigureErrors:
//   postgres:
//   - "could not invoke 'postgres' python check constructor. …"
// Errors:
// - "could not initialize rtloader: No module named 'yaml'"
export function readExpvarPython(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source = { document, root };
  return [...readConstructorErrors(source), ...readList('agent.pythonInitErrors', 'Errors', source)];
}

/** One record per instance, which the status page counts from 0. */
function readConstructorErrors(source: FieldSource): Fact[] {
  const entry = entryAt(source.root, 'ConfigureErrors');
  if (entry?.node.kind !== 'map') return [];
  const records = entriesAt(entry.node).flatMap(({ key, node }) =>
    listAt(node).map((item, instance): ListedRecord => ({
      record: errorRecord({ name: key, instance }, textsOf(item)),
      line: item.line,
    })),
  );
  return [recordsAt('checks.initializationErrors', records, { ...source, entry })];
}

function readList(name: FactName, key: string, source: FieldSource): Fact[] {
  const entry = entryAt(source.root, key);
  if (entry?.node.kind !== 'list') return [];
  const items = listAt(entry.node).filter((node) => statedValue(node) !== undefined);
  const itemPlaces = items.map(({ line }) => placeAt(source.document, line));
  const texts = items.map((node) => String(statedValue(node)));
  return [{ ...factAt(name, texts, { ...source, entry }), itemPlaces }];
}

function errorRecord(name: FactRecord, texts: readonly string[]): FactRecord {
  const error = checkMessage(texts.join('\n'));
  return { ...name, ...(error === '' ? {} : { error }) };
}

/** A text, or a list of texts. */
function textsOf(node: YamlNode): string[] {
  const nodes = node.kind === 'list' ? node.items.slice(0, 100) : [node];
  return nodes.flatMap((one) => {
    const value = statedValue(one);
    return value === undefined ? [] : [String(value).slice(0, MAX_TEXT)];
  });
}

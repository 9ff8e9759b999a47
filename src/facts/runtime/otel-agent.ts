// Reads the otel folder (core 1.5): the answer of the otel-agent, the sentence why there is none, and which of its
// debug sources could not be fetched.
import type { Lookup } from '../../model/absence.ts';
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { factAt, fieldFacts, type FieldReading } from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, type YamlNode } from '../yaml/yaml-tree.ts';

const FOLDER = 'otel/otel-flare/';

// {"version": "7.65.0", "command": "otel-agent", "extension_version": "7.65.0", "sources": {"health_check": {…}}}
const FIELDS: readonly FieldReading[] = [
  { name: 'otelAgent.version', path: ['version'] },
  { name: 'otelAgent.extensionVersion', path: ['extension_version'] },
];

export function readOtelResponse(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  if (root?.kind !== 'map') return [];
  const basis = { ...placeAt(document, root.line), confidence: 'medium' } as const;
  const source = { document, root };
  const sources = entryAt(root, 'sources');
  return [
    makeFact('otelAgent.enabled', true, basis),
    makeFact('otelAgent.running', true, basis),
    ...fieldFacts(FIELDS, source),
    ...(sources === undefined
      ? []
      : [
          {
            ...factAt(
              'otelAgent.sources',
              entriesAt(sources.node).map(({ key }) => key),
              { ...source, entry: sources },
            ),
            itemPlaces: entriesAt(sources.node).map(({ line }) => placeAt(document, line)),
          },
        ]),
  ];
}

// 'otelcollector.enabled' is disabled in the configuration
// did not get otel-agent configuration: Get "https://localhost:7777": dial tcp: connect: connection refused
// could not read sources from otel-agent response: {…}, error: unexpected end of JSON input
export function readOtelError(document: FlareDocument): Fact[] {
  const index = document.lines.findIndex((line) => line.trim() !== '');
  const text = (document.lines[index] ?? '').trim().slice(0, 2000);
  const place = placeAt(document, index + 1);
  if (/^'[\w.-]{1,100}' is disabled in the configuration/.test(text))
    return [makeFact('otelAgent.enabled', false, place)];
  const unreachable = /^did not get otel-agent configuration: (.+)$/.exec(text)?.[1];
  const unreadable = /^could not read .{1,1900}, error: (.+)$/.exec(text)?.[1];
  const error = unreachable ?? unreadable;
  if (error === undefined) return [];
  const basis = { ...place, confidence: 'medium' } as const;
  return [
    makeFact('otelAgent.enabled', true, basis),
    makeFact('otelAgent.running', unreachable === undefined, basis),
    makeFact('otelAgent.error', error, place),
  ];
}

/**
 * `otel-flare/<source>.err` stands where the data of a source would. Known only when each source of the answer has
 * one file or the other: a missing file may be either.
 */
export function otelSourceErrors(view: FactView): Fact | Lookup<Fact> | undefined {
  const sources = view.fact('otelAgent.sources');
  if (!sources.known) return undefined;
  const paths = view.flare.files.map(({ path }) => path).filter((path) => path.startsWith(FOLDER));
  const errors = view.store.ofRole('otel-flare').filter(({ path }) => path.endsWith('.err'));
  const names = sources.value.value as readonly string[];
  const isWhole = names.every((name) => paths.some((path) => path.startsWith(FOLDER + name)));
  if (!isWhole) return undefined;
  const records = errors.map(({ path, lines }) => ({
    source: path.slice(FOLDER.length, -'.err'.length),
    error: (lines.find((line) => line.trim() !== '') ?? '').trim(),
  }));
  const itemPlaces = errors.map((document) => placeAt(document, firstLine(document)));
  return makeFact('otelAgent.sourceErrors', records, {
    ...(itemPlaces[0] ?? sources.value),
    confidence: 'medium',
    itemPlaces,
  });
}

function firstLine({ lines }: FlareDocument): number {
  return Math.max(1, lines.findIndex((line) => line.trim() !== '') + 1);
}

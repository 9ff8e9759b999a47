// Parses a YAML document of a flare into values with line numbers. Never throws: a text that cannot be
// read gives a Problem. What the values mean is left to others. Two readers of less than YAML come first, as the
// library costs a tenth of a second on the dump of a configuration (docs/decisions/block-yaml.md).
import {
  Composer,
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type CST,
  type Document,
  type Node,
} from 'yaml';
import type { FlareDocument } from '../../model/flare.ts';
import type { FactScalar } from '../../model/fact.ts';
import { unparsable, type YamlReading } from './yaml-reading.ts';
import type { YamlEntry, YamlNode } from './yaml-tree.ts';
import { readBlockYaml } from './block-yaml.ts';
import { isJson, parseJson } from './json-positions.ts';
import { guardedTokens, MAX_YAML_CHARACTERS, YamlBoundError } from '../../util/yaml-guard.ts';

const MAX_ALIASES = 100;

/** Mistakes that the Agent’s own reader forgives, or that scrubbing puts into a good file. */
const FORGIVEN: ReadonlySet<string> = new Set(['BAD_ALIAS', 'KEY_OVER_1024_CHARS', 'TAG_RESOLVE_FAILED']);

/** The first document of the text: the Agent reads no other. */
export function parseYaml(document: FlareDocument): YamlReading {
  if (isJson(document)) return parseJson(document);
  if (charactersOf(document) > MAX_YAML_CHARACTERS) return tooLarge(document);
  const root = readBlockYaml(document.lines);
  return root === undefined ? parseAnyYaml(document) : { ok: true, root };
}

/** All of YAML, by the library. */
export function parseAnyYaml(document: FlareDocument): YamlReading {
  const text = document.lines.join('\n');
  const lineCounter = new LineCounter();
  try {
    const composed = composeFirst(text, lineCounter);
    const mistake = composed.errors.find((error) => !FORGIVEN.has(error.code));
    if (mistake !== undefined) {
      const { line } = lineCounter.linePos(mistake.pos[0]);
      return unparsable(document, 'it is not valid YAML', line);
    }
    return { ok: true, root: toTree(composed, lineCounter) };
  } catch (error) {
    // Anything but a bound is a fault of the library on strange bytes; its message may quote them.
    if (!(error instanceof YamlBoundError)) return unparsable(document, 'it is not valid YAML');
    const { message, offset } = error;
    return unparsable(document, message, offset === undefined ? undefined : lineCounter.linePos(offset).line);
  }
}

function composeFirst(text: string, lineCounter: LineCounter): Document {
  const composer = new Composer({
    schema: 'core',
    customTags: [],
    // The check for equal keys compares each key with all others.
    uniqueKeys: false,
    prettyErrors: false,
    strict: false,
    logLevel: 'silent',
  });
  const tokens = withoutErrors(guardedTokens(text, lineCounter.addNewLine));
  for (const document of composer.compose(tokens, true, text.length)) return document;
  throw new YamlBoundError('it holds nothing');
}

/** Throws YamlBoundError at the first syntax error: what follows it is guesswork. */
function* withoutErrors(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  for (const token of tokens) {
    if (token.type === 'error') throw new YamlBoundError('it is not valid YAML', token.offset);
    yield token;
  }
}

interface Conversion {
  readonly lineOf: (node: Node) => number;
  readonly anchors: Map<string, YamlNode>;
  aliasesLeft: number;
}

function toTree(document: Document, lineCounter: LineCounter): YamlNode {
  const conversion: Conversion = {
    lineOf: (node) => lineCounter.linePos(node.range?.[0] ?? 0).line,
    anchors: new Map(),
    aliasesLeft: MAX_ALIASES,
  };
  return convert(document.contents, { conversion, line: 1 });
}

interface Position {
  readonly conversion: Conversion;
  /** Line of the key or item that the value belongs to: for values that have no characters of their own. */
  readonly line: number;
}

function convert(node: unknown, position: Position): YamlNode {
  const { conversion } = position;
  const tree = convertUnnamed(node, position);
  // An anchor is known only once its value has ended: a value that holds itself stays finite.
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor)
    conversion.anchors.set(node.anchor, tree);
  return tree;
}

function convertUnnamed(node: unknown, { conversion, line }: Position): YamlNode {
  if (isAlias(node)) return aliased(node.source, conversion.lineOf(node), conversion);
  if (isScalar(node)) return { kind: 'scalar', line: conversion.lineOf(node), value: scalarValue(node) };
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item, { conversion, line }));
    return { kind: 'list', line: conversion.lineOf(node), items };
  }
  if (isMap(node)) {
    const entries = new Map<string, YamlEntry>();
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue;
      const key = String(pair.key.value);
      const keyLine = conversion.lineOf(pair.key);
      entries.set(key, { key, line: keyLine, node: convert(pair.value, { conversion, line: keyLine }) });
    }
    return { kind: 'map', line: conversion.lineOf(node), entries };
  }
  return { kind: 'scalar', line, value: null };
}

/**
 * Scrubbed values may stand without quotes (core 1.3), where YAML takes the first star for an alias:
 *   api_key: ****************************abcd
 */
function aliased(source: string, line: number, conversion: Conversion): YamlNode {
  if (source.startsWith('***')) return { kind: 'scalar', line, value: `*${source}` };
  conversion.aliasesLeft -= 1;
  const target = conversion.aliasesLeft < 0 ? undefined : conversion.anchors.get(source);
  return target ?? { kind: 'scalar', line, value: null };
}

function scalarValue(node: { value: unknown; source?: string }): FactScalar | null {
  const { value } = node;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return value === null || value === undefined ? null : (node.source ?? null);
}

function charactersOf({ lines }: FlareDocument): number {
  return lines.reduce((sum, line) => sum + line.length + 1, -1);
}

function tooLarge(document: FlareDocument): YamlReading {
  const reason = `it is larger than ${MAX_YAML_CHARACTERS} characters`;
  const message = `${document.path} is larger than ${MAX_YAML_CHARACTERS} characters; its values were not read.`;
  return { ok: false, reason, problem: { code: 'document-limit', file: document.path, message } };
}

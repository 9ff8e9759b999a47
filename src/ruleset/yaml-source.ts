// A YAML text with the positions of its nodes: turns the path of a mistake into line and column.
import { Composer, LineCounter, YAMLParseError, isMap, isNode, isPair, isSeq, type Document } from 'yaml';
import type { RuleMistake } from '../errors.ts';
import type { MistakeCode } from '../model/mistake-table.ts';
import { guardedTokens, YamlBoundError } from '../util/yaml-guard.ts';
import {
  EMPTY_FILE,
  bracketedKeys,
  endlessAliases,
  slipOf,
  unresolvedAliases,
  type ParserError,
  type Slip,
} from './yaml-slip.ts';

export type YamlPath = readonly (string | number)[];

/** What is wrong, before its place is known. */
export type Coded = Pick<RuleMistake, 'code' | 'message'>;

export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** Syntax mistakes; when there are any, `value` is not to be trusted. */
  readonly mistakes: readonly RuleMistake[];
  /** At the key the path leads to (the item in a list), or the nearest parent when it does not exist. */
  mistakeAt(path: YamlPath, code: MistakeCode, message: string): RuleMistake;
  /** Inside the text the path leads to, where `words` stands for the `nth` time, from 0. */
  mistakeInText(
    path: YamlPath,
    words: { readonly words: string; readonly nth: number },
    mistake: Coded,
  ): RuleMistake;
}

export function parseYamlSource(text: string, file: string): YamlSource {
  const lineCounter = new LineCounter();
  const { document, tooMuch } = composeWithinBounds(text, lineCounter);
  const at = (offset: number, code: MistakeCode, message: string): RuleMistake => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line, column: col, code, message };
  };
  const slips = tooMuch === undefined ? slipsOf(document, text) : [tooMuch];
  const mistakes = slips.map(({ offset, message }) => at(offset, 'YAML_SYNTAX', message));
  if (mistakes.length === 0 && document.contents === null) mistakes.push(at(0, 'YAML_SYNTAX', EMPTY_FILE));
  const value =
    mistakes.length > 0
      ? undefined
      : valueOf(document, (message) => mistakes.push(at(0, 'YAML_SYNTAX', message)));
  return {
    file,
    value,
    mistakes,
    mistakeAt: (path, code, message) => at(offsetOf(document, path), code, message),
    mistakeInText: (path, { words, nth }, { code, message }) => {
      const [start, end] = textRange(document, path);
      return at(nthIndex(text.slice(0, end), words, { from: start, nth }) ?? start, code, message);
    },
  };
}

/** Where the text at the path stands, as it is written; the place of the path when it leads to none. */
function textRange(document: Document, path: YamlPath): readonly [number, number] {
  const node = document.getIn(path, true);
  const range = isNode(node) ? node.range : undefined;
  const offset = offsetOf(document, path);
  return range ? [range[0], range[1]] : [offset, offset];
}

function nthIndex(
  text: string,
  words: string,
  { from, nth }: { from: number; nth: number },
): number | undefined {
  let index = text.indexOf(words, from);
  for (let left = nth; left > 0 && index >= 0; left--) index = text.indexOf(words, index + words.length);
  return index < 0 ? undefined : index;
}

/** What goes over a bound, where the composer would come to the end of its stack, is not read. */
function composeWithinBounds(
  text: string,
  lineCounter: LineCounter,
): { readonly document: Document.Parsed; readonly tooMuch?: Slip } {
  try {
    return { document: composeOnly(text, lineCounter) };
  } catch (error) {
    if (!(error instanceof YamlBoundError)) throw error;
    const { offset = 0, message } = error;
    const tooMuch = {
      offset,
      message: `This and what follows is not read: ${message}. No rule needs that much.`,
    };
    return { document: composeOnly(text.slice(0, offset), new LineCounter()), tooMuch };
  }
}

/** A second document is an error of the first. */
function composeOnly(text: string, lineCounter: LineCounter): Document.Parsed {
  const composer = new Composer({ uniqueKeys: true, version: '1.2', customTags: [] });
  const [document, second] = composer.compose(guardedTokens(text, lineCounter.addNewLine), true, text.length);
  if (document === undefined) throw new Error('the composer gives a document for any text');
  if (second !== undefined)
    document.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', ''));
  return document;
}

function slipsOf(document: Document.Parsed, text: string): Slip[] {
  const errors = parserErrors(document);
  return errors.length > 0 ? errors.map((error) => slipOf(error, text, document)) : endlessAliases(document);
}

/** Of what the parser takes and nobody means. */
const WANTS_QUOTES: ParserError['code'] = 'BAD_ALIAS';

/** A tag is only a warning to the parser; here it is a text that begins with “!”. */
function parserErrors(document: Document.Parsed): ParserError[] {
  const said = [...document.errors, ...document.warnings.filter((one) => one.code === 'TAG_RESOLVE_FAILED')];
  const errors = said.map(({ code, pos, message }): ParserError => ({ code, start: pos[0], message }));
  if (errors.length > 0) return errors;
  const later = [...unresolvedAliases(document), ...bracketedKeys(document)];
  return later.map((start) => ({ code: WANTS_QUOTES, start, message: '' }));
}

/** Far above what a file can nest without aliases. */
const MAX_LEVELS = 256;

/** Too many aliases show only now. */
function valueOf(document: Document, onMistake: (message: string) => void): unknown {
  try {
    const value = document.toJS({ maxAliasCount: 50 }) as unknown;
    if (isWithinLevels(value, MAX_LEVELS)) return value;
  } catch {
    // The library counts them, too.
  }
  onMistake('There are too many aliases (*name) in this file; write out what they stand for.');
  return undefined;
}

function isWithinLevels(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isWithinLevels(one, levels - 1));
}

/** Offset of the key at the path (the value in a list); of the nearest parent when it does not exist. */
function offsetOf(document: Document, path: YamlPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isNode(item.key) && item.key.toJSON() === step);
      if (pair === undefined) break;
      offset = startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node);
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

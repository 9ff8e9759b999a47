// Reads the plain block style in which Go writes YAML, as in a dump of the configuration, many times faster than the
// library and with the same result, also where the library refuses a document for its many parts. It gives up at anything else, which the library then reads (yaml-positions.ts).
import type { FactScalar } from '../../model/fact.ts';
import type { YamlEntry, YamlList, YamlMap, YamlNode } from './yaml-tree.ts';

/** Bounds far above what an Agent writes. */
const MAX_INDENT = 128;
const MAX_DEPTH = 40;

/** Control characters, tabs among them, and the mark of byte order. */
const STRANGE = /[\u0000-\u001f\u007f\ufeff]/;
/** What stands between spaces; other white space is a part of it. */
const PARTS = /^( *)(|.*[^ ]) *$/s;
/** A space or a colon in a key stands between other characters of it. */
const KEY = /^([A-Za-z_][\w./-]*(?:[ :][\w./-]+)*):(?: +(.*))?$/s;
const QUOTED_KEY = /^'((?:[^']|'')+)':(?: +(.*))?$/s;
const MAX_KEY_LENGTH = 200;
const START = '---';
/** As a key, such a word is a value that is written otherwise. */
const WORD = /^(?:null|true|false)$/i;
const EMPTY = /^(?:\[\]|\{\})$/;
const SINGLE_QUOTED = /^'((?:[^']|'')*)'$/;
const DOUBLE_QUOTED = /^"([^"\\]*)"$/;
const PLAIN_START = /^(?:[A-Za-z0-9_/.+$(<=;^\\]|-[0-9A-Za-z])/;
/** A comment, or a key where none can be. */
const NOT_PLAIN = /: |:$| #/;
/** As Go writes numbers; those of the library's other forms are left to it. */
const NUMBER = /^-?[0-9]{1,16}(?:\.[0-9]{1,15})?$/;
const OTHER_NUMBER =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:e[-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-f]+|[-+]?\.(?:inf|nan))$/i;

interface Line {
  /** From 1. */
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

/** Another style of YAML, or no YAML at all. */
class OtherStyle extends Error {}

/** Undefined when the text holds anything but plain blocks. */
export function readBlockYaml(lines: readonly string[]): YamlNode | undefined {
  try {
    return new BlockReader(lines).read();
  } catch (error) {
    if (error instanceof OtherStyle) return undefined;
    throw error;
  }
}

class BlockReader {
  readonly #lines: Line[];
  #at = 0;
  #depth = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines.flatMap((raw, index) => lineOf(raw, index + 1));
  }

  /** A block ends at the first line that has not its indentation: one that no block around it goes on with is left over. */
  read(): YamlNode {
    if (this.#line?.text === START && this.#line.indent === 0) this.#at++;
    const first = this.#line;
    if (first?.indent !== 0) throw new OtherStyle();
    const node = this.#root(first);
    if (this.#at < this.#lines.length) throw new OtherStyle();
    return node;
  }

  #root(line: Line): YamlNode {
    if (!EMPTY.test(line.text)) return this.#block();
    this.#at++;
    return this.#inline(line.text, line.number);
  }

  get #line(): Line | undefined {
    return this.#lines[this.#at];
  }

  #block(): YamlNode {
    const line = this.#line;
    if (line === undefined || ++this.#depth > MAX_DEPTH) throw new OtherStyle();
    const node = isItem(line) ? this.#list(line) : this.#map(line);
    this.#depth--;
    return node;
  }

  #map({ indent, number }: Line): YamlMap {
    const entries = new Map<string, YamlEntry>();
    for (let line = this.#line; line?.indent === indent && !isItem(line); line = this.#line) {
      const { key, value } = keyOf(line.text);
      this.#at++;
      entries.set(key, { key, line: line.number, node: this.#value(value, line) });
    }
    return { kind: 'map', line: number, entries };
  }

  /** Of the key that stands in `line`: beside it or below it. */
  #value(text: string, line: Line): YamlNode {
    if (text !== '') return this.#inline(text, line.number);
    const next = this.#line;
    const isBelow =
      next !== undefined && (next.indent > line.indent || (next.indent === line.indent && isItem(next)));
    if (!isBelow) throw new OtherStyle();
    return this.#block();
  }

  #list({ indent, number }: Line): YamlList {
    const items: YamlNode[] = [];
    for (let line = this.#line; line?.indent === indent && isItem(line); line = this.#line) {
      const text = line.text.slice(2);
      if (KEY.test(text) || QUOTED_KEY.test(text)) {
        const inner = { number: line.number, indent: indent + line.text.length - text.length, text };
        this.#lines[this.#at] = inner;
        items.push(this.#block());
      } else {
        this.#at++;
        items.push(this.#inline(text, line.number));
      }
    }
    return { kind: 'list', line: number, items };
  }

  /** A value that ends with its line. */
  #inline(text: string, line: number): YamlNode {
    if (text === '[]') return { kind: 'list', line, items: [] };
    if (text === '{}') return { kind: 'map', line, entries: new Map() };
    return { kind: 'scalar', line, value: scalarOf(text) };
  }
}

/** None for a line that says nothing. */
function lineOf(raw: string, number: number): Line[] {
  if (STRANGE.test(raw)) throw new OtherStyle();
  const [, spaces = '', text = ''] = PARTS.exec(raw) ?? [];
  if (text === '' || text.startsWith('#')) return [];
  const indent = spaces.length;
  if (indent > MAX_INDENT) throw new OtherStyle();
  return [{ number, indent, text }];
}

function isItem({ text }: Line): boolean {
  return text.startsWith('- ');
}

/** Of a line of a map. */
function keyOf(text: string): { readonly key: string; readonly value: string } {
  const plain = KEY.exec(text);
  const [, name = '', value = ''] = plain ?? QUOTED_KEY.exec(text) ?? [];
  const key = plain === null ? name.replaceAll("''", "'") : name;
  const isValue = plain !== null && WORD.test(key);
  if (key === '' || isValue || key.length > MAX_KEY_LENGTH) throw new OtherStyle();
  return { key, value };
}

/** By the core schema of YAML 1.2. */
function scalarOf(text: string): FactScalar | null {
  const single = SINGLE_QUOTED.exec(text)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  const double = DOUBLE_QUOTED.exec(text)?.[1];
  if (double !== undefined) return double;
  if (!PLAIN_START.test(text) || NOT_PLAIN.test(text)) throw new OtherStyle();
  if (WORD.test(text)) return valueOfWord(text);
  if (NUMBER.test(text)) return Number(text);
  if (OTHER_NUMBER.test(text)) throw new OtherStyle();
  return text;
}

function valueOfWord(word: string): FactScalar | null {
  if (word !== word.toLowerCase()) throw new OtherStyle();
  return word === 'null' ? null : word === 'true';
}

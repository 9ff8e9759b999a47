// Parses a JSON document of a flare into values with line numbers, many times faster than the reader of YAML and
// with the same result. Never throws: a text that cannot be read gives a Problem.
import { visit, type JSONVisitor } from 'jsonc-parser';
import type { FlareDocument } from '../../model/flare.ts';
import type { FactScalar } from '../../model/fact.ts';
import { unparsable, type YamlReading } from './yaml-reading.ts';
import type { YamlEntry, YamlList, YamlMap, YamlNode } from './yaml-tree.ts';

/** Bounds far above what an Agent writes. */
const MAX_DEPTH = 100;
const MAX_VALUES = 2_000_000;

/** `message` holds nothing of the text. */
class JsonError extends Error {
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

type OpenNode =
  (YamlMap & { readonly entries: Map<string, YamlEntry> }) | (YamlList & { readonly items: YamlNode[] });

/** True when the text can only be JSON: its name says so and it opens like it. */
export function isJson({ path, lines }: FlareDocument): boolean {
  const first = lines.find((line) => line.trim() !== '')?.trimStart() ?? '';
  return path.endsWith('.json') && /^[[{]/.test(first);
}

export function parseJson(document: FlareDocument): YamlReading {
  const tree = new TreeBuilder();
  try {
    visit(document.lines.join('\n'), tree, { disallowComments: true });
  } catch (error) {
    return error instanceof JsonError
      ? unparsable(document, error.message, error.line)
      : unparsable(document, 'it is nested too deeply');
  }
  return tree.root === undefined ? unparsable(document, 'it holds nothing') : { ok: true, root: tree.root };
}

/** Lines of the visitor are 0-based. */
class TreeBuilder implements JSONVisitor {
  root: YamlNode | undefined;
  #values = 0;
  /** Its value comes next. */
  #property = { key: '', line: 1 };
  readonly #open: OpenNode[] = [];

  onObjectBegin = (_offset: number, _length: number, line: number): void => {
    this.#enter({ kind: 'map', line: line + 1, entries: new Map() });
  };

  onArrayBegin = (_offset: number, _length: number, line: number): void => {
    this.#enter({ kind: 'list', line: line + 1, items: [] });
  };

  onObjectProperty = (
    ...[name, , , line]: Parameters<NonNullable<JSONVisitor['onObjectProperty']>>
  ): void => {
    this.#property = { key: name, line: line + 1 };
  };

  onLiteralValue = (...[value, , , line]: Parameters<NonNullable<JSONVisitor['onLiteralValue']>>): void => {
    this.#add({ kind: 'scalar', line: line + 1, value: scalarOf(value) });
  };

  onObjectEnd = (): void => void this.#open.pop();

  onArrayEnd = (): void => void this.#open.pop();

  onError = (...[, , , line]: Parameters<NonNullable<JSONVisitor['onError']>>): void => {
    throw new JsonError('it is not valid JSON', line + 1);
  };

  #enter(node: OpenNode): void {
    if (this.#open.length >= MAX_DEPTH) throw new JsonError('it is nested too deeply');
    this.#add(node);
    this.#open.push(node);
  }

  #add(node: YamlNode): void {
    this.#values += 1;
    if (this.#values > MAX_VALUES) throw new JsonError('it has too many parts');
    const parent = this.#open.at(-1);
    if (parent === undefined) this.root ??= node;
    else if (parent.kind === 'list') parent.items.push(node);
    else parent.entries.set(this.#property.key, { ...this.#property, node });
  }
}

/** A number past all bounds is kept as text, as in YAML. */
function scalarOf(value: unknown): FactScalar | null {
  const isEndless = typeof value === 'number' && !Number.isFinite(value);
  return isEndless ? String(value) : (value as FactScalar | null);
}

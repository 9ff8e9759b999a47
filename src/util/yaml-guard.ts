// Stops hostile YAML before it is composed: the composer recurses, and a stack that ends inside a regular
// expression ends the process. Every bound is far above what an Agent or the author of a rule writes.
import { CST, Lexer, Parser } from 'yaml';

export const MAX_YAML_CHARACTERS = 4 * 1024 * 1024;
const MAX_TOKENS = 1_500_000;
const MAX_FLOW_DEPTH = 64;
const MAX_INDENT = 128;
/** `- - - a` and `? ? a` open one level per sign without any indentation. */
const MAX_SIGNS_PER_LINE = 16;
const MAX_DIRECTIVES = 8;

/** The text goes over a bound; `message` names it and holds nothing of the text. */
export class YamlBoundError extends Error {
  /** Where in the text; undefined where no one place is at fault. */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}

interface Depth {
  flow: number;
  signs: number;
  directives: number;
  indent: number;
  isLineStart: boolean;
}

const openFlow = (depth: Depth): void => void (depth.flow += 1);
const closeFlow = (depth: Depth): void => void (depth.flow -= 1);
const addSign = (depth: Depth): void => void (depth.signs += depth.flow > 0 ? 0 : 1);

const EFFECTS: Readonly<Record<string, (depth: Depth, token: string) => void>> = {
  'flow-seq-start': openFlow,
  'flow-map-start': openFlow,
  'flow-seq-end': closeFlow,
  'flow-map-end': closeFlow,
  'seq-item-ind': addSign,
  'explicit-key-ind': addSign,
  'map-value-ind': addSign,
  'directive-line': (depth) => void (depth.directives += 1),
  newline: (depth) => void (depth.signs = 0),
  space: (depth, token) => {
    if (depth.isLineStart && depth.flow <= 0) depth.indent = token.length;
  },
};

/** Which bound is gone over behind this token. */
function follow(depth: Depth, token: string): string | undefined {
  const type = CST.tokenType(token) ?? '';
  EFFECTS[type]?.(depth, token);
  depth.isLineStart = type === 'newline';
  if (depth.indent > MAX_INDENT) return 'it is indented too deeply';
  if (depth.flow > MAX_FLOW_DEPTH || depth.signs > MAX_SIGNS_PER_LINE) return 'it is nested too deeply';
  return depth.directives > MAX_DIRECTIVES ? 'it has too many directives' : undefined;
}

/** Signs of the lexer’s own, which stand for no character of the text. */
const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** The syntax tokens of a text, for a Composer. Throws YamlBoundError. */
export function* guardedTokens(text: string, onNewLine: (offset: number) => void): Generator<CST.Token> {
  const depth: Depth = { flow: 0, signs: 0, directives: 0, indent: 0, isLineStart: true };
  const parser = new Parser(onNewLine);
  let lexemes = 0;
  let offset = 0;
  onNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    const broken = lexemes > MAX_TOKENS ? 'it has too many parts' : follow(depth, lexeme);
    if (broken !== undefined) throw new YamlBoundError(broken, offset);
    if (!MARKS.has(lexeme)) offset += lexeme.length;
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

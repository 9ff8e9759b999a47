// Stops hostile YAML before it is composed: the composer recurses, and a stack that ends inside a regular
// expression ends the process. Every bound is far above what an Agent writes.
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
  /** Where a syntax error stands. */
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

function follow(depth: Depth, token: string): void {
  const type = CST.tokenType(token) ?? '';
  EFFECTS[type]?.(depth, token);
  depth.isLineStart = type === 'newline';
  if (depth.indent > MAX_INDENT) throw new YamlBoundError('it is indented too deeply');
  if (depth.flow > MAX_FLOW_DEPTH || depth.signs > MAX_SIGNS_PER_LINE)
    throw new YamlBoundError('it is nested too deeply');
  if (depth.directives > MAX_DIRECTIVES) throw new YamlBoundError('it has too many directives');
}

/** The syntax tokens of a text, for a Composer. Throws YamlBoundError, also at the first syntax error. */
export function* guardedTokens(text: string, onNewLine: (offset: number) => void): Generator<CST.Token> {
  const depth: Depth = { flow: 0, signs: 0, directives: 0, indent: 0, isLineStart: true };
  const parser = new Parser(onNewLine);
  let tokens = 0;
  onNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > MAX_TOKENS) throw new YamlBoundError('it has too many parts');
    follow(depth, lexeme);
    yield* withoutErrors(parser.next(lexeme));
  }
  yield* withoutErrors(parser.end());
}

function* withoutErrors(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  for (const token of tokens) {
    if (token.type === 'error') throw new YamlBoundError('it is not valid YAML', token.offset);
    yield token;
  }
}

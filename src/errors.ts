// The error classes and codes of the program; what only HTTP knows stands in service/problem-table.ts. Throw only when there is nothing useful to return; anything
// less is a Problem in the report (model/problem.ts).
import type { MistakeCode } from './model/mistake-table.ts';

export const ERROR_CODES = {
  BAD_OPTION: 'An option has a value that cannot be used.',
  NO_INPUT: 'No bundle was given, or it does not exist.',
  NOT_AN_ARCHIVE: 'The input is not a zip, a tar, a tar.gz or a folder.',
  EMPTY_INPUT: 'The input holds no bytes.',
  TRUNCATED: 'The archive is cut off before its first complete entry.',
  ENCRYPTED: 'The archive is encrypted.',
  NO_ENTRIES: 'The archive holds no file that can be read.',
  SIZE_LIMIT: 'The input is larger than allowed.',
  INVALID_RULES: 'Rules or runbooks cannot be loaded.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Base of all errors that the program expects; everything else that is thrown is a bug. */
export class FlareAnalyzeError extends Error {
  override readonly name: string = 'FlareAnalyzeError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The call is wrong: exit 2, HTTP 400. */
export class UsageError extends FlareAnalyzeError {
  override readonly name = 'UsageError';
}

/** The bundle cannot be read at all: exit 2, HTTP 422 (limits 413, format 415). */
export class ArchiveError extends FlareAnalyzeError {
  override readonly name = 'ArchiveError';
}

/** One mistake in a rule or a runbook, at its place. */
export interface RuleMistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: MistakeCode;
  readonly message: string;
}

/** Order of mistakes: by file, line, column, then code. */
export function byPlace(a: RuleMistake, b: RuleMistake): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : Number(a.code > b.code));
}

/** Every mistake of a rule set at once: exit 2. */
export class RulesetError extends FlareAnalyzeError {
  override readonly name = 'RulesetError';
  readonly mistakes: readonly RuleMistake[];

  constructor(mistakes: readonly RuleMistake[]) {
    const list = mistakes.map((m) => `${m.file}:${m.line}:${m.column} ${m.code} ${m.message}`).join('\n');
    const count = mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`;
    super('INVALID_RULES', `The rules have ${count}:\n${list}`);
    this.mistakes = mistakes;
  }
}

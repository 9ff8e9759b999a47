// Errors as the problem documents of RFC 9457, which every answer above 399 is.
import type { FlareAnalyzeError } from '../errors.ts';
import {
  ArchiveError,
  ERROR_CODES,
  RulesetError,
  UsageError,
  type ErrorCode,
  type RuleMistake,
} from '../errors.ts';
import { Unreachable } from './unreachable.ts';
import { isSystemError } from '../util/system-error.ts';
import { HTTP_PROBLEMS, type HttpProblemCode } from './problem-table.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** `urn:uuid:…` of the log entry that belongs to it. */
  readonly instance?: string;
  /** Of a rule that was sent. */
  readonly mistakes?: readonly RuleMistake[];
}

/** An error with an answer of its own; `detail` is shown to the caller. */
export class HttpError extends Error {
  readonly code: HttpProblemCode;
  readonly detail: string;
  /** When it is worth trying again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: HttpProblemCode, detail: string, retryAfterSeconds?: number) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Undefined for an error that is a bug: what it says is not for the caller. */
export function problemOf(error: unknown): ProblemDocument | undefined {
  if (error instanceof HttpError) return httpProblem(error.code, error.detail);
  if (error instanceof Unreachable) return httpProblem('UNAVAILABLE', 'Try again in a few seconds.');
  if (error instanceof UsageError || error instanceof ArchiveError) return errorProblem(error);
  return requestProblem(error);
}

export function httpProblem(code: HttpProblemCode, detail: string): ProblemDocument {
  return { type: typeOf(code), ...HTTP_PROBLEMS[code], detail, code };
}

/** Why a flare has no report, from the words kept in its record. */
export function failureProblem({ code, detail }: { code: string; detail: string }): ProblemDocument {
  if (isHttpProblem(code)) return httpProblem(code, detail);
  if (!isErrorCode(code)) return httpProblem('ANALYSIS_CRASHED', detail);
  return errorProblem(new ArchiveError(code, detail));
}

/** With every mistake of a rule, or the first ones of very many. */
export function rulesetProblem(mistakes: readonly RuleMistake[]): ProblemDocument {
  const count = mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`;
  const problem = errorProblem(new RulesetError([]));
  return { ...problem, detail: `The rule has ${count}.`, mistakes: mistakes.slice(0, MAX_MISTAKES) };
}

const MAX_MISTAKES = 100;

function errorProblem(error: FlareAnalyzeError): ProblemDocument {
  const { code, message } = error;
  return { type: typeOf(code), title: ERROR_CODES[code], status: statusOf(error), detail: message, code };
}

function statusOf(error: FlareAnalyzeError): number {
  if (error instanceof UsageError) return 400;
  if (error.code === 'SIZE_LIMIT') return 413;
  return error.code === 'NOT_AN_ARCHIVE' ? 415 : 422;
}

/** What Fastify and its plugins refuse. Their messages may repeat the request, so they are not passed on. */
function requestProblem(error: unknown): ProblemDocument | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isSystemError(error, 'ENOSPC'))
    return httpProblem('NO_SPACE', 'The upload was not kept. Make room in the data folder and try again.');
  if (isSenderGone(error)) return httpProblem('BAD_REQUEST', 'The request ended too early.');
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (!(status >= 400 && status < 500)) return undefined;
  const problem = httpProblem(
    'BAD_REQUEST',
    'The request is malformed; docs/service.md of flare-analyze describes each route.',
  );
  return { ...problem, status };
}

/** Nobody hears the answer; it is an answer all the same, and no bug. */
function isSenderGone(error: Error): boolean {
  return isSystemError(error, 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE');
}

function typeOf(code: string): string {
  return `urn:flare-analyze:problem:${code.toLowerCase().replaceAll('_', '-')}`;
}

function isHttpProblem(code: string): code is HttpProblemCode {
  return Object.hasOwn(HTTP_PROBLEMS, code);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}

// Answers every error of the app with a problem document and writes down the ones that are bugs.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorTrace } from './error-trace.ts';
import { HttpError, httpProblem, PROBLEM_TYPE, problemOf, type ProblemDocument } from './problem-document.ts';
import type { Log } from './service-log.ts';
import { Unreachable } from './unreachable.ts';

export function declareProblemAnswers(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) =>
    sendProblem(reply, problemFor(error, { request, reply, log })),
  );
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, httpProblem('NOT_FOUND', 'Check the address and the method.')),
  );
}

const UNREACHABLE_RETRY_SECONDS = 5;

export interface Answering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly log: Log;
}

/** The document to answer an error with; sets the headers that belong to it. */
export function problemFor(error: unknown, { request, reply, log }: Answering): ProblemDocument {
  if (error instanceof Unreachable) {
    log({ level: 'error', event: 'unreachable', number: request.id, trace: errorTrace(error.cause) });
    reply.header('retry-after', String(UNREACHABLE_RETRY_SECONDS));
  }
  const problem = problemOf(error) ?? unexpected(error, request, log);
  if (error instanceof HttpError && error.retryAfterSeconds !== undefined)
    reply.header('retry-after', String(error.retryAfterSeconds));
  if (problem.status === 401)
    reply.header('www-authenticate', 'Basic realm="flare-analyze", charset="UTF-8"');
  return problem;
}

export function sendProblem(reply: FastifyReply, problem: ProblemDocument): FastifyReply {
  return reply.code(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

function unexpected(error: unknown, request: FastifyRequest, log: Log): ProblemDocument {
  const { id, method, routeOptions } = request;
  log({
    level: 'error',
    event: 'request-failed',
    number: id,
    method,
    route: routeOptions.url,
    trace: errorTrace(error),
  });
  const detail = `Everything that was confirmed is kept. The number of this failure in the service’s log is ${id}.`;
  return { ...httpProblem('INTERNAL', detail), instance: `urn:uuid:${id}` };
}

// /api/v1/flares/:id/files/*: lines of one file of a flare, for the log viewer.
import type { FastifyInstance } from 'fastify';
import { HttpError } from '../problem-document.ts';
import { sendProblem } from '../problem-answers.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { linesQuery } from './query-schema.ts';
import { readLines, type LinePage } from './read-lines.ts';
import { unanalysed } from './report-route.ts';
import { parseQuery, requireFlare, type FileParams, type RouteParts } from './route-parts.ts';

export function declareFileRoutes(app: FastifyInstance, parts: RouteParts): void {
  app.get<{ Params: FileParams }>('/api/v1/flares/:id/files/*', async (request, reply) => {
    const { from, lines: count } = parseQuery(linesQuery, request.query);
    const record = await requireFlare(parts.store, request.params.id);
    const problem = unanalysed(record);
    if (problem !== undefined) return sendProblem(reply, problem);
    const file = request.params['*'];
    return { file, from, ...(await fileLines({ record, file, from, count }, parts)) };
  });
}

export interface FileLinesRequest {
  readonly record: FlareRecord;
  readonly file: string;
  readonly from: number;
  readonly count: number;
}

/** The path is only compared with the names in the archive; no file of this machine is opened by it. */
export async function fileLines(
  { record, file, from, count }: FileLinesRequest,
  { store, readers, readLimits }: RouteParts,
): Promise<LinePage> {
  const bundlePath = await store.bundlePath(record.id);
  const rootDir = record.summary?.rootDir ?? '';
  const page = await readers.pass(() => readLines({ bundlePath, rootDir, file, from, count }, readLimits));
  if (page === undefined) throw new HttpError('NOT_FOUND', 'The flare holds no file of this name.');
  return page;
}

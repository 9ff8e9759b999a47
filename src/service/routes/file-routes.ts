// /api/v1/flares/:id/files/*: lines of one file of a flare, for the log viewer.
import { HttpError } from '../problem-document.ts';
import { sendProblem } from '../problem-answers.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { fileParams, linesQuery } from './input-schema.ts';
import { readLines, type LinePage } from './read-lines.ts';
import { unanalysed } from './report-route.ts';
import { requireFlare, type RouteParts } from './route-parts.ts';
import { answer, answers, type Api } from './route-schema.ts';

export function declareFileRoutes(app: Api, parts: RouteParts): void {
  const schema = {
    tags: ['flares'],
    summary: 'Lines of a file of a flare, without secrets.',
    params: fileParams,
    querystring: linesQuery,
    response: answers({ 200: answer('Lines; an answer ends early after 1 MiB.', 'Lines') }),
  };
  app.get('/api/v1/flares/:id/files/*', { schema }, async (request, reply) => {
    const { from, lines: count } = request.query;
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
  const rootDir = record.summary?.rootDir ?? '';
  const page = await readers.pass(() =>
    store.withBundle(record.id, (bundlePath) =>
      readLines({ bundlePath, rootDir, file, from, count }, readLimits),
    ),
  );
  if (page === undefined) throw new HttpError('NOT_FOUND', 'The flare holds no file of this name.');
  return page;
}

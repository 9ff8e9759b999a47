// /api/v1/flares/:id/diff/:other: what changed from one flare to another, in every format of a diff.
import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { DiffFormat } from '../../model/flare-diff.ts';
import { renderDiff } from '../../render-diff.ts';
import { sendProblem } from '../problem-answers.ts';
import { diffQuery } from './query-schema.ts';
import { unanalysed } from './report-route.ts';
import { parseQuery, requireFlare, type FlareParams, type RouteParts } from './route-parts.ts';

const TEXT_WIDTH_COLUMNS = 100;

const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const satisfies Record<DiffFormat, string>;

export interface DiffParams extends FlareParams {
  other: string;
}

export function declareDiffRoute(app: FastifyInstance, { store, compare }: RouteParts): void {
  app.get<{ Params: DiffParams }>('/api/v1/flares/:id/diff/:other', async (request, reply) => {
    const { format, lang: language } = parseQuery(diffQuery, request.query);
    const old = await requireFlare(store, request.params.id);
    const later = await requireFlare(store, request.params.other);
    const problem = unanalysed(old) ?? unanalysed(later);
    if (problem !== undefined) return sendProblem(reply, problem);
    const result = await compare({ old, new: later, language, signal: untilGone(reply.raw) });
    if ('problem' in result) return sendProblem(reply, result.problem);
    const text = await renderDiff(result.diff, format, { widthColumns: TEXT_WIDTH_COLUMNS });
    return reply.type(CONTENT_TYPES[format]).send(text);
  });
}

/** Aborted when the connection ends before the answer. */
export function untilGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  return gone.signal;
}

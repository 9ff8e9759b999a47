// /api/v1/flares/:id/report: the report in every format, rendered from the JSON that the analysis left.
import type { Language } from '../../model/language.ts';
import type { Report, ReportFormat } from '../../model/report.ts';
import { renderReport } from '../../render-reports.ts';
import { failureProblem, HttpError, type ProblemDocument } from '../problem-document.ts';
import { sendProblem } from '../problem-answers.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import type { FlareStore } from '../store/flare-store.ts';
import { flareParams, reportQuery } from './input-schema.ts';
import { requireFlare, type RouteParts } from './route-parts.ts';
import { answerIn, answers, type Api } from './route-schema.ts';

const TEXT_WIDTH_COLUMNS = 100;
const RETRY_AFTER_SECONDS = 2;

const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  sarif: 'application/sarif+json; charset=utf-8',
  junit: 'application/xml; charset=utf-8',
} as const satisfies Record<ReportFormat, string>;

export function declareReportRoute(app: Api, { store, pack }: RouteParts): void {
  const schema = {
    tags: ['flares'],
    summary: 'The report of a flare.',
    params: flareParams,
    querystring: reportQuery,
    response: answers({ 200: answerIn(Object.values(CONTENT_TYPES), 'The report.', 'Report') }),
  };
  app.get('/api/v1/flares/:id/report', { schema }, async (request, reply) => {
    const { format, lang } = request.query;
    const record = await requireFlare(store, request.params.id);
    const problem = unanalysed(record);
    if (problem !== undefined) return sendProblem(reply, problem);
    const report = await readReport(store, record, lang);
    const nonce = reply.cspNonce.style;
    const page = { widthColumns: TEXT_WIDTH_COLUMNS, isColorOn: false, nonce };
    const text = await renderReport(report, { format, pack, ...page });
    return reply.type(CONTENT_TYPES[format]).send(text);
  });
}

/** Why a flare has no report: its analysis failed. Throws HttpError NOT_READY when it is still to come. */
export function unanalysed({ status, failure }: FlareRecord): ProblemDocument | undefined {
  if (status === 'done') return undefined;
  if (failure !== null) return failureProblem(failure);
  throw new HttpError('NOT_READY', 'Ask again when its status is done.', RETRY_AFTER_SECONDS);
}

/** Throws HttpError NOT_FOUND when the flare was deleted meanwhile. */
export async function readReport(store: FlareStore, { id }: FlareRecord, lang: Language): Promise<Report> {
  const text = await store.readReport(id, lang);
  if (text === undefined) throw new HttpError('NOT_FOUND', 'There is no flare with this id.');
  return JSON.parse(text) as Report;
}

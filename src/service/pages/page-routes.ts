// The web pages. They need no script, except for the progress of an upload and of an analysis.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { renderReport } from '../../render-reports.ts';
import { problemFor } from '../problem-answers.ts';
import { declareUpload, deleteFlare } from '../routes/flare-routes.ts';
import { askForDiff } from '../routes/diff-route.ts';
import { fileLines } from '../routes/file-routes.ts';
import { pageQuery, type DiffParams, type FileParams, type FlareParams } from '../routes/input-schema.ts';
import { readReport, unanalysed } from '../routes/report-route.ts';
import { requireFlare, untilGone, type RouteParts } from '../routes/route-parts.ts';
import type { Log } from '../service-log.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { renderComparePage, renderDiffPage } from './diff-pages.ts';
import { renderDeletePage, renderFailurePage, renderProblemPage, renderWaitingPage } from './flare-pages.ts';
import { renderHomePage } from './home-page.ts';
import { renderLogPage } from './log-page.ts';
import { contextOf, HTML } from './page-context.ts';
import { pageLanguage } from './page-language.ts';
import { filePath, withQuery } from './page-shell.ts';
import { PAGE_TEXTS } from './page-text-table.ts';
import { renderReportPage } from './report-page.ts';
import { declareTryPage } from './try-page-routes.ts';

const LINES_OF_A_PAGE = 200;

export function declarePageRoutes(app: FastifyInstance, parts: RouteParts, log: Log): void {
  void app.register((scope, _options, done) => {
    scope.setErrorHandler((error, request, reply) => {
      const problem = problemFor(error, { request, reply, log });
      const context = contextOf(request, reply, '/');
      return reply.code(problem.status).type(HTML).send(renderProblemPage(context, problem));
    });
    declareHome(scope, parts);
    declareFlare(scope, parts);
    declareCompare(scope, parts);
    declareTryPage(scope, parts);
    declareDelete(scope, parts);
    declareFile(scope, parts);
    declareUpload(scope, {
      url: '/flares',
      parts,
      answer: (reply, { record, notKept }) => {
        const names = Object.keys(notKept).join();
        const query = { lang: pageLanguage(reply.request), ...(names === '' ? {} : { notKept: names }) };
        return reply.redirect(withQuery(`/flares/${record.id}`, query), 303);
      },
    });
    done();
  });
}

function declareHome(app: FastifyInstance, { store, maxUploadBytes }: RouteParts): void {
  app.get('/', async (request, reply) => {
    const { cursor } = pageQuery.parse(request.query);
    const home = { page: await store.list({ cursor }), isFirst: cursor === undefined, maxUploadBytes };
    return reply.type(HTML).send(renderHomePage(contextOf(request, reply, '/'), home));
  });
}

function declareFlare(app: FastifyInstance, { store, pack }: RouteParts): void {
  app.get<{ Params: FlareParams }>('/flares/:id', async (request, reply) => {
    const record = await requireFlare(store, request.params.id);
    const { id, status } = record;
    const notices = noticesOf(record, request);
    const context = { ...contextOf(request, reply, `/flares/${id}`), notices };
    reply.type(HTML);
    if (status === 'queued' || status === 'running') return renderWaitingPage(context, record);
    const problem = unanalysed(record);
    if (problem !== undefined) return renderFailurePage(context, record, problem);
    const report = await readReport(store, record, context.language);
    const options = { pack, widthColumns: 100, isColorOn: false, nonce: context.nonce };
    const html = await renderReport(report, { format: 'html', ...options });
    return renderReportPage(context, { id, report, html });
  });
}

/** To a sender whose case or note is not kept, because the flare was here with another one. */
function noticesOf({ case: caseId, note }: FlareRecord, request: FastifyRequest): string[] {
  const notKept = pageQuery.parse(request.query).notKept?.split(',') ?? [];
  const { knownCase, knownNote } = PAGE_TEXTS[pageLanguage(request)];
  return [
    ...(notKept.includes('case') && caseId !== null ? [knownCase(caseId)] : []),
    ...(notKept.includes('note') && note !== null ? [knownNote(note)] : []),
  ];
}

function declareCompare(app: FastifyInstance, parts: RouteParts): void {
  const { store } = parts;
  app.get<{ Params: FlareParams }>('/flares/:id/compare', async (request, reply) => {
    const record = await requireFlare(store, request.params.id);
    const context = contextOf(request, reply, `/flares/${record.id}/compare`);
    const problem = unanalysed(record);
    if (problem !== undefined) return reply.type(HTML).send(renderFailurePage(context, record, problem));
    const host = record.summary?.hostname ?? undefined;
    const { flares } = host === undefined ? { flares: [] } : await store.list({ host });
    const others = flares.filter(({ id, status }) => id !== record.id && status === 'done');
    return reply.type(HTML).send(renderComparePage(context, record, others));
  });
  app.get<{ Params: DiffParams }>('/flares/:id/diff/:other', async (request, reply) => {
    const old = await requireFlare(store, request.params.id);
    const later = await requireFlare(store, request.params.other);
    const context = contextOf(request, reply, `/flares/${old.id}/diff/${later.id}`);
    for (const record of [old, later]) {
      const problem = unanalysed(record);
      if (problem !== undefined) return reply.type(HTML).send(renderFailurePage(context, record, problem));
    }
    const { language } = context;
    const result = await askForDiff({ old, new: later }, { language, signal: untilGone(reply.raw) }, parts);
    if ('answer' in result)
      return reply.type(HTML).send(renderDiffPage(context, result.answer, { old: old.id, new: later.id }));
    const { problem } = result;
    return reply.code(problem.status).type(HTML).send(renderProblemPage(context, problem));
  });
}

function declareDelete(app: FastifyInstance, parts: RouteParts): void {
  app.get<{ Params: FlareParams }>('/flares/:id/delete', async (request, reply) => {
    const record = await requireFlare(parts.store, request.params.id);
    const context = contextOf(request, reply, `/flares/${record.id}/delete`);
    return reply.type(HTML).send(renderDeletePage(context, record));
  });
  void app.register((scope, _options, done) => {
    // The form has no fields; what else is sent is not read.
    scope.addContentTypeParser('*', (_request, payload, parsed) => {
      payload.resume();
      parsed(null);
    });
    scope.post<{ Params: FlareParams }>('/flares/:id/delete', async (request, reply) => {
      await deleteFlare(request.params.id, parts);
      return reply.redirect(`/?lang=${pageLanguage(request)}`, 303);
    });
    done();
  });
}

function declareFile(app: FastifyInstance, parts: RouteParts): void {
  app.get<{ Params: FileParams }>('/flares/:id/files/*', async (request, reply) => {
    const { from } = pageQuery.parse(request.query);
    const record = await requireFlare(parts.store, request.params.id);
    const { id } = record;
    const file = request.params['*'];
    const context = contextOf(request, reply, `${filePath(id, file)}?from=${from}`);
    const problem = unanalysed(record);
    if (problem !== undefined) return reply.type(HTML).send(renderFailurePage(context, record, problem));
    const lines = await fileLines({ record, file, from, count: LINES_OF_A_PAGE }, parts);
    const page = { id, file, from, count: LINES_OF_A_PAGE, lines };
    return reply.type(HTML).send(renderLogPage(context, page));
  });
}

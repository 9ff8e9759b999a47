// The routes of the page that tries a rule: the empty page, a draft made of a line, and what came of a rule.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AskedResult } from '../queue/asked-work.ts';
import { MAX_RULE_LENGTH, pageQuery, ruleForm, type FlareParams } from '../routes/input-schema.ts';
import { unanalysed } from '../routes/report-route.ts';
import { requireFlare, untilGone, type RouteParts } from '../routes/route-parts.ts';
import { parseInput } from '../routes/route-schema.ts';
import { askForTrial } from '../routes/rule-routes.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { renderFailurePage, renderProblemPage } from './flare-pages.ts';
import { contextOf, HTML } from './page-context.ts';
import type { PageContext } from './page-shell.ts';
import { renderTryPage } from './try-page.ts';

const FORM = 'application/x-www-form-urlencoded';
/** A character may take nine bytes in a form, as in `%E3%81%82`. */
const MAX_FORM_BYTES = 9 * MAX_RULE_LENGTH + 1024;

export function declareTryPage(app: FastifyInstance, parts: RouteParts): void {
  const { store } = parts;
  app.get<{ Params: FlareParams }>('/flares/:id/try', async (request, reply) => {
    const record = await requireFlare(store, request.params.id);
    const context = contextOfPage(request, reply, record);
    const problem = unanalysed(record);
    if (problem !== undefined) return reply.type(HTML).send(renderFailurePage(context, record, problem));
    const { line } = pageQuery.parse(request.query);
    if (line === undefined || line === '') return reply.type(HTML).send(renderTryPage(context, record, {}));
    const result = await askForDraft(record, { line, signal: untilGone(reply.raw) }, parts);
    if ('answer' in result)
      return reply.type(HTML).send(renderTryPage(context, record, { line, draft: result.answer }));
    return reply.code(result.problem.status).type(HTML).send(renderProblemPage(context, result.problem));
  });
  void app.register((scope, _options, done) => {
    declareTrial(scope, parts);
    done();
  });
}

/** In a scope of its own: here bodies are those of a form. */
function declareTrial(app: FastifyInstance, parts: RouteParts): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: MAX_FORM_BYTES }, (_request, body, parsed) =>
    parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.post<{ Params: FlareParams }>('/flares/:id/try', async (request, reply) => {
    const { rule: text } = parseInput(ruleForm, request.body);
    const record = await requireFlare(parts.store, request.params.id);
    const context = contextOfPage(request, reply, record);
    const asked = { rule: text, language: context.language, signal: untilGone(reply.raw) };
    const problem = unanalysed(record);
    const result = problem === undefined ? await askForTrial(record, asked, parts) : { problem };
    if ('answer' in result)
      return reply
        .type(HTML)
        .send(renderTryPage(context, record, { tried: { text, answer: result.answer } }));
    return reply.code(result.problem.status).type(HTML).send(renderProblemPage(context, result.problem));
  });
}

function contextOfPage(request: FastifyRequest, reply: FastifyReply, { id }: FlareRecord): PageContext {
  return contextOf(request, reply, `/flares/${id}/try`);
}

/** Throws HttpError BUSY. */
function askForDraft(
  { id: flare, name }: FlareRecord,
  { line, signal }: { readonly line: string; readonly signal: AbortSignal },
  { store, ask }: Pick<RouteParts, 'store' | 'ask'>,
): Promise<AskedResult<'draft'>> {
  return ask({
    kind: 'draft',
    withTask: (work, until) =>
      store.withBundle(flare, (path) => work({ bundle: { path, name }, line }), until),
    flare,
    signal,
  });
}

// /api/v1/flares/:id/diff/:other: what changed from one flare to another, in every format of a diff.
import type { DiffFormat, DiffSide } from '../../model/flare-diff.ts';
import type { Language } from '../../model/language.ts';
import { renderDiff } from '../../render-diff.ts';
import { sendProblem } from '../problem-answers.ts';
import type { AskedResult, AskedWork } from '../queue/asked-work.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { diffParams, diffQuery } from './input-schema.ts';
import { unanalysed } from './report-route.ts';
import { requireFlare, untilGone, type RouteParts } from './route-parts.ts';
import { answerIn, answers, type Api } from './route-schema.ts';

const TEXT_WIDTH_COLUMNS = 100;

const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const satisfies Record<DiffFormat, string>;

export function declareDiffRoute(app: Api, parts: RouteParts): void {
  const schema = {
    tags: ['flares'],
    summary: 'What changed from the flare “id” to the flare “other”.',
    params: diffParams,
    querystring: diffQuery,
    response: answers({ 200: answerIn(Object.values(CONTENT_TYPES), 'What changed.', 'Diff') }),
  };
  app.get('/api/v1/flares/:id/diff/:other', { schema }, async (request, reply) => {
    const { format, lang: language } = request.query;
    const old = await requireFlare(parts.store, request.params.id);
    const later = await requireFlare(parts.store, request.params.other);
    const problem = unanalysed(old) ?? unanalysed(later);
    if (problem !== undefined) return sendProblem(reply, problem);
    const result = await askForDiff({ old, new: later }, { language, signal: untilGone(reply.raw) }, parts);
    if ('problem' in result) return sendProblem(reply, result.problem);
    const text = await renderDiff(result.answer, format, { widthColumns: TEXT_WIDTH_COLUMNS });
    return reply.type(CONTENT_TYPES[format]).send(text);
  });
}

/** Throws HttpError BUSY. */
export async function askForDiff(
  flares: Readonly<Record<DiffSide, FlareRecord>>,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
  { store, ask }: Pick<RouteParts, 'store' | 'ask'>,
): Promise<AskedResult<'compare'>> {
  const withTask: AskedWork<'compare'>['withTask'] = (work, until) => {
    const withBoth = (oldPath: string) =>
      store.withBundle(flares.new.id, (newPath) => work(taskOf(oldPath, newPath)), until);
    return store.withBundle(flares.old.id, withBoth, until);
  };
  const taskOf = (oldPath: string, newPath: string) => ({
    old: { path: oldPath, name: flares.old.name },
    new: { path: newPath, name: flares.new.name },
    language,
  });
  return ask({ kind: 'compare', withTask, flare: flares.old.id, signal });
}

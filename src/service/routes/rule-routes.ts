// /api/v1/rules: the rules that the service analyses with, and a rule tried on a stored flare before it is one of them.
import type * as z from 'zod';
import type { Language } from '../../model/language.ts';
import { listedRules } from '../../model/listed-rule.ts';
import { sendProblem } from '../problem-answers.ts';
import { rulesetProblem } from '../problem-document.ts';
import type { AskedResult, AskedWork } from '../queue/asked-work.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import {
  MAX_RULE_LENGTH,
  noQuery,
  rulesQuery,
  trial,
  trialBody,
  trialQuery,
  type Trial,
} from './input-schema.ts';
import { unanalysed } from './report-route.ts';
import { requireFlare, untilGone, type RouteParts } from './route-parts.ts';
import { answer, answers, parseInput, type Api } from './route-schema.ts';

const TAGS = ['rules'];

/** A character may take six bytes in JSON, as in `\u3042`. */
const MAX_BODY_BYTES = 6 * MAX_RULE_LENGTH + 1024;

export function declareRuleRoutes(app: Api, parts: RouteParts): void {
  const { pack, tool } = parts;
  const schema = {
    tags: TAGS,
    summary: 'The rules that flares are analysed with.',
    querystring: rulesQuery,
    response: answers({ 200: answer('All of them.', 'Rules') }),
  };
  app.get('/api/v1/rules', { schema }, (request) => {
    const { lang } = request.query;
    const rules = listedRules(pack, (title) => title[lang]);
    return { tool: { ...tool, rulesDigest: pack.digest }, rules };
  });
  void app.register((scope, _options, done) => {
    declareTrial(scope, parts);
    done();
  });
}

/** In a scope of its own: here a body that is no JSON is the text of a rule. */
function declareTrial(app: Api, parts: RouteParts): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, parsed) => parsed(null, text));
  const schema = {
    tags: TAGS,
    summary: 'Tries a rule on a flare. The YAML may be the whole body; then the rest are query parameters.',
    consumes: ['application/json', 'application/yaml'],
    querystring: trialQuery,
    body: trialBody,
    response: answers({ 200: answer('How the rule ended, why, and its finding.', 'RuleTrial') }),
  };
  app.post('/api/v1/rules/try', { schema, bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
    const { flare, rule, lang: language } = askedTrial(request.body, request.query);
    const record = await requireFlare(parts.store, flare);
    const problem = unanalysed(record);
    if (problem !== undefined) return sendProblem(reply, problem);
    const result = await askForTrial(record, { rule, language, signal: untilGone(reply.raw) }, parts);
    if ('problem' in result) return sendProblem(reply, result.problem);
    const { answer: trial } = result;
    return 'mistakes' in trial ? sendProblem(reply, rulesetProblem(trial.mistakes)) : trial;
  });
}

interface AskedTrial {
  /** YAML. */
  readonly rule: string;
  readonly language: Language;
  readonly signal: AbortSignal;
}

/** Throws HttpError BUSY. */
export async function askForTrial(
  { id: flare, name }: FlareRecord,
  { rule, language, signal }: AskedTrial,
  { store, ask }: Pick<RouteParts, 'store' | 'ask'>,
): Promise<AskedResult<'try'>> {
  const withTask: AskedWork<'try'>['withTask'] = (work, until) =>
    store.withBundle(flare, (path) => work({ bundle: { path, name }, rule, language }), until);
  return ask({ kind: 'try', withTask, flare, signal });
}

function askedTrial(body: z.infer<typeof trialBody>, query: z.infer<typeof trialQuery>): Trial {
  if (typeof body === 'string') return parseInput(trial, { ...query, rule: body });
  parseInput(noQuery, query);
  return body;
}

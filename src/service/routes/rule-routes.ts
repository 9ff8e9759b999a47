// /api/v1/rules: the rules that the service analyses with, and a rule tried on a stored flare before it is one of them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { listedRules } from '../../model/listed-rule.ts';
import { sendProblem } from '../problem-answers.ts';
import { rulesetProblem } from '../problem-document.ts';
import { noQuery, rulesQuery, trialBody, trialQuery } from './query-schema.ts';
import { unanalysed } from './report-route.ts';
import { bundleOf, parseQuery, requireFlare, untilGone, type RouteParts } from './route-parts.ts';

export function declareRuleRoutes(app: FastifyInstance, parts: RouteParts): void {
  const { pack, tool } = parts;
  app.get('/api/v1/rules', (request) => {
    const { lang } = parseQuery(rulesQuery, request.query);
    const rules = listedRules(pack, (title) => title[lang]);
    return { tool: { ...tool, rulesDigest: pack.digest }, rules };
  });
  void app.register((scope, _options, done) => {
    declareTrial(scope, parts);
    done();
  });
}

/** In a scope of its own: here a body that is no JSON is the text of a rule. */
function declareTrial(app: FastifyInstance, { store, ask }: RouteParts): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, parsed) => parsed(null, text));
  app.post('/api/v1/rules/try', async (request, reply) => {
    const { flare, rule, lang: language } = askedTrial(request);
    const record = await requireFlare(store, flare);
    const problem = unanalysed(record);
    if (problem !== undefined) return sendProblem(reply, problem);
    const task = { bundle: await bundleOf(record, store), rule, language };
    const result = await ask({ kind: 'try', task, flare, signal: untilGone(reply.raw) });
    if ('problem' in result) return sendProblem(reply, result.problem);
    const { answer } = result;
    return 'mistakes' in answer ? sendProblem(reply, rulesetProblem(answer.mistakes)) : answer;
  });
}

/** All in one JSON, or the rule as the body and the rest as query parameters. */
function askedTrial({ body, query }: FastifyRequest): z.infer<typeof trialBody> {
  if (typeof body !== 'string') {
    parseQuery(noQuery, query);
    return parseQuery(trialBody, body);
  }
  return parseQuery(trialBody, { ...parseQuery(trialQuery, query), rule: body });
}

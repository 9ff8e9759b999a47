// /api/v1/rules: the rules that the service analyses with, titles in one language.
import type { FastifyInstance } from 'fastify';
import { listedRules } from '../../model/listed-rule.ts';
import { rulesQuery } from './query-schema.ts';
import { parseQuery, type RouteParts } from './route-parts.ts';

export function declareRuleRoutes(app: FastifyInstance, { pack, tool }: RouteParts): void {
  app.get('/api/v1/rules', (request) => {
    const { lang } = parseQuery(rulesQuery, request.query);
    const rules = listedRules(pack, (title) => title[lang]);
    return { tool: { ...tool, rulesDigest: pack.digest }, rules };
  });
}

// /api/v1/rules: the rules that the service analyses with.
import type { FastifyInstance } from 'fastify';
import { rulesQuery } from './query-schema.ts';
import { parseQuery, type RouteParts } from './route-parts.ts';

export function declareRuleRoutes(app: FastifyInstance, { pack, tool }: RouteParts): void {
  app.get('/api/v1/rules', (request) => {
    const { lang } = parseQuery(rulesQuery, request.query);
    const rules = pack.rules.map(({ id, severity, texts, component, tags, maturity }) => ({
      id,
      severity,
      title: texts.title[lang],
      component,
      tags,
      maturity,
    }));
    return { tool: { ...tool, rulesDigest: pack.digest }, rules };
  });
}

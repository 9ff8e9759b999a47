// /api/docs: what the API takes and answers, as an OpenAPI document.
import { noQuery } from './input-schema.ts';
import { answers, type Api } from './route-schema.ts';

export function declareDocsRoute(app: Api): void {
  const schema = {
    tags: ['service'],
    summary: 'This document.',
    querystring: noQuery,
    response: answers({
      200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
    }),
  };
  app.get('/api/docs', { schema }, () => app.swagger());
}

// /metrics: what the service measures of itself, in the text format of Prometheus.
import type { Metrics } from '../metrics.ts';
import { noQuery } from './input-schema.ts';
import { answers, type Api } from './route-schema.ts';

export function declareMetricsRoute(app: Api, metrics: Metrics): void {
  const schema = {
    tags: ['service'],
    summary: 'What the service measures of itself.',
    querystring: noQuery,
    response: answers({
      200: { description: 'Prometheus text.', content: { 'text/plain': { schema: { type: 'string' } } } },
    }),
  };
  app.get('/metrics', { schema }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
}

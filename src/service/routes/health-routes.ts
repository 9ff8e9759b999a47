// /healthz and /readyz: for what starts, watches and balances the service. While it stops it takes no request (draining.ts),
// so both are refused then.
import type { RouteParts } from './route-parts.ts';
import { answer, answers, type Api } from './route-schema.ts';

export function declareHealthRoutes(app: Api, { store }: RouteParts): void {
  const config = { rateLimit: false } as const;
  const tags = ['service'];
  const response = answers({ 200: answer('It does.', 'Status') });
  app.get('/healthz', { config, schema: { tags, summary: 'Whether the service runs.', response } }, () => ({
    status: 'alive',
  }));
  const schema = { tags, summary: 'Whether it can take requests.', response };
  app.get('/readyz', { config, schema }, async () => {
    await store.ping();
    return { status: 'ready' };
  });
}

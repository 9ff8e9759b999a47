// /healthz and /readyz: for what starts, watches and balances the service. It listens only once it is ready,
// and while it stops it takes no request (draining.ts), so both have the same answer.
import { answer, answers, type Api } from './route-schema.ts';

export function declareHealthRoutes(app: Api): void {
  const config = { rateLimit: false } as const;
  const tags = ['service'];
  const response = answers({ 200: answer('It does.', 'Status') });
  app.get('/healthz', { config, schema: { tags, summary: 'Whether the service runs.', response } }, () => ({
    status: 'alive',
  }));
  app.get('/readyz', { config, schema: { tags, summary: 'Whether it takes requests.', response } }, () => ({
    status: 'ready',
  }));
}

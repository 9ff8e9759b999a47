// /healthz and /readyz: for what starts, watches and balances the service. It listens only once it is ready,
// and while it stops it takes no request (draining.ts), so both have the same answer.
import type { FastifyInstance } from 'fastify';

export function declareHealthRoutes(app: FastifyInstance): void {
  const config = { rateLimit: false } as const;
  app.get('/healthz', { config }, () => ({ status: 'alive' }));
  app.get('/readyz', { config }, () => ({ status: 'ready' }));
}

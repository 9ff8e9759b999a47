// Refuses what a hostile web page could make a visitor's browser send: requests to this machine under a
// foreign name (DNS rebinding), and changes that start on a page of another site.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from '../problem-document.ts';
import { hostOf, isLoopback } from './loopback.ts';

/** `isHostChecked`: no token protects the service, so its only protection is that it serves this machine. */
export function declareRequestGuard(app: FastifyInstance, isHostChecked: boolean): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (isHostChecked) assertOwnHost(request);
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) assertOwnOrigin(request);
    done();
  });
}

function assertOwnHost({ headers }: FastifyRequest): void {
  const host = hostOf(headers.host ?? '');
  if (host !== undefined && isLoopback(host)) return;
  throw new HttpError(
    'FORBIDDEN_HOST',
    'Use the address 127.0.0.1 or localhost. To serve other names, set FLARE_ANALYZE_TOKEN.',
  );
}

function assertOwnOrigin({ headers }: FastifyRequest): void {
  if (isOwnPage(headers['sec-fetch-site'], headers)) return;
  throw new HttpError('FORBIDDEN_ORIGIN', 'Open the service’s own page, or send the request from a program.');
}

/**
 * Browsers say where a request starts, to addresses that are not encrypted only in `Origin`, which may be
 * `null` even for the own page. Programs say neither.
 */
function isOwnPage(site: unknown, { origin, host }: { origin?: string; host?: string }): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || /^https?:\/\/(.+)$/.exec(origin)?.[1] === host;
}

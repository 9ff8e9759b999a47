// The one token of the service: programs send it as bearer token, browsers as the password of HTTP Basic
// authentication (any user name), so that the pages need no login form and keep nothing.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { UsageError } from '../../errors.ts';
import { HttpError } from '../problem-document.ts';
import { isLoopback } from './loopback.ts';

const MIN_TOKEN_LENGTH = 16;

/** Asked by machines that watch the service and have no token; they tell nothing. */
const OPEN_ROUTES: readonly (string | undefined)[] = ['/healthz', '/readyz'];

/** Throws UsageError BAD_OPTION when the service would be open to others without a token. */
export function assertProtected(host: string, token: string | undefined): void {
  if (token === undefined && !isLoopback(host)) {
    throw new UsageError(
      'BAD_OPTION',
      `--host ${host} lets other machines in, so the service needs authentication: set the environment variable FLARE_ANALYZE_TOKEN to a random text of at least ${MIN_TOKEN_LENGTH} characters, or leave --host out to serve this machine only.`,
    );
  }
  if (token !== undefined && token.length < MIN_TOKEN_LENGTH) {
    throw new UsageError(
      'BAD_OPTION',
      `FLARE_ANALYZE_TOKEN is too short: give it at least ${MIN_TOKEN_LENGTH} random characters.`,
    );
  }
}

export function declareAuthentication(app: FastifyInstance, token: string): void {
  const expected = digestOf(token);
  app.addHook('onRequest', (request, _reply, done) => {
    const given = tokenIn(request.headers.authorization ?? '');
    const isKnown = given !== undefined && timingSafeEqual(digestOf(given), expected);
    if (!isKnown && !OPEN_ROUTES.includes(request.routeOptions.url)) {
      throw new HttpError(
        'UNAUTHORIZED',
        'Send the token as “Authorization: Bearer …”, or as the password of HTTP Basic authentication.',
      );
    }
    done();
  });
}

/** `Bearer <token>`, or `Basic <base64 of user:token>`. */
function tokenIn(header: string): string | undefined {
  const [, scheme = '', value = ''] = /^(bearer|basic) +(\S+)$/i.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme === '') return undefined;
  const pair = Buffer.from(value, 'base64').toString();
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : undefined;
}

/** Digests have one length, as a comparison in constant time needs. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

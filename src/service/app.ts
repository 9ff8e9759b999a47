// The HTTP application: plugins, guards, routes. What they work with is made by service.ts.
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { declareDraining } from './draining.ts';
import { declareAuthentication } from './guards/authentication.ts';
import { isLoopback } from './guards/loopback.ts';
import { declareRequestGuard } from './guards/request-guard.ts';
import { declarePageRoutes } from './pages/page-routes.ts';
import { declareProblemAnswers, problemFor, sendProblem } from './problem-answers.ts';
import { HttpError, httpProblem, PROBLEM_TYPE } from './problem-document.ts';
import { declareDocsRoute } from './routes/docs-route.ts';
import { declareDiffRoute } from './routes/diff-route.ts';
import { declareEventsRoute } from './routes/events-route.ts';
import { declareFileRoutes } from './routes/file-routes.ts';
import { declareFlareRoutes } from './routes/flare-routes.ts';
import { declareHealthRoutes } from './routes/health-routes.ts';
import { declareMetricsRoute } from './routes/metrics-route.ts';
import { declareReportRoute } from './routes/report-route.ts';
import type { RouteParts } from './routes/route-parts.ts';
import { declareSchemas } from './routes/route-schema.ts';
import { declareRuleRoutes } from './routes/rule-routes.ts';
import type { Log } from './service-log.ts';
import type { ServiceOptions } from './service-options.ts';

/** A connection on which nothing moves. */
const IDLE_TIMEOUT_MS = 2 * 60_000;
/** A whole request: a large upload over a slow line. */
const REQUEST_TIMEOUT_MS = 60 * 60_000;
const MAX_PATH_LENGTH = 4096;

export async function createApp(
  parts: RouteParts,
  options: ServiceOptions,
  log: Log,
): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: 64 * 1024,
    connectionTimeout: IDLE_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PATH_LENGTH },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) =>
      void sendProblem(reply, problemFor(error, { request, reply, log })),
    clientErrorHandler: answerBrokenRequest,
  });
  declareProblemAnswers(app, log);
  parts.metrics.watchRequests(app);
  // First, so that refusals carry the security headers, too.
  await declarePlugins(app, options);
  declareDraining(app);
  declareRequestGuard(app, options.token === undefined && isLoopback(options.host));
  if (options.token !== undefined) declareAuthentication(app, options.token);
  const api = await declareSchemas(app, { tool: options.tool, needsToken: options.token !== undefined });
  declareHealthRoutes(api, parts);
  declareFlareRoutes(api, parts);
  declareEventsRoute(api, parts);
  declareReportRoute(api, parts);
  declareDiffRoute(api, parts);
  declareFileRoutes(api, parts);
  declareRuleRoutes(api, parts);
  declareMetricsRoute(api, parts.metrics);
  declareDocsRoute(api);
  declarePageRoutes(app, parts, log);
  return app;
}

async function declarePlugins(app: FastifyInstance, { limits, builtDir }: ServiceOptions): Promise<void> {
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    // Encryption is the business of a proxy in front; only it can promise it.
    strictTransportSecurity: false,
    // With no-referrer a browser would send its own forms with “Origin: null”.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
  await app.register(rateLimit, {
    max: limits.maxRequestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () => new HttpError('TOO_MANY_REQUESTS', 'Wait for the time given in Retry-After.'),
  });
  await app.register(multipart, { throwFileSizeLimit: false });
  await app.register(fastifyStatic, {
    root: fileURLToPath(new URL('web', builtDir)),
    prefix: '/assets/',
    index: false,
    cacheControl: false,
    allowedPath: (path) => /^\/[\w-]+\.(?:css|js|svg)$/.test(path),
  });
}

/** What is no HTTP at all never reaches the app. */
function answerBrokenRequest(_error: Error, socket: Socket): void {
  if (!socket.writable) return;
  const body = JSON.stringify(httpProblem('BAD_REQUEST', 'This is not an HTTP request.'));
  const head = ['HTTP/1.1 400 Bad Request', `content-type: ${PROBLEM_TYPE}`, 'connection: close'];
  socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

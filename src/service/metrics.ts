// What the service counts and measures of itself, for Prometheus. Labels come from fixed lists and declared routes, so their
// number is bounded, and nothing of a flare is in them.
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { WorkEnd } from './queue/analysis-pool.ts';
import type { JobQueue } from './queue/job-queue.ts';
import { FLARE_STATES } from './store/flare-record-schema.ts';
import type { FlareStore } from './store/flare-store.ts';

const PREFIX = 'flare_analyze_';
/** From a page to an upload over a slow line. */
const REQUEST_SECONDS = [0.01, 0.1, 1, 10, 60, 600];
/** From a small flare to the limit of one analysis. */
const WORK_SECONDS = [0.1, 0.3, 1, 3, 10, 30, 100, 600];
/** A request that no route took. */
const NO_ROUTE = 'none';

export interface MetricsOf {
  readonly version: string;
  readonly rulesDigest: string;
}

export class Metrics {
  readonly #registry = new Registry();
  readonly #work = new Histogram({
    name: `${PREFIX}work_duration_seconds`,
    help: 'Time that threads worked, by what was asked for and how it ended.',
    labelNames: ['work', 'result'] as const,
    buckets: WORK_SECONDS,
    registers: [this.#registry],
  });
  readonly #requests = new Histogram({
    name: `${PREFIX}http_request_duration_seconds`,
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: REQUEST_SECONDS,
    registers: [this.#registry],
  });

  constructor({ version, rulesDigest }: MetricsOf) {
    collectDefaultMetrics({ register: this.#registry });
    const info = new Gauge({
      name: `${PREFIX}info`,
      help: 'Always 1; which program and rules run.',
      labelNames: ['version', 'rules_digest'] as const,
      registers: [this.#registry],
    });
    info.set({ version, rules_digest: rulesDigest }, 1);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  workEnded({ work, result, seconds }: WorkEnd): void {
    this.#work.observe({ work, result }, seconds);
  }

  /** What is asked when the metrics are read. */
  watchFlares(store: Pick<FlareStore, 'countByStatus'>, queue: Pick<JobQueue, 'waiting'>): void {
    const registers = [this.#registry];
    const flares = new Gauge<'status'>({
      name: `${PREFIX}flares`,
      help: 'Flares that are stored, by status.',
      labelNames: ['status'] as const,
      registers,
      async collect() {
        flares.reset();
        const counts = await orUnknown(store.countByStatus());
        if (counts !== undefined) for (const status of FLARE_STATES) flares.set({ status }, counts[status]);
      },
    });
    const waiting: Gauge = new Gauge({
      name: `${PREFIX}jobs_waiting`,
      help: 'Uploads that wait for their analysis.',
      registers,
      async collect() {
        waiting.set((await orUnknown(queue.waiting())) ?? NaN);
      },
    });
  }

  watchRequests(app: FastifyInstance): void {
    app.addHook('onResponse', (request, reply, done) => {
      const { method, routeOptions } = request;
      const labels = { method, route: routeOptions.url ?? NO_ROUTE, status: reply.statusCode };
      this.#requests.observe(labels, reply.elapsedTime / 1000);
      done();
    });
  }
}

/** The others are worth the most when a database does not answer. */
async function orUnknown<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch(() => undefined);
}

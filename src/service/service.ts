// Puts the service together: what analyses, and HTTP.
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { assertProtected } from './guards/authentication.ts';
import { Gate } from './guards/gate.ts';
import { askThread } from './queue/asked-work.ts';
import type { ServiceOptions } from './service-options.ts';
import { openWork, type Surroundings } from './work.ts';

export interface Service {
  readonly app: FastifyInstance;
  /** Finishes what is being received, stops what is being analysed (it is taken up again), frees the folder. */
  close(): Promise<void>;
}

/** Throws UsageError. The caller lets `app` listen and closes the service. */
export async function openService(options: ServiceOptions, surroundings: Surroundings): Promise<Service> {
  const { limits, pack, readLimits, tool } = options;
  const { log } = surroundings;
  assertProtected(options.host, options.token);
  const work = await openWork(options, surroundings);
  const { store, queue, pool, metrics } = work;
  const closing = new AbortController();
  const gate = new Gate(limits.maxJobs);
  const app = await createApp(
    {
      store,
      queue,
      pack,
      tool,
      readLimits,
      maxUploadBytes: limits.maxUploadBytes,
      uploads: new Gate(limits.maxWaiting),
      readers: new Gate(limits.maxReaders),
      watchers: new Gate(limits.maxWaiting),
      metrics,
      closing: closing.signal,
      ask: askThread({ pool, gate, log, closing: closing.signal }),
    },
    options,
    log,
  ).catch(async (error: unknown) => {
    await work.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    closing.abort();
    await app.close();
    await work.close();
  };
  return { app, close };
}

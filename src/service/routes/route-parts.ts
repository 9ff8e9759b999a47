// What the routes share: the parts of the service they work with, and the reading of parameters.
import type { ServerResponse } from 'node:http';
import type { ReadLimits } from '../../model/entry.ts';
import type { Ruleset } from '../../model/rule.ts';
import type { Gate } from '../guards/gate.ts';
import type { Metrics } from '../metrics.ts';
import { HttpError } from '../problem-document.ts';
import type { AskThread } from '../queue/asked-work.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import type { FlareStore } from '../store/flare-store.ts';

export interface RouteParts {
  readonly store: FlareStore;
  readonly queue: JobQueue;
  readonly pack: Ruleset;
  readonly tool: { readonly name: string; readonly version: string };
  readonly readLimits: ReadLimits;
  readonly maxUploadBytes: number;
  readonly uploads: Gate;
  readonly readers: Gate;
  /** Connections that wait for changes. */
  readonly watchers: Gate;
  readonly metrics: Metrics;
  /** Aborted when the service stops. */
  readonly closing: AbortSignal;
  /** For what reports hold too little of: the bundles are analysed once more. */
  readonly ask: AskThread;
}

/** Throws HttpError NOT_FOUND. */
export async function requireFlare(store: FlareStore, id: string): Promise<FlareRecord> {
  const record = await store.get(id);
  if (record !== undefined) return record;
  throw new HttpError('NOT_FOUND', 'There is no flare with this id.');
}

/** Aborted when the connection ends before the answer. */
export function untilGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  // Who left before somebody listened is gone, too.
  if (response.destroyed) gone.abort();
  response.once('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  return gone.signal;
}

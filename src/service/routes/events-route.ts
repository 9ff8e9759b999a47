// /api/v1/flares/:id/events: a flare each time that it changes, as server-sent events, until its analysis has ended.
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { flareResource } from './flare-resource.ts';
import { flareParams, noQuery } from './input-schema.ts';
import { requireFlare, untilGone, type RouteParts } from './route-parts.ts';
import { answers, type Api } from './route-schema.ts';

/** How soon a change is told. */
const LOOK_INTERVAL_MS = 250;
/** Something is sent at least so often, so that nobody between takes the connection for a dead one. */
const QUIET_MS = 15_000;

export function declareEventsRoute(app: Api, parts: RouteParts): void {
  const schema = {
    tags: ['flares'],
    summary: 'The flare each time that it changes, until its analysis has ended or it is deleted.',
    params: flareParams,
    querystring: noQuery,
    response: answers({
      200: {
        description: 'Events; the data of each is a Flare, its id the status.',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      204: { description: 'To one who comes back: nothing more will change.', type: 'null' },
    }),
  };
  // To ask for the head alone would take a place until the end.
  app.get('/api/v1/flares/:id/events', { schema, exposeHeadRoute: false }, async (request, reply) => {
    const { id, status } = await requireFlare(parts.store, request.params.id);
    // A browser comes back by itself when the events end; this tells it not to.
    if (isLast(status) && request.headers['last-event-id'] === status) return reply.code(204).send();
    const leave = parts.watchers.enter();
    const until = AbortSignal.any([parts.closing, untilGone(reply.raw)]);
    const events = Readable.from(changesOf(id, parts, until)).once('close', leave);
    // A stop waits for connections that are kept, and this one would be.
    reply
      .type('text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .header('connection', 'close');
    return reply.send(events);
  });
}

/**
 * Ends without a last word when the flare is deleted, or at the signal. A stream that is thrown away waits for what its
 * generator is at, so the signal must tell when nobody listens.
 */
async function* changesOf(
  id: string,
  { store, queue }: RouteParts,
  until: AbortSignal,
): AsyncGenerator<string> {
  let told = '';
  let toldAt = Date.now();
  for (;;) {
    const record = await store.get(id);
    if (record === undefined) return;
    const data = JSON.stringify(await flareResource(record, queue));
    const isNews = data !== told;
    if (isNews || Date.now() - toldAt >= QUIET_MS) {
      yield isNews ? `id: ${record.status}\ndata: ${data}\n\n` : ':\n\n';
      told = data;
      toldAt = Date.now();
    }
    if (isLast(record.status)) return;
    if (!(await isStillOpen(until))) return;
  }
}

/** After a while. */
function isStillOpen(until: AbortSignal): Promise<boolean> {
  return setTimeout(LOOK_INTERVAL_MS, true, { signal: until }).catch(() => false);
}

function isLast(status: string): boolean {
  return status === 'done' || status === 'failed';
}

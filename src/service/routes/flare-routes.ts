// /api/v1/flares: upload, list, status, delete.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CommittedFlare } from '../store/flare-store.ts';
import { flareResource } from './flare-resource.ts';
import { listQuery } from './query-schema.ts';
import { receiveUpload } from './receive-upload.ts';
import { parseQuery, requireFlare, type FlareParams, type RouteParts } from './route-parts.ts';

export function declareFlareRoutes(app: FastifyInstance, parts: RouteParts): void {
  const { store, queue } = parts;

  app.get('/api/v1/flares', async (request) => {
    const { flares, nextCursor } = await store.list(parseQuery(listQuery, request.query));
    return { flares: flares.map((record) => flareResource(record, queue)), nextCursor };
  });

  app.get<{ Params: FlareParams }>('/api/v1/flares/:id', async (request) =>
    flareResource(await requireFlare(store, request.params.id), queue),
  );

  app.delete<{ Params: FlareParams }>('/api/v1/flares/:id', async (request, reply) => {
    await deleteFlare(request.params.id, parts);
    return reply.code(204).send();
  });

  declareUpload(app, {
    url: '/api/v1/flares',
    parts,
    answer: (reply, { record, isNew, notKept }) =>
      reply
        .code(isNew ? 202 : 200)
        .header('location', `/api/v1/flares/${record.id}`)
        .send({ ...flareResource(record, queue), notKept }),
  });
}

export async function deleteFlare(id: string, { store, queue }: RouteParts): Promise<void> {
  await requireFlare(store, id);
  await queue.cancel(id);
  await store.delete(id);
}

export interface UploadRoute {
  readonly url: string;
  readonly parts: RouteParts;
  readonly answer: (reply: FastifyReply, committed: CommittedFlare) => FastifyReply;
}

/** A route of its own scope: whatever the body is called, it is a stream here and is not parsed. */
export function declareUpload(app: FastifyInstance, { url, parts, answer }: UploadRoute): void {
  void app.register((scope, _options, done) => {
    scope.removeContentTypeParser(['application/json', 'text/plain']);
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    // A sender that is refused may read the answer only when it has sent everything.
    scope.addHook('onError', (request) => {
      request.raw.unpipe().resume();
      return Promise.resolve();
    });
    scope.post(url, async (request, reply) => answer(reply, await receiveUpload(request, parts)));
    done();
  });
}

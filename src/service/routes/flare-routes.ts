// /api/v1/flares: upload, list, status, delete.
import type { FastifyInstance, FastifyReply, FastifySchema } from 'fastify';
import * as z from 'zod';
import type { CommittedFlare } from '../store/flare-store.ts';
import { flareResource } from './flare-resource.ts';
import { detailsSchema, flareParams, listQuery, noQuery } from './input-schema.ts';
import { receiveUpload } from './receive-upload.ts';
import { requireFlare, type RouteParts } from './route-parts.ts';
import { answer, answers, type Api } from './route-schema.ts';

const TAGS = ['flares'];

export function declareFlareRoutes(app: Api, parts: RouteParts): void {
  declareStored(app, parts);
  const { queue } = parts;
  declareUpload(app, {
    url: '/api/v1/flares',
    schema: {
      tags: TAGS,
      summary:
        'Takes a flare: the archive as the body, or as the file of a form whose other fields are the parameters.',
      consumes: ['application/octet-stream', 'multipart/form-data'],
      querystring: detailsSchema,
      body: z.unknown(),
      response: answers({
        200: answer('The bytes are known already; what is not kept of the rest stands in notKept.', 'Flare'),
        202: answer('The bytes are safely stored and will be analysed.', 'Flare'),
      }),
    },
    parts,
    answer: async (reply, { record, isNew, notKept }) =>
      reply
        .code(isNew ? 202 : 200)
        .header('location', `/api/v1/flares/${record.id}`)
        .send({ ...(await flareResource(record, queue)), notKept }),
  });
}

function declareStored(app: Api, parts: RouteParts): void {
  const { store, queue } = parts;
  const list = {
    tags: TAGS,
    summary: 'The flares that are here, up to 50, newest first.',
    querystring: listQuery,
    response: answers({ 200: answer('A page of them.', 'FlarePage') }),
  };
  app.get('/api/v1/flares', { schema: list }, async (request) => {
    const { flares, nextCursor } = await store.list(request.query);
    return { flares: await Promise.all(flares.map((record) => flareResource(record, queue))), nextCursor };
  });
  const one = { tags: TAGS, params: flareParams, querystring: noQuery };
  const get = {
    ...one,
    summary: 'A flare, and how far its analysis is.',
    response: answers({ 200: answer('The flare.', 'Flare') }),
  };
  app.get('/api/v1/flares/:id', { schema: get }, async (request) =>
    flareResource(await requireFlare(store, request.params.id), queue),
  );
  const remove = {
    ...one,
    summary: 'Deletes a flare and its reports; an analysis that runs is stopped.',
    response: answers({ 204: { description: 'It is gone.', type: 'null' } }),
  };
  app.delete('/api/v1/flares/:id', { schema: remove }, async (request, reply) => {
    await deleteFlare(request.params.id, parts);
    return reply.code(204).send();
  });
}

export async function deleteFlare(id: string, { store, queue }: RouteParts): Promise<void> {
  await requireFlare(store, id);
  await queue.cancel(id);
  await store.delete(id);
}

export interface UploadRoute {
  readonly url: string;
  readonly schema?: FastifySchema;
  readonly parts: RouteParts;
  readonly answer: (reply: FastifyReply, committed: CommittedFlare) => FastifyReply | Promise<FastifyReply>;
}

/** A route of its own scope: whatever the body is called, it is a stream here and is not parsed. */
export function declareUpload(app: FastifyInstance, { url, schema = {}, parts, answer }: UploadRoute): void {
  void app.register((scope, _options, done) => {
    scope.removeContentTypeParser(['application/json', 'text/plain']);
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    // A sender that is refused may read the answer only when it has sent everything.
    scope.addHook('onError', (request) => {
      request.raw.unpipe().resume();
      return Promise.resolve();
    });
    scope.post(url, { schema }, async (request, reply) => answer(reply, await receiveUpload(request, parts)));
    done();
  });
}

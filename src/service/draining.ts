// The time between the order to stop and the stop: what was begun comes to its end, nothing new is begun, and
// no connection is kept for later.
import type { FastifyInstance } from 'fastify';
import { HttpError } from './problem-document.ts';

export function declareDraining(app: FastifyInstance): void {
  let isStopping = false;
  app.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  app.addHook('onRequest', (_request, _reply, done) => {
    if (isStopping) throw new HttpError('STOPPING', 'Send the request to another process, or again later.');
    done();
  });
  app.addHook('onSend', (_request, reply) => {
    if (isStopping) reply.header('connection', 'close');
    return Promise.resolve();
  });
}

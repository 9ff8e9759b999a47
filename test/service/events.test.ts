// Changes of a flare as server-sent events, over a socket, as a browser reads them.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixturePath } from '../support/fixture-files.ts';
import {
  dispose,
  listenOn,
  openTestService,
  settled,
  uploadRaw,
  type FlareAnswer,
  type TestService,
} from './support/open-test-service.ts';

let service: TestService;
let address: string;

beforeEach(async () => {
  service = await openTestService({ limits: { maxWaiting: 2, maxJobs: 1 } });
  address = await listenOn(service);
});
afterEach(() => dispose(service));

const ask = (id: string, init: RequestInit = {}) => fetch(`${address}/api/v1/flares/${id}/events`, init);

interface Event {
  readonly id: string;
  readonly flare: FlareAnswer & { readonly progress: { readonly readBytes: number } | null };
}

/** The events of a stream that has ended. */
async function eventsOf(answer: Response): Promise<Event[]> {
  const blocks = (await answer.text()).split('\n\n').filter((block) => !['', ':'].includes(block));
  return blocks.map((block) => {
    const [, id = '', data = ''] = /^id: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    return { id, flare: JSON.parse(data) as Event['flare'] };
  });
}

const large = () => readFileSync(fixturePath('healthy-large'));

test('they tell the analysis from its place in the queue to its end', async () => {
  const { id } = await uploadRaw(service, large());
  const answer = await ask(id);
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const events = await eventsOf(answer);
  expect(events.map((one) => one.id)).toEqual(events.map(({ flare }) => flare.status));
  expect(events.map((one) => one.id)).toEqual(expect.arrayContaining(['running', 'done']));
  const read = events.flatMap(({ flare }) => flare.progress?.readBytes ?? []);
  expect(read.length).toBeGreaterThan(1);
  expect(read).toEqual([...new Set(read)].sort((a, b) => a - b));
  expect(events.at(-1)?.flare).toEqual((await service.app.inject(`/api/v1/flares/${id}`)).json());
});

test('of a flare that failed there is one, and nothing for who has seen it', async () => {
  const { id } = await uploadRaw(service, Buffer.from('no archive'));
  await settled(service, id);
  expect((await eventsOf(await ask(id))).map((one) => one.id)).toEqual(['failed']);
  expect((await ask(id, { headers: { 'last-event-id': 'failed' } })).status).toBe(204);
  expect((await ask(id, { headers: { 'last-event-id': 'running' } })).status).toBe(200);
  expect((await ask('0'.repeat(32))).status).toBe(404);
});

test('they end when the flare is deleted', async () => {
  const { id } = await uploadRaw(service, large());
  const answer = await ask(id);
  await service.app.inject({ method: 'DELETE', url: `/api/v1/flares/${id}` });
  expect((await eventsOf(answer)).map((one) => one.id)).not.toContain('done');
});

test('they end when the service stops', async () => {
  const { id } = await uploadRaw(service, large());
  const answer = await ask(id);
  await service.close();
  expect((await eventsOf(answer)).map((one) => one.id)).not.toContain('done');
});

test('a bounded number of connections waits, and who leaves makes room', async () => {
  // Nothing is analysed, so no connection ends by itself.
  const idle = await openTestService({ limits: { maxWaiting: 2, maxJobs: 0 } });
  const url = await listenOn(idle);
  const { id } = await uploadRaw(idle, large());
  const watch = (init: RequestInit = {}) => fetch(`${url}/api/v1/flares/${id}/events`, init);
  expect((await watch({ method: 'HEAD' })).status).toBe(404);
  const gone = new AbortController();
  const answers = [await watch({ signal: gone.signal }), await watch()];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const busy = await watch();
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5']);
  gone.abort();
  await expect.poll(async () => (await watch()).status, { timeout: 10_000 }).toBe(200);
  await dispose(idle);
});

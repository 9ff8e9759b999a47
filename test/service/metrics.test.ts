// /metrics: what Prometheus reads, after the service has done something to be measured.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  dispose,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from './support/open-test-service.ts';
import { fixtureFlare } from './support/test-flares.ts';

let service: TestService;
let flare: string;

beforeAll(async () => {
  service = await openTestService();
  ({ id: flare } = await uploadRaw(service, fixtureFlare()));
  await settled(service, flare);
  const { id } = await uploadRaw(service, Buffer.from('no archive'));
  await settled(service, id);
});
afterAll(() => dispose(service));

const read = async (): Promise<string> => (await service.app.inject('/metrics')).body;

/** Of a sample, as `name{label="value",…}`. */
async function valueOf(sample: string): Promise<number | undefined> {
  const line = (await read()).split('\n').find((one) => one.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
}

test('is in the text format of Prometheus', async () => {
  const { headers, body } = await service.app.inject('/metrics');
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  const wrong = body.split('\n').filter((line) => !/^$|^# (HELP|TYPE) \w+ .|^\w+(\{.*\})? (\S+)$/.test(line));
  expect(wrong).toEqual([]);
  expect(body).toContain('# TYPE flare_analyze_work_duration_seconds histogram');
});

test('counts flares by status', async () => {
  expect(await valueOf('flare_analyze_flares{status="done"}')).toBe(1);
  expect(await valueOf('flare_analyze_flares{status="failed"}')).toBe(1);
  expect(await valueOf('flare_analyze_flares{status="queued"}')).toBe(0);
  expect(await valueOf('flare_analyze_jobs_waiting')).toBe(0);
});

test('measures the work of threads by how it ended', async () => {
  const count = (work: string, result: string) =>
    valueOf(`flare_analyze_work_duration_seconds_count{work="${work}",result="${result}"}`);
  expect([await count('analyze', 'done'), await count('analyze', 'refused')]).toEqual([1, 1]);
  expect(await count('compare', 'done')).toBeUndefined();
  await service.app.inject(`/api/v1/flares/${flare}/diff/${flare}`);
  expect(await count('compare', 'done')).toBe(1);
});

test('measures requests by route, never by what was asked for', async () => {
  const route = '/api/v1/flares/:id/report';
  const count = (status: number) =>
    valueOf(
      `flare_analyze_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`,
    );
  await service.app.inject(`/api/v1/flares/${flare}/report`);
  await service.app.inject(`/api/v1/flares/${'0'.repeat(32)}/report`);
  await service.app.inject('/somewhere/else');
  expect([await count(200), await count(404)]).toEqual([1, 1]);
  const text = await read();
  expect(text).toContain('route="none",status="404"');
  expect(text).not.toMatch(new RegExp(`${flare}|somewhere`));
});

test('is for those who have the token', async () => {
  const guarded = await openTestService({ token: 'a token of the test' });
  expect((await guarded.app.inject('/metrics')).statusCode).toBe(401);
  await dispose(guarded);
});

// What changed between two stored flares: as the command line prints it, and what cannot be compared.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fixturePath } from '../support/fixture-files.ts';
import { projectPath } from './support/built-program.ts';
import {
  dispose,
  listenOn,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from './support/open-test-service.ts';

const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string };

const OLD = 'ecs-fargate';
const NEW = 'local-flare';
let service: TestService;
let ids: { old: string; new: string; broken: string };

beforeAll(async () => {
  service = await openTestService({ tool: { name: 'flare-analyzer', version } });
  const upload = async (bytes: Buffer, name: string): Promise<string> => {
    const { id } = await uploadRaw(service, bytes, `?name=${name}`);
    await settled(service, id);
    return id;
  };
  ids = {
    old: await upload(readFileSync(fixturePath(OLD)), `${OLD}.zip`),
    new: await upload(readFileSync(fixturePath(NEW)), `${NEW}.zip`),
    broken: await upload(Buffer.from('no archive'), 'broken.zip'),
  };
});
afterAll(() => dispose(service));

const get = (a: string, b: string, query = '') => service.app.inject(`/api/v1/flares/${a}/diff/${b}${query}`);

test.each([
  ['json', 'application/json; charset=utf-8'],
  ['markdown', 'text/markdown; charset=utf-8'],
])('is what the command line prints as %s', async (format, type) => {
  const printed = execFileSync(process.execPath, [
    ...[projectPath('dist/cli/main.js'), 'diff', fixturePath(OLD), fixturePath(NEW)],
    ...['--format', format, '--lang', 'ja'],
  ]);
  const answer = await get(ids.old, ids.new, `?format=${format}&lang=ja`);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
  expect(answer.body).toBe(printed.toString());
});

test('knows both flares, and why one has no report', async () => {
  const nobody = '0123456789abcdef0123456789abcdef';
  expect((await get(ids.old, nobody)).statusCode).toBe(404);
  expect((await get(nobody, ids.new)).statusCode).toBe(404);
  expect((await get(ids.old, ids.broken)).json()).toMatchObject({ status: 415, code: 'NOT_AN_ARCHIVE' });
  expect((await get(ids.old, ids.new, '?format=html')).statusCode).toBe(400);
});

describe('with one comparison at a time', () => {
  let busy: TestService;
  let url: string;

  beforeEach(async () => {
    busy = await openTestService({ limits: { maxJobs: 1 } });
    const { id } = await uploadRaw(busy, readFileSync(fixturePath('healthy-large')));
    await settled(busy, id);
    url = `/api/v1/flares/${id}/diff/${id}`;
  });
  afterEach(() => dispose(busy));

  const wasStopped = (): boolean => busy.logged.some(({ event }) => event === 'asked-work-stopped');

  /** Asks twice; one is turned away at once, and then the other has begun. */
  async function begun<T extends { readonly statusCode: number }>(
    ask: () => Promise<T>,
  ): Promise<{ readonly other: Promise<T> }> {
    const answers = [ask(), ask()];
    const first = await Promise.race(answers.map((answer, index) => answer.then((one) => ({ one, index }))));
    expect(first.one.statusCode).toBe(503);
    return { other: answers[1 - first.index]! };
  }

  test('the next is turned away, until that one has ended', async () => {
    const answers = await Promise.all([busy.app.inject(url), busy.app.inject(url)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 503]);
    expect((await busy.app.inject(url)).statusCode).toBe(200);
  });

  test('it is given up when nobody waits for it', async () => {
    const address = await listenOn(busy);
    const gone = new AbortController();
    const ask = async () => {
      const { status } = await fetch(`${address}${url}`, { signal: gone.signal });
      return { statusCode: status };
    };
    const { other } = await begun(ask);
    gone.abort();
    await expect(other).rejects.toThrow('aborted');
    for (let tries = 0; tries < 2000 && !wasStopped(); tries += 1) await setTimeout(5);
    expect(wasStopped()).toBe(true);
  });

  test('it is given up when the service stops', async () => {
    const { other } = await begun(() => busy.app.inject(url));
    await busy.close();
    expect((await other).json()).toMatchObject({ status: 503, code: 'STOPPING' });
    expect(wasStopped()).toBe(true);
  });
});

test('what takes too long is said of the comparison of both', async () => {
  const before = await openTestService();
  const { id } = await uploadRaw(before, readFileSync(fixturePath(OLD)));
  await settled(before, id);
  await before.close();
  const hurried = await openTestService({ dataDir: before.dataDir, limits: { jobTimeoutMs: 1 } });
  const answer = await hurried.app.inject(`/api/v1/flares/${id}/diff/${id}`);
  expect(answer.json()).toMatchObject({
    status: 422,
    code: 'ANALYSIS_TIMEOUT',
    detail:
      'The comparison of the two flares took longer than the service allows and was stopped. Compare them with the command line.',
  });
  await dispose(hurried);
});

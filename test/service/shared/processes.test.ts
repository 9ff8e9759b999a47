// Processes of the built program that share their work, as they are run in production.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fixturePath } from '../../support/fixture-files.ts';
import { openDatabase } from '../../../src/service/shared/database.ts';
import { projectPath } from '../support/built-program.ts';
import { makeDataDir, type FlareAnswer } from '../support/open-test-service.ts';
import { missingPostgres, startSharedBackends, type SharedBackends } from '../support/shared-backends.ts';
import { spawnService, spawnWorker, type SpawnedService } from '../support/spawn-service.ts';

const reason = missingPostgres();

describe.skipIf(reason !== undefined)('processes that share their work', () => {
  let backends: SharedBackends;
  let env: NodeJS.ProcessEnv;
  let started: { process: SpawnedService; dir: string }[];

  beforeAll(async () => void (backends = await startSharedBackends()), 60_000);
  afterAll(() => backends.close());
  beforeEach(async () => {
    const { databaseUrl, bucket, endpoint } = await backends.fresh();
    env = { ...backends.env, DATABASE_URL: databaseUrl, S3_BUCKET: bucket, S3_ENDPOINT: endpoint };
    started = [];
  });
  afterEach(async () => {
    for (const { process, dir } of started) {
      process.child.kill('SIGKILL');
      await process.ended;
      await rm(dir, { recursive: true, force: true });
    }
  });

  async function start(kind: 'serve' | 'worker'): Promise<SpawnedService> {
    const dir = await makeDataDir();
    const process = await (kind === 'serve' ? spawnService(dir, { env }) : spawnWorker(dir, env));
    started.push({ process, dir });
    return process;
  }
  async function upload({ base }: SpawnedService, fixture: string): Promise<FlareAnswer> {
    const answer = await fetch(`${base}/api/v1/flares?name=${fixture}.zip`, {
      method: 'POST',
      headers: { 'content-type': 'application/zip' },
      body: readFileSync(fixturePath(fixture)),
    });
    expect(answer.status).toBe(202);
    return (await answer.json()) as FlareAnswer;
  }
  const get = ({ base }: SpawnedService, path: string) => fetch(`${base}/api/v1/flares/${path}`);
  const statusOf = async (service: SpawnedService, id: string) =>
    ((await (await get(service, id)).json()) as FlareAnswer).status;

  test('what one service takes another one shows, compares and deletes', async () => {
    const [one, other] = await Promise.all([start('serve'), start('serve')]);
    const { id } = await upload(one, 'apparmor-kubernetes');
    await expect.poll(() => statusOf(other, id), { timeout: 30_000 }).toBe('done');
    const printed = execFileSync(process.execPath, [
      ...[projectPath('dist/cli/main.js'), fixturePath('apparmor-kubernetes'), '--format', 'json'],
    ]);
    expect(await (await get(other, `${id}/report`)).text()).toBe(printed.toString());
    expect((await get(other, `${id}/files/status.log?lines=1`)).status).toBe(200);
    expect((await get(one, `${id}/diff/${id}`)).status).toBe(200);
    expect((await fetch(`${other.base}/api/v1/flares/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await get(one, id)).status).toBe(404);
    for (const { base } of [one, other]) expect((await fetch(`${base}/readyz`)).status).toBe(200);
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'a worker ends what a service had begun at %s',
    async (signal) => {
      const service = await start('serve');
      const database = await openDatabase(String(env.DATABASE_URL), () => undefined);
      const column = async (text: string) =>
        (await database.query<{ value: string }>(text)).map((row) => row.value);
      const statuses = () => column('SELECT status AS value FROM flares');
      await upload(service, 'healthy-large');
      await expect.poll(statuses, { interval: 10, timeout: 10_000 }).toEqual(['running']);
      const worker = await start('worker');
      service.child.kill(signal);
      await service.ended;
      expect(await statuses()).not.toEqual(['done']);
      await database.query('UPDATE jobs SET leased_until = clock_timestamp()');
      await expect.poll(statuses, { timeout: 30_000 }).toEqual(['done']);
      await expect.poll(() => column('SELECT id AS value FROM jobs'), { timeout: 10_000 }).toEqual([]);
      worker.child.kill('SIGTERM');
      expect(await worker.ended).toBe(0);
      await database.close();
    },
  );

  test('a service whose database is gone is alive and not ready, and stops when it is told to', async () => {
    const service = await start('serve');
    await backends.dropDatabase(String(env.DATABASE_URL));
    const statusAt = async (path: string) => (await fetch(`${service.base}${path}`)).status;
    expect([await statusAt('/healthz'), await statusAt('/readyz')]).toEqual([200, 503]);
    expect(await statusAt('/api/v1/flares')).toBe(503);
    expect(await statusAt('/metrics')).toBe(200);
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });

  test('a worker needs what it shares, and one of both is not enough', async () => {
    const alone = { DATABASE_URL: undefined, S3_BUCKET: undefined };
    await expect(spawnWorker(await makeDataDir(), alone)).rejects.toThrow(/ended with 2: .*DATABASE_URL/);
    const half = { ...env, S3_BUCKET: '' };
    await expect(spawnService(await makeDataDir(), { env: half })).rejects.toThrow(
      /ended with 2: .*S3_BUCKET/,
    );
    const lost = { ...env, S3_BUCKET: 'no-bucket' };
    await expect(spawnWorker(await makeDataDir(), lost)).rejects.toThrow(/ended with 2: .*no-bucket/);
  });
});

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { makeDataDir, type FlareAnswer } from './support/open-test-service.ts';
import { spawnService, type SpawnedService, type SpawnOptions } from './support/spawn-service.ts';
import { fixtureFlare, hostileZip } from './support/test-flares.ts';

let dataDir: string;
const running: SpawnedService[] = [];

beforeEach(async () => void (dataDir = await makeDataDir()));
afterEach(async () => {
  for (const service of running.splice(0)) {
    service.child.kill('SIGKILL');
    await service.ended;
  }
  await rm(dataDir, { recursive: true, force: true });
});

async function start(options?: SpawnOptions): Promise<SpawnedService> {
  const service = await spawnService(dataDir, options);
  running.push(service);
  return service;
}

async function upload({ base }: SpawnedService, body: Buffer): Promise<FlareAnswer> {
  const answer = await fetch(`${base}/api/v1/flares`, { method: 'POST', body: new Uint8Array(body) });
  expect(answer.status).toBe(202);
  return (await answer.json()) as FlareAnswer;
}

const statusOf = async ({ base }: SpawnedService, id: string): Promise<string> =>
  ((await (await fetch(`${base}/api/v1/flares/${id}`)).json()) as FlareAnswer).status;

test('it tells its address once, serves, and stops at a signal', async () => {
  const service = await start();
  const { id } = await upload(service, fixtureFlare());
  await expect.poll(() => statusOf(service, id), { timeout: 30_000 }).toBe('done');
  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(service.output().match(/listening on/g)).toHaveLength(1);
  expect((await readdir(dataDir)).sort()).toEqual(['flares', 'scratch']);
});

test('a second process on the same folder is refused, whoever came first keeps it', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(
    /^ended with 2: flare-analyze: The data folder .* is in use by process/,
  );
  expect(await (await fetch(`${first.base}/readyz`)).json()).toEqual({ status: 'ready' });
  first.child.kill('SIGKILL');
  await first.ended;
  expect(await readdir(dataDir)).toContain('lock');
  await start();
});

test('what was confirmed outlives a kill, and is analysed after the restart', async () => {
  const first = await start();
  const flares = await Promise.all([1, 2, 3, 4, 5, 6].map((one) => upload(first, hostileZip(`kill ${one}`))));
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await start();
  for (const { id } of flares)
    await expect.poll(() => statusOf(second, id), { timeout: 30_000 }).toBe('done');
});

test('reports that other rules made are made again', async () => {
  const first = await start();
  const { id } = await upload(first, hostileZip('rules'));
  await expect.poll(() => statusOf(first, id), { timeout: 30_000 }).toBe('done');
  first.child.kill('SIGINT');
  await first.ended;
  const path = join(dataDir, 'flares', id, 'record.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/"rulesDigest":"[^"]*"/, '"rulesDigest":"old"'));
  const second = await start();
  // Until then the report that is there is served, so its status does not change.
  expect(await statusOf(second, id)).toBe('done');
  await expect.poll(() => readFile(path, 'utf8'), { timeout: 30_000 }).not.toContain('"old"');
});

test('a flare that ended the program three times is given up until it is sent again', async () => {
  const first = await start();
  const zip = hostileZip('attempts');
  const { id } = await upload(first, zip);
  await expect.poll(() => statusOf(first, id), { timeout: 30_000 }).toBe('done');
  first.child.kill('SIGTERM');
  await first.ended;
  const path = join(dataDir, 'flares', id, 'record.json');
  const record = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...record, status: 'running', attempts: 3, summary: null }));
  const second = await start();
  await expect.poll(() => statusOf(second, id), { timeout: 30_000 }).toBe('failed');
  await fetch(`${second.base}/api/v1/flares`, { method: 'POST', body: new Uint8Array(zip) });
  await expect.poll(() => statusOf(second, id), { timeout: 30_000 }).toBe('done');
});

test('a signal lets an upload come to its end', async () => {
  const service = await start();
  const zip = hostileZip('slow');
  const sending = request(`${service.base}/api/v1/flares`, { method: 'POST' });
  const answered = new Promise((resolve) => sending.on('response', (answer) => resolve(answer.statusCode)));
  sending.write(zip.subarray(0, 100));
  await expect.poll(() => readdir(join(dataDir, 'scratch'))).toHaveLength(1);
  service.child.kill('SIGTERM');
  await expect.poll(() => service.output()).toContain('"stopping"');
  sending.end(zip.subarray(100));
  expect(await answered).toBe(202);
  expect(await service.ended).toBe(0);
  expect(await readdir(join(dataDir, 'flares'))).toHaveLength(1);
});

test('it does not start open to others without a token', async () => {
  const refused = /^ended with 2: flare-analyze: --host 0\.0\.0\.0 .* FLARE_ANALYZE_TOKEN/;
  await expect(start({ args: ['--host', '0.0.0.0'] })).rejects.toThrow(refused);
  const FLARE_ANALYZE_TOKEN = 'a-token-of-24-characters';
  const service = await start({ args: ['--host', '0.0.0.0'], env: { FLARE_ANALYZE_TOKEN } });
  const base = service.base.replace('0.0.0.0', '127.0.0.1');
  expect((await fetch(`${base}/api/v1/flares`)).status).toBe(401);
  const headers = { authorization: `Bearer ${FLARE_ANALYZE_TOKEN}` };
  expect((await fetch(`${base}/api/v1/flares`, { headers })).status).toBe(200);
});

test('its limits and those of reading are options', async () => {
  const limits = ['--max-upload-bytes', '1000000', '--max-path-length', '1'];
  const service = await start({ args: limits });
  const tooLarge = await fetch(`${service.base}/api/v1/flares`, {
    method: 'POST',
    body: new Uint8Array(1_000_001),
  });
  expect(tooLarge.status).toBe(413);
  expect(await tooLarge.text()).toContain('--max-upload-bytes');
  const { id } = await upload(service, fixtureFlare());
  await expect.poll(() => statusOf(service, id), { timeout: 30_000 }).toBe('done');
  const report = await fetch(`${service.base}/api/v1/flares/${id}/report`);
  expect(((await report.json()) as Report).bundle.entries).toBe(0);
});

test('it says what is wrong with its options', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.on('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(start({ args: ['--port', String(port)] })).rejects.toThrow(/^ended with 2: .*EADDRINUSE/);
  taken.close();
  await expect(start({ args: ['--port', '99999'] })).rejects.toThrow(/^ended with 2: .*--port needs/);
  await expect(start({ args: ['--job-timeout-ms', '9999999999'] })).rejects.toThrow(
    /^ended with 2: .*needs a whole number from 1 to 2147483647/,
  );
  await writeFile(join(dataDir, 'file'), '');
  await expect(start({ args: ['--data', join(dataDir, 'file')] })).rejects.toThrow(
    /^ended with 2: .*cannot be created or written to/,
  );
});

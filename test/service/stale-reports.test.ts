// A service that starts with other rules, or as another version, than made its reports.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulesetOf } from '../support/flare-of.ts';
import {
  dispose,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from './support/open-test-service.ts';
import { hostileZip } from './support/test-flares.ts';

/** Without rules, as a start is all that is waited for. */
const OLD = { ...rulesetOf(), digest: 'old' };
const NEW = { ...rulesetOf(), digest: 'new' };

interface Reported {
  readonly status: number;
  readonly rulesDigest: string | undefined;
}

async function reportOf(service: TestService, id: string): Promise<Reported> {
  const answer = await service.app.inject(`/api/v1/flares/${id}/report`);
  const { tool } = answer.json<{ tool?: { rulesDigest: string } }>();
  return { status: answer.statusCode, rulesDigest: tool?.rulesDigest };
}

/** The folder of a stopped service with one report. */
async function leftBehind(): Promise<{ id: string; dataDir: string }> {
  const service = await openTestService({ pack: OLD });
  const { id } = await uploadRaw(service, hostileZip('stale'));
  await settled(service, id);
  await service.close();
  return { id, dataDir: service.dataDir };
}

test('a report that other rules made is served until the new one is there', async () => {
  const { id, dataDir } = await leftBehind();
  const service = await openTestService({ dataDir, pack: NEW });
  expect(await reportOf(service, id)).toEqual({ status: 200, rulesDigest: 'old' });
  const later = () => reportOf(service, id);
  await expect.poll(later, { timeout: 20_000 }).toEqual({ status: 200, rulesDigest: 'new' });
  await dispose(service);
});

test('when its analysis fails now, it stays', async () => {
  const { id, dataDir } = await leftBehind();
  const setup = { dataDir, pack: NEW, limits: { jobTimeoutMs: 1 } };
  const service = await openTestService(setup);
  const code = 'ANALYSIS_TIMEOUT';
  await expect
    .poll(() => service.logged, { timeout: 20_000 })
    .toEqual([{ level: 'warn', event: 'report-not-renewed', flare: id, code }]);
  expect(await reportOf(service, id)).toEqual({ status: 200, rulesDigest: 'old' });
  expect(await settled(service, id)).toMatchObject({ status: 'done' });
  await dispose(service);
});

test('when making it again ended the service three times, it stays until the program is another', async () => {
  const { id, dataDir } = await leftBehind();
  const path = join(dataDir, 'flares', id, 'record.json');
  const record = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...record, attempts: 3 }));
  for (let starts = 0; starts < 2; starts += 1) {
    const service = await openTestService({ dataDir, pack: NEW });
    await expect
      .poll(() => service.logged)
      .toEqual([{ level: 'warn', event: 'report-not-renewed', flare: id, code: 'ANALYSIS_CRASHED' }]);
    await service.close();
  }
  const tool = { name: 'flare-analyzer', version: '9.9.9' };
  const service = await openTestService({ dataDir, pack: NEW, tool });
  expect(await settled(service, id)).toMatchObject({ status: 'done' });
  expect(await reportOf(service, id)).toEqual({ status: 200, rulesDigest: 'new' });
  await dispose(service);
});

test('a report of another version is made again before it is served', async () => {
  const { id, dataDir } = await leftBehind();
  const service = await openTestService({
    dataDir,
    pack: OLD,
    tool: { name: 'flare-analyzer', version: '9.9.9' },
  });
  expect((await reportOf(service, id)).status).toBe(409);
  await settled(service, id);
  expect((await reportOf(service, id)).status).toBe(200);
  await dispose(service);
});

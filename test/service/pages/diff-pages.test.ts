// The pages that compare two flares: how they are reached, what they name, where they lead.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureFiles } from '../../support/fixture-files.ts';
import { zipOfFiles } from '../../support/zip-writer.ts';
import {
  dispose,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from '../support/open-test-service.ts';
import { fixtureFlare } from '../support/test-flares.ts';

const UNTRUSTED =
  '2099-05-01 10:00:00 UTC | CORE | ERROR | (x.go:1 in F) | Error while processing transaction: error while sending transaction, rescheduling it: Post "https://7-62-0-app.agent.datadoghq.com/api/v2/series": x509: certificate signed by unknown authority\n';

let service: TestService;
let flareId: string;

beforeAll(async () => {
  service = await openTestService();
  ({ id: flareId } = await uploadRaw(service, fixtureFlare()));
  await settled(service, flareId);
});
afterAll(() => dispose(service));

const get = (url: string) => service.app.inject(url);

describe('the pages that compare', () => {
  test('are reached from the report, name the flares of the host, and lead to the lines of the right one', async () => {
    const files = await fixtureFiles('ecs-fargate');
    const worse = Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => [
        path,
        path.endsWith('logs/agent.log') ? Buffer.concat([bytes, Buffer.from(UNTRUSTED)]) : bytes,
      ]),
    );
    const { id: oldId } = await uploadRaw(service, zipOfFiles(files), '?name=before.zip');
    await settled(service, oldId);
    const { id: newId } = await uploadRaw(service, zipOfFiles(worse), '?name=after.zip');
    await settled(service, newId);
    expect((await get(`/flares/${newId}`)).body).toContain(`/flares/${newId}/compare?lang=en`);
    for (const id of [oldId, newId]) {
      const { body } = await get(`/flares/${id}/compare`);
      expect(body).toContain(`/flares/${oldId}/diff/${newId}?lang=en`);
      expect(body).not.toContain(flareId);
    }
    const { body } = await get(`/flares/${oldId}/diff/${newId}?lang=ja`);
    expect(body).toContain(`/flares/${newId}/diff/${oldId}?lang=ja`);
    expect(body).toContain('<span class="badge high">高</span>');
    const address = new RegExp(`/flares/${newId}/files/logs/agent.log[^"]*#L\\d+`).exec(body)?.[0] ?? '';
    const viewer = await get(address.replaceAll('&amp;', '&'));
    expect(viewer.body).toContain('certificate signed by unknown authority');
  });

  test('say that there is no other flare, and why one cannot be compared', async () => {
    expect((await get(`/flares/${flareId}/compare`)).body).toContain('There is no other flare of this host');
    const { id } = await uploadRaw(service, Buffer.from('neither an archive'), '?name=b.zip');
    await settled(service, id);
    for (const url of [`/flares/${id}/compare`, `/flares/${flareId}/diff/${id}`])
      expect((await get(url)).body).toContain('NOT_AN_ARCHIVE');
    expect((await get(`/flares/${flareId}/diff/nobody`)).statusCode).toBe(404);
  });

  test('name no other flare where the host is not known', async () => {
    const log = (text: string): Buffer =>
      Buffer.from(`2024-05-01 10:00:00 UTC | CORE | INFO | (x.go:1 in F) | ${text}\n`);
    const ids: string[] = [];
    for (const text of ['one', 'two']) {
      const { id } = await uploadRaw(
        service,
        zipOfFiles({ 'logs/agent.log': log(text) }),
        `?name=${text}.zip`,
      );
      await settled(service, id);
      ids.push(id);
    }
    for (const id of ids)
      expect((await get(`/flares/${id}/compare`)).body).toContain('There is no other flare of this host');
  });
});

import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  dispose,
  listenOn,
  openTestService,
  settled,
  type FlareAnswer,
  type TestService,
} from './support/open-test-service.ts';
import { hostileTarGz, hostileZip } from './support/test-flares.ts';

const MAX_BYTES = 200_000;

let service: TestService;
let base: string;
beforeAll(async () => {
  service = await openTestService({ limits: { maxUploadBytes: MAX_BYTES } });
  base = await listenOn(service);
});
afterAll(() => dispose(service));

const upload = (body: NonNullable<RequestInit['body']>, init: RequestInit = {}, query = '') =>
  fetch(`${base}/api/v1/flares${query}`, { method: 'POST', body, ...init });
const json = async (answer: Response) => (await answer.json()) as FlareAnswer & { code?: string };
const scratch = () => readdir(join(service.dataDir, 'scratch'));

function form(file: Uint8Array<ArrayBuffer>, name: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  data.set('file', new Blob([file]), name);
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  return data;
}

const bytes = (buffer: Buffer) => new Uint8Array(buffer);

describe('a flare is taken', () => {
  test('as a form with its case behind the file', async () => {
    const answer = await upload(form(bytes(hostileZip('form')), 'web-01.zip', { case: '77', note: 'メモ' }));
    expect(answer.status).toBe(202);
    const flare = await json(answer);
    expect(answer.headers.get('location')).toBe(`/api/v1/flares/${flare.id}`);
    expect(await settled(service, flare.id)).toMatchObject({
      status: 'done',
      name: 'web-01.zip',
      case: '77',
      note: 'メモ',
    });
  });

  test('as a body of any type, or none', async () => {
    for (const type of [
      'application/zip',
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      '',
    ]) {
      const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
      const answer = await upload(bytes(hostileZip(`body ${type}`)), { headers });
      expect(answer.status, type).toBe(202);
      expect(await settled(service, (await json(answer)).id)).toMatchObject({
        status: 'done',
        name: 'flare',
      });
    }
  });

  test('as a tar.gz whose name stands in a header', async () => {
    const headers = { 'content-disposition': 'attachment; filename="../web-01.tar.gz"' };
    const answer = await upload(bytes(await hostileTarGz()), { headers });
    expect(await settled(service, (await json(answer)).id)).toMatchObject({
      status: 'done',
      name: 'web-01.tar.gz',
    });
  });

  test('once: the same bytes again are the same flare', async () => {
    const zip = bytes(hostileZip('twice'));
    const first = await upload(form(zip, 'first.zip'));
    const second = await upload(zip);
    expect([first.status, second.status]).toEqual([202, 200]);
    const { id } = await json(first);
    expect(await json(second)).toMatchObject({ id, name: 'first.zip' });
  });

  test('again after its analysis failed', async () => {
    const junk = new TextEncoder().encode('no archive');
    const { id } = await json(await upload(junk));
    expect((await settled(service, id)).status).toBe('failed');
    const again = await upload(junk);
    expect(again.status).toBe(200);
    expect(await json(again)).toMatchObject({ id, status: 'queued' });
    // At any moment, also when the analysis is about to end.
    for (let times = 0; times < 30; times += 1) await upload(junk);
    expect((await settled(service, id)).status).toBe('failed');
  });

  test.each([
    ['..\\..\\web-01.zip', 'web-01.zip'],
    ['/etc/passwd', 'passwd'],
    ['<script>alert(1)</script>', 'script>'],
    ['a\u202egnp.zip', 'agnp.zip'],
    ['..', 'flare'],
    ['x'.repeat(500), 'x'.repeat(200)],
  ])('under a harmless name instead of “%s”', async (name, expected) => {
    const answer = await upload(bytes(hostileZip(name)), {}, `?name=${encodeURIComponent(name)}`);
    expect((await json(answer)).name).toBe(expected);
  });
});

describe('a flare is refused', () => {
  test('when it is larger than allowed, however it comes', async () => {
    const large = new Uint8Array(MAX_BYTES + 1);
    const huge = new Uint8Array(3 * MAX_BYTES);
    const stream = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(large.slice(0, 50_000));
        controller.enqueue(large);
        controller.close();
      },
    });
    const bodies: (() => Promise<Response>)[] = [
      () => upload(large),
      () => upload(huge),
      () => upload(form(large, 'large.zip')),
      () => upload(form(huge, 'huge.zip')),
      () => upload(stream, { duplex: 'half' }),
    ];
    for (const send of bodies) {
      const answer = await send();
      expect(answer.status).toBe(413);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(await json(answer)).toMatchObject({ code: 'SIZE_LIMIT' });
    }
    expect(await scratch()).toEqual([]);
  });

  test('and its sender is heard to the end, as some listen only then', async () => {
    for (const type of ['application/zip', 'multipart/form-data; boundary=b']) {
      const sending = request(`${base}/api/v1/flares`, { method: 'POST', headers: { 'content-type': type } });
      const status = new Promise((resolve, reject) => {
        sending.on('error', reject);
        sending.on('response', (answer) => resolve(answer.resume().statusCode));
      });
      sending.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n');
      const sent = new Promise((resolve) =>
        sending.end(new Uint8Array(100 * MAX_BYTES), () => resolve('sent')),
      );
      expect(await Promise.all([status, sent])).toEqual([413, 'sent']);
    }
  });

  test('but not when it is as large as allowed', async () => {
    const answer = await upload(form(new Uint8Array(MAX_BYTES), 'zeros.zip'));
    expect(answer.status).toBe(202);
  });

  test('when there is none', async () => {
    const noFile = new FormData();
    noFile.set('case', '1');
    const secondFile = form(bytes(hostileZip('two files')), 'one.zip');
    secondFile.append('more', new Blob(['x']), 'two.zip');
    for (const body of [noFile, secondFile, form(new Uint8Array(0), 'empty.zip')]) {
      const answer = await upload(body);
      expect([400, 413, 422]).toContain(answer.status);
      expect(await json(answer)).toHaveProperty('code');
    }
    expect((await upload('')).status).toBe(422);
    expect(await scratch()).toEqual([]);
  });

  test('with fields that it does not know, or that are too long', async () => {
    const wrong: Record<string, string>[] = [
      { colour: 'red' },
      { note: 'x'.repeat(3000) },
      { note: 'x'.repeat(100_000) },
    ];
    for (const fields of wrong) {
      const answer = await upload(form(bytes(hostileZip('fields')), 'a.zip', fields));
      expect(answer.status).toBe(400);
    }
    expect(await scratch()).toEqual([]);
  });

  test('when the form is cut or malformed', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const start = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.zip"\r\n\r\nPK';
    for (const body of [start, `${start}\r\n--b`, '--b', 'junk', '']) {
      const answer = await upload(body, { headers });
      expect(answer.status, body).toBe(400);
    }
    const answer = await upload('x', { headers: { 'content-type': 'multipart/form-data' } });
    expect(answer.status).toBe(400);
    expect(await scratch()).toEqual([]);
  });
});

test('an upload that breaks off leaves nothing behind', async () => {
  const zip = hostileZip('broken');
  for (const type of ['application/zip', 'multipart/form-data; boundary=b']) {
    const sending = request(`${base}/api/v1/flares`, {
      method: 'POST',
      headers: { 'content-type': type, 'content-length': String(zip.length + 100) },
    });
    sending.on('error', () => undefined);
    sending.write(
      type.startsWith('multi')
        ? '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'
        : '',
    );
    sending.write(zip.subarray(0, 100));
    await expect.poll(scratch).toHaveLength(1);
    sending.destroy();
    await expect.poll(scratch).toEqual([]);
  }
  expect(service.logged).toEqual([]);
});

test('what is no HTTP is answered with a problem, too', async () => {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.write('\x16\x03\x01 hello\r\n\r\n');
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  expect(text).toMatch(/^HTTP\/1\.1 400 .*\r\ncontent-type: application\/problem\+json/);
});

test('over the limit of waiting flares it says when to come back, and keeps what it has', async () => {
  const busy = await openTestService({ limits: { maxJobs: 1, maxWaiting: 1 } });
  const address = await listenOn(busy);
  // A slow sender takes the only place.
  const slow = request(`${address}/api/v1/flares`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
  });
  const answered = new Promise<number | undefined>((resolve) =>
    slow.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    }),
  );
  const zip = hostileZip('slow');
  slow.write(zip.subarray(0, 50));
  await expect.poll(() => readdir(join(busy.dataDir, 'scratch'))).toHaveLength(1);
  const refused = await fetch(`${address}/api/v1/flares`, { method: 'POST', body: gzipSync('x') });
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  await setTimeout(10);
  slow.end(zip.subarray(50));
  expect(await answered).toBe(202);
  await dispose(busy);
});

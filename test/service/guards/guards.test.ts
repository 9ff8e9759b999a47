import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertProtected } from '../../../src/service/guards/authentication.ts';
import { Gate } from '../../../src/service/guards/gate.ts';
import { hostOf, isLoopback } from '../../../src/service/guards/loopback.ts';
import { dispose, openTestService, type TestService } from '../support/open-test-service.ts';
import { hostileZip } from '../support/test-flares.ts';

const TOKEN = 'a-token-of-24-characters';

describe('where the service may listen', () => {
  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', '[::1]', 'LOCALHOST'])(
    '%s is this machine',
    (host) => {
      expect(isLoopback(host)).toBe(true);
      expect(() => assertProtected(host, undefined)).not.toThrow();
    },
  );

  test.each([
    '0.0.0.0',
    '::',
    '192.168.0.1',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '',
    '1270.0.0.1',
  ])('%s is not: it needs a token', (host) => {
    expect(isLoopback(host)).toBe(false);
    expect(() => assertProtected(host, undefined)).toThrow(/FLARE_ANALYZE_TOKEN/);
    expect(() => assertProtected(host, TOKEN)).not.toThrow();
  });

  test('a short token is refused everywhere', () => {
    for (const token of ['', 'short'])
      expect(() => assertProtected('127.0.0.1', token)).toThrow(/at least 16/);
  });

  test.each([
    ['localhost:8080', 'localhost'],
    ['[::1]:8080', '[::1]'],
    ['127.0.0.1', '127.0.0.1'],
    ['user@localhost', undefined],
    ['localhost/path', undefined],
    ['localhost:port', undefined],
    ['', undefined],
  ])('the host of “%s” is %s', (header, host) => expect(hostOf(header)).toBe(host));
});

describe('without a token', () => {
  let service: TestService;
  beforeAll(async () => void (service = await openTestService({ limits: { maxRequestsPerMinute: 10_000 } })));
  afterAll(() => dispose(service));

  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '10.0.0.1:8080', 'a b'])(
    'a request for host “%s” is refused',
    async (host) => {
      const answer = await service.app.inject({ url: '/api/v1/flares', headers: { host } });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'FORBIDDEN_HOST']);
    },
  );

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:81' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('a change that starts elsewhere (%o) is refused', async (headers) => {
    for (const [method, url] of [
      ['POST', '/api/v1/flares'],
      ['POST', '/flares'],
      ['DELETE', '/api/v1/flares/x'],
      ['POST', '/flares/x/delete'],
    ] as const) {
      const request = { method, url, headers: { host: 'localhost:80', ...headers }, payload: hostileZip() };
      const answer = await service.app.inject(request);
      expect(answer.statusCode, url).toBe(403);
      expect(answer.body).toContain('FORBIDDEN_ORIGIN');
    }
    expect((await service.app.inject('/api/v1/flares')).json()).toMatchObject({ flares: [] });
  });

  test('a change from its own pages or from a program is taken', async () => {
    for (const headers of [{ origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' }, {}]) {
      const answer = await service.app.inject({
        method: 'DELETE',
        url: '/api/v1/flares/x',
        headers: { host: 'localhost:80', ...headers },
      });
      expect(answer.statusCode).toBe(404);
    }
  });
});

describe('with a token', () => {
  let service: TestService;
  beforeAll(async () => void (service = await openTestService({ token: TOKEN, host: '0.0.0.0' })));
  afterAll(() => dispose(service));

  const basic = (password: string) => `Basic ${Buffer.from(`me:${password}`).toString('base64')}`;
  const ask = (url: string, authorization?: string) =>
    service.app.inject({
      url,
      headers: { host: 'flares.example', ...(authorization === undefined ? {} : { authorization }) },
    });

  const PROTECTED = ['/', '/api/v1/flares', '/api/v1/rules', '/assets/page.css', '/flares/x', '/nowhere'];

  test.each(PROTECTED)('%s needs it', async (url) => {
    for (const wrong of [
      undefined,
      'Bearer wrong',
      `Bearer ${TOKEN}x`,
      basic('wrong'),
      TOKEN,
      'Basic !',
      '',
    ]) {
      const answer = await ask(url, wrong);
      expect(answer.statusCode, wrong).toBe(401);
      expect(answer.headers['www-authenticate']).toMatch(/^Basic realm=/);
      expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    }
  });

  test.each(PROTECTED)('%s takes it from programs and browsers', async (url) => {
    for (const right of [`Bearer ${TOKEN}`, `bearer ${TOKEN}`, basic(TOKEN)])
      expect((await ask(url, right)).statusCode).not.toBe(401);
  });

  test('an upload needs it before its body is read', async () => {
    const answer = await service.app.inject({ method: 'POST', url: '/api/v1/flares', payload: hostileZip() });
    expect(answer.statusCode).toBe(401);
  });

  test('those who watch the service need none', async () => {
    for (const url of ['/healthz', '/readyz']) expect((await ask(url)).statusCode).toBe(200);
  });
});

test('over the limit of requests it says when to come back', async () => {
  const service = await openTestService({ limits: { maxRequestsPerMinute: 3 } });
  const answers = [];
  for (let index = 0; index < 5; index += 1) answers.push(await service.app.inject('/api/v1/rules'));
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429, 429]);
  expect(Number(answers[4]?.headers['retry-after'])).toBeGreaterThan(0);
  expect(answers[4]?.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
  expect((await service.app.inject('/healthz')).statusCode).toBe(200);
  await dispose(service);
});

test('a gate lets so many in at a time', async () => {
  const gate = new Gate(2);
  let leave = (): void => undefined;
  const inside = gate.pass(() => new Promise<void>((resolve) => void (leave = resolve)));
  await expect(gate.pass(() => Promise.resolve(), 1)).rejects.toMatchObject({
    code: 'BUSY',
    retryAfterSeconds: 5,
  });
  await gate.pass(() => Promise.resolve());
  await expect(gate.pass(() => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
  leave();
  await inside;
  await gate.pass(() => Promise.resolve(), 1);
});

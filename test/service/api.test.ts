import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  dispose,
  openTestService,
  settled,
  uploadRaw,
  type FlareAnswer,
  type TestService,
} from './support/open-test-service.ts';
import { projectPath } from './support/built-program.ts';
import { FIXTURE_NAME, fixtureFlare, hostileTarGz, hostileZip, SECRET } from './support/test-flares.ts';

const version = (JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string })
  .version;

let service: TestService;
let flare: FlareAnswer;

beforeAll(async () => {
  service = await openTestService({ tool: { name: 'flare-analyzer', version } });
  flare = await uploadRaw(service, fixtureFlare(), `?name=${FIXTURE_NAME}&case=12345&note=from+mail`);
  await settled(service, flare.id);
});
afterAll(() => dispose(service));

const get = (url: string) => service.app.inject(url);

describe('a stored flare', () => {
  test('names itself by its bytes', () => {
    expect(flare.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(flare.sha256.startsWith(flare.id)).toBe(true);
  });

  test('is done, with what its report found', async () => {
    const answer = (await get(`/api/v1/flares/${flare.id}`)).json<Record<string, unknown>>();
    expect(answer).toMatchObject({
      status: 'done',
      progress: null,
      case: '12345',
      note: 'from mail',
      kind: 'agent',
    });
    expect(answer.findings).not.toHaveLength(0);
  });

  test('has the report that the command line prints', async () => {
    const bundle = projectPath(`fixtures/flares/${FIXTURE_NAME}`);
    for (const lang of ['en', 'ja']) {
      const printed = execFileSync(process.execPath, [
        projectPath('dist/cli/main.js'),
        ...[bundle, '--format', 'json', '--lang', lang],
      ]);
      const answer = await get(`/api/v1/flares/${flare.id}/report?lang=${lang}`);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.body).toBe(printed.toString());
    }
  });

  test.each([
    ['markdown', 'text/markdown; charset=utf-8', /^# /],
    ['html', 'text/html; charset=utf-8', /^<!doctype html>/],
    ['text', 'text/plain; charset=utf-8', /./],
    ['sarif', 'application/sarif+json; charset=utf-8', /^\{/],
    ['junit', 'application/xml; charset=utf-8', /^<\?xml/],
  ])('has a report as %s', async (format, type, start) => {
    const answer = await get(`/api/v1/flares/${flare.id}/report?format=${format}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.body).toMatch(start);
  });

  test('sends its HTML report under a policy that admits its style and no script', async () => {
    const answer = await get(`/api/v1/flares/${flare.id}/report?format=html`);
    const [, nonce = ''] = /<style nonce="([0-9a-f]+)">/.exec(answer.body) ?? [];
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).not.toContain('unsafe');
  });
});

test('a flare sent again under another case stays where it is, and the answer says so', async () => {
  const send = (query: string) => uploadRaw(service, hostileZip('twice'), query);
  expect(await send('')).toMatchObject({ case: null, note: null, notKept: {} });
  expect(await send('?case=A&note=first')).toMatchObject({ case: 'A', note: 'first', notKept: {} });
  const notKept = { case: 'B', note: 'second' };
  const { id, ...other } = await send('?case=B&note=second');
  expect(other).toMatchObject({ case: 'A', note: 'first', notKept });
  const listed = (await get('/api/v1/flares?case=A')).json<{ flares: FlareAnswer[] }>();
  expect(listed.flares.map((one) => one.id)).toEqual([id]);
});

describe('lists', () => {
  test.each(['', '?case=12345', '?q=MAIL+apparmor', '?rule=classifier-denied-by-apparmor'])(
    'find the flare by “%s”',
    async (query) => {
      const { flares } = (await get(`/api/v1/flares${query}`)).json<{ flares: FlareAnswer[] }>();
      expect(flares.map((one) => one.id)).toContain(flare.id);
    },
  );

  test.each(['?case=1', '?q=elsewhere', '?rule=other', '?host=other'])(
    'leave it out by “%s”',
    async (query) => {
      const { flares } = (await get(`/api/v1/flares${query}`)).json<{ flares: FlareAnswer[] }>();
      expect(flares.map((one) => one.id)).not.toContain(flare.id);
    },
  );
});

describe('lines of a file', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await uploadRaw(service, await hostileTarGz(), '?name=web-01.tar.gz'));
    await settled(service, id);
  });

  interface Lines {
    lines: { line: number; text: string }[];
    next: number | null;
  }
  const lines = async (path: string) => (await get(`/api/v1/flares/${id}/files/${path}`)).json<Lines>();

  test('stand where reports say', async () => {
    const page = await lines('logs/agent.log?from=1&lines=2');
    expect(page.lines.map((one) => one.line)).toEqual([1, 2]);
    expect(page.lines[0]?.text).toMatch(/^2026-03-01 10:00:00 UTC .* Starting Datadog Agent v7\.50\.0$/);
    expect(page.next).toBe(3);
  });

  test('end with the file', async () => {
    const page = await lines('logs/agent.log?from=302&lines=200');
    expect(page.lines.map((one) => one.line)).toEqual([302, 303]);
    expect(page.next).toBeNull();
    expect(await lines('logs/agent.log?from=900')).toMatchObject({ lines: [], next: null });
  });

  test('are redacted', async () => {
    const page = await lines('logs/agent.log?from=3&lines=1');
    expect(page.lines[0]?.text).toContain('refused api_key=');
    expect(JSON.stringify(page)).not.toContain(SECRET);
  });

  test.each([
    'no.log',
    '..%2f..%2frecord.json',
    '../../record.json',
    '%2e%2e/record.json',
    '%2fetc%2fpasswd',
    'logs',
    '',
    'web-01/logs/agent.log%00',
  ])('are not found at “%s”', async (path) => {
    const answer = await get(`/api/v1/flares/${id}/files/${path}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  test.each(['from=0', 'lines=0', 'lines=1001', 'from=x', 'from=1e99', 'start=1'])(
    'are refused for %s',
    async (query) => {
      const answer = await get(`/api/v1/flares/${id}/files/logs/agent.log?${query}`);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'BAD_OPTION']);
    },
  );
});

describe('problems', () => {
  test.each([
    ['/nowhere', 404, 'NOT_FOUND'],
    ['/api/v1/flares/0123456789abcdef0123456789abcdef', 404, 'NOT_FOUND'],
    ['/api/v1/flares/..%2f..%2fetc', 404, 'NOT_FOUND'],
    ['/api/v1/flares/__proto__/report', 404, 'NOT_FOUND'],
    ['/api/v1/flares?colour=red', 400, 'BAD_OPTION'],
    ['/api/v1/flares?severity=bad', 400, 'BAD_OPTION'],
    ['/api/v1/flares?cursor=bad', 400, 'BAD_OPTION'],
    ['/api/v1/rules?lang=de', 400, 'BAD_OPTION'],
    ['/%', 400, 'BAD_REQUEST'],
  ])('%s gives %i %s', async (url, status, code) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ status, code, type: expect.stringMatching(/^urn:/) as string });
  });

  test('an unknown format is one', async () => {
    const answer = await get(`/api/v1/flares/${flare.id}/report?format=pdf`);
    expect(answer.statusCode).toBe(400);
  });

  test('an input that is no archive is one, after it was accepted', async () => {
    const { id, status } = await uploadRaw(service, Buffer.from('<html>Sign in to download</html>'));
    expect(status).toBe('queued');
    const failed = await settled(service, id);
    expect(failed).toMatchObject({ status: 'failed', problem: { status: 415, code: 'NOT_AN_ARCHIVE' } });
    const answer = await get(`/api/v1/flares/${id}/report`);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([415, 'NOT_AN_ARCHIVE']);
    expect(answer.body).not.toContain('Sign in');
  });

  test('a bug is told by its number alone', async () => {
    const { id } = await uploadRaw(service, hostileZip('bug'));
    await settled(service, id);
    const { writeFile } = await import('node:fs/promises');
    await writeFile(`${service.dataDir}/flares/${id}/report.en.json`, `{ "oops": ${SECRET}`);
    const answer = await get(`/api/v1/flares/${id}/report`);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(new RegExp(`oops|${SECRET}|at .*\\.ts|SyntaxError`));
    const logged = service.logged.find((event) => event.event === 'request-failed');
    expect(answer.json()).toMatchObject({ instance: `urn:uuid:${String(logged?.number)}` });
    expect(JSON.stringify(service.logged)).not.toMatch(new RegExp(`oops|${SECRET}`));
    expect(String(logged?.trace)).toMatch(/^SyntaxError\n\s+at /);
  });
});

test('the rules are those of the pack', async () => {
  const { rules } = (await get('/api/v1/rules?lang=ja')).json<{ rules: Record<string, unknown>[] }>();
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.find(({ id }) => id === 'classifier-denied-by-apparmor')).toMatchObject({
    pack: 'builtin',
    severity: 'high',
    title: expect.stringContaining('AppArmor が') as string,
    component: 'system-probe',
    tags: expect.arrayContaining(['apparmor']) as string[],
    maturity: 'stable',
  });
});

test('a flare can be deleted, and sent again', async () => {
  const bytes = hostileZip('deleted');
  const { id } = await uploadRaw(service, bytes);
  expect((await service.app.inject({ method: 'DELETE', url: `/api/v1/flares/${id}` })).statusCode).toBe(204);
  expect((await get(`/api/v1/flares/${id}`)).statusCode).toBe(404);
  expect((await service.app.inject({ method: 'DELETE', url: `/api/v1/flares/${id}` })).statusCode).toBe(404);
  expect((await uploadRaw(service, bytes)).id).toBe(id);
  expect((await settled(service, id)).status).toBe('done');
});

test('it says that it lives and is ready', async () => {
  expect((await get('/healthz')).json()).toEqual({ status: 'alive' });
  expect((await get('/readyz')).json()).toEqual({ status: 'ready' });
});

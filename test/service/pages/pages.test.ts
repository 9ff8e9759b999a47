import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preferredLanguage } from '../../../src/service/pages/page-language.ts';
import {
  dispose,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from '../support/open-test-service.ts';
import { zipOfFiles } from '../../support/zip-writer.ts';
import { ATTACK, fixtureFlare, hostileFiles, hostileZip, SECRET } from '../support/test-flares.ts';

let service: TestService;
let hostileId: string;
let flareId: string;

beforeAll(async () => {
  service = await openTestService();
  const attack = encodeURIComponent(ATTACK);
  ({ id: hostileId } = await uploadRaw(
    service,
    hostileZip(),
    `?name=${attack}&case=${attack}&note=${attack}`,
  ));
  ({ id: flareId } = await uploadRaw(service, fixtureFlare()));
  await settled(service, hostileId);
  await settled(service, flareId);
});
afterAll(() => dispose(service));

const get = (url: string, headers = {}) => service.app.inject({ url, headers });

function assertHarmless(html: string): void {
  expect(html).not.toMatch(
    /<img|<script(?! type="module" src="\/assets\/[\w-]+\.js"><\/script>)|\son\w+=["']/i,
  );
  expect(html).not.toContain(SECRET);
}

describe('what a flare holds never becomes part of a page', () => {
  test.each(['en', 'ja'])('of the report, in %s', async (lang) => {
    const answer = await get(`/flares/${hostileId}?lang=${lang}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('&lt;img src=x onerror');
    assertHarmless(answer.body);
  });

  test('of the list', async () => {
    const { body } = await get('/');
    expect(body).toContain('&lt;script&gt;');
    assertHarmless(body);
  });

  test('of the log viewer', async () => {
    const { body } = await get(`/flares/${hostileId}/files/logs/agent.log?from=2`);
    expect(body).toContain('cannot read &lt;img src=x onerror=&quot;');
    assertHarmless(body);
  });

  test('of the pages about one flare', async () => {
    assertHarmless((await get(`/flares/${hostileId}/delete`)).body);
    const file = `/flares/${hostileId}/files/${encodeURIComponent(ATTACK)}`;
    const missing = await get(file);
    expect(missing.statusCode).toBe(404);
    assertHarmless(missing.body);
  });

  test('of the pages that compare two flares', async () => {
    const changed = {
      ...hostileFiles('later'),
      'web-01/etc/datadog.yaml': `site: '${ATTACK}'\nown_password: ${SECRET}\n`,
    };
    const { id } = await uploadRaw(service, zipOfFiles(changed), `?name=${encodeURIComponent(ATTACK)}`);
    await settled(service, id);
    const compare = await get(`/flares/${id}/compare`);
    expect(compare.body).toContain(`/flares/${hostileId}/diff/${id}`);
    assertHarmless(compare.body);
    const diff = await get(`/flares/${hostileId}/diff/${id}`);
    expect(diff.body).toContain('<strong>site</strong>');
    expect(diff.body).toContain('&lt;img src=x onerror');
    assertHarmless(diff.body);
  });

  test('of the HTML that is downloaded', async () => {
    assertHarmless((await get(`/api/v1/flares/${hostileId}/report?format=html`)).body);
  });
});

describe('the list', () => {
  test('counts findings as the report does: what another one explains is not counted', async () => {
    const { body } = await get('/');
    const row = body.split('<tr>').find((one) => one.includes(`/flares/${flareId}?`)) ?? '';
    const report = (await get(`/api/v1/flares/${flareId}/report?format=text`)).body;
    expect(report).toContain('\n1 high - start with: ');
    expect([...row.matchAll(/<span class="badge \w+">([^<]+)</g)].map(([, count]) => count)).toEqual([
      '1 high',
    ]);
  });
});

describe('the report page', () => {
  test('links each place to its line in the log viewer', async () => {
    const { body } = await get(`/flares/${flareId}`);
    const links = [...body.matchAll(/<a href="(\/flares\/[^"]+)#L(\d+)"><code>([^<]+):\d+<\/code><\/a>/g)];
    expect(links.length).toBeGreaterThan(2);
    const [, address = '', line = '', file = ''] = links[0] ?? [];
    const viewer = await get(address.replaceAll('&amp;', '&'));
    expect(viewer.statusCode).toBe(200);
    expect(viewer.body).toContain(`<h1 class="path">${file}</h1>`);
    expect(viewer.body).toContain(`id="L${line}"`);
  });

  test('leads to the other language, the downloads and back', async () => {
    const { body } = await get(`/flares/${flareId}?lang=ja`);
    expect(body).toContain('<html lang="ja">');
    for (const link of [
      `/flares/${flareId}?lang=en`,
      '/?lang=ja',
      `report?format=json&amp;lang=ja`,
      'format=markdown',
    ])
      expect(body).toContain(link);
  });

  test('is allowed its styles by its own policy and the answer’s', async () => {
    const answer = await get(`/flares/${flareId}`);
    const nonces = new Set([...answer.body.matchAll(/nonce="?-?([0-9a-f]{32})/g)].map((match) => match[1]));
    expect(nonces.size).toBe(1);
    expect(answer.headers['content-security-policy']).toContain(`'nonce-${[...nonces][0]}'`);
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('a flare without report', () => {
  test('says why', async () => {
    const { id } = await uploadRaw(service, Buffer.from('no archive'), '?name=a.zip');
    await settled(service, id);
    const answer = await get(`/flares/${id}?lang=ja`);
    expect(answer.body).toContain('この flare は分析できませんでした');
    expect(answer.body).toContain('NOT_AN_ARCHIVE');
  });

  test('is waited for, with and without script', async () => {
    const { id } = await uploadRaw(service, hostileZip('waiting'));
    const answer = await get(`/flares/${id}`);
    // It may be done already on a fast machine; then there is nothing to wait for.
    if (answer.body.includes('waiting-page.js')) {
      expect(answer.body).toContain('role="status"');
      expect(answer.body).toContain('<noscript><meta http-equiv="refresh"');
    }
    await settled(service, id);
  });

  test.each(['/flares/x', '/flares/x/delete', '/flares/x/files/y'])('does not exist at %s', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('NOT_FOUND');
  });
});

/** As a browser without script sends it; the address it is led to. */
async function sendForm(zip: Buffer, fields: Record<string, string>): Promise<string> {
  const data = new FormData();
  data.set('file', new Blob([new Uint8Array(zip)]), 'form.zip');
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  const sent = new Response(data);
  const uploaded = await service.app.inject({
    method: 'POST',
    url: '/flares?lang=ja',
    headers: { 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
  expect(uploaded.statusCode).toBe(303);
  return String(uploaded.headers.location);
}

test('a flare that is here under another case says so, once, on the page after the form', async () => {
  const query = `?case=${encodeURIComponent(ATTACK)}&note=first`;
  const { id } = await uploadRaw(service, hostileZip('known'), query);
  await settled(service, id);
  const page = await sendForm(hostileZip('known'), { case: 'B', note: 'second' });
  expect(page).toBe(`/flares/${id}?lang=ja&notKept=case%2Cnote`);
  const { body } = await get(page);
  assertHarmless(body);
  const notices = [...body.matchAll(/<p class="notice" role="status">([^<]+)<\/p>/g)].map(([, text]) => text);
  expect(notices).toEqual([
    expect.stringContaining('ケース番号は &lt;img src=x'),
    expect.stringContaining('メモは「first」のまま'),
  ]);
  expect((await get(`/flares/${id}`)).body).not.toContain('class="notice"');
});

test('without script a form leads to the flare’s page, and another one deletes it', async () => {
  const page = await sendForm(hostileZip('form'), {});
  expect(page).toMatch(/^\/flares\/[0-9a-f]{32}\?lang=ja$/);
  const [, id = ''] = /flares\/(\w+)/.exec(page) ?? [];
  await settled(service, id);
  const deleted = await service.app.inject({
    method: 'POST',
    url: `/flares/${id}/delete?lang=ja`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });
  expect([deleted.statusCode, deleted.headers.location]).toEqual([303, '/?lang=ja']);
  expect((await get(page)).statusCode).toBe(404);
});

test('the log viewer walks through a file', async () => {
  const path = `/flares/${hostileId}/files/logs/agent.log`;
  const first = await get(path);
  expect(first.body).toContain(`href="${path}?from=201&amp;lang=en"`);
  expect(first.body).not.toContain('Earlier lines');
  const last = await get(`${path}?from=201`);
  expect(last.body).toContain(`href="${path}?from=1&amp;lang=en"`);
  expect(last.body).not.toContain('Later lines');
  expect((await get(`${path}?from=9999`)).body).toContain('no line here');
  expect((await get(`${path}?from=junk`)).body).toContain('id="L1"');
});

test('only what a page loads is served as an asset', async () => {
  for (const file of ['page.css', 'bar.css', 'icon.svg', 'upload-page.js', 'waiting-page.js'])
    expect((await get(`/assets/${file}`)).statusCode, file).toBe(200);
  for (const file of [
    'tsconfig.json',
    '../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/cli/main.js',
    '',
    '.',
  ])
    expect((await get(`/assets/${file}`)).statusCode, file).toBe(404);
});

test.each([
  ['ja', 'ja'],
  ['ja-JP,en;q=0.5', 'ja'],
  ['en;q=0.5, ja;q=0.9', 'ja'],
  ['de,fr', 'en'],
  ['de,ja;q=0.1', 'ja'],
  ['ja;q=0', 'en'],
  ['', 'en'],
  [';;;,q=,ja;q=x', 'ja'],
])('a browser that prefers “%s” is spoken to in %s', (header, language) =>
  expect(preferredLanguage(header)).toBe(language),
);

// The page that tries a rule: it holds one to start from, keeps what was typed, and shows mistakes or what came of it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../support/built-program.ts';
import {
  dispose,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from '../support/open-test-service.ts';
import { ATTACK, fixtureFlare, hostileZip, SECRET } from '../support/test-flares.ts';

const OF_THE_PACK = readFileSync(projectPath('rules/cnm/classifier-denied-by-apparmor.yaml'), 'utf8');

let service: TestService;
let flare: string;
let hostile: string;

beforeAll(async () => {
  service = await openTestService();
  const upload = async (bytes: Buffer): Promise<string> => {
    const { id } = await uploadRaw(service, bytes, '?name=some.zip');
    await settled(service, id);
    return id;
  };
  flare = await upload(fixtureFlare());
  hostile = await upload(hostileZip('try page'));
});
afterAll(() => dispose(service));

const pageOf = (id: string, query = '') => service.app.inject(`/flares/${id}/try${query}`);
const send = (id: string, fields: Record<string, string>, query = '') =>
  service.app.inject({
    method: 'POST',
    url: `/flares/${id}/try${query}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' };
/** What a browser would put into the text area. */
function typedIn(html: string): string {
  const text = /<textarea[^>]*>\n([\s\S]*)<\/textarea>/.exec(html)?.[1] ?? 'no text area';
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const REFUSED = `id: somebody-refused
title: { en: "Refused: {{ text }}", ja: "拒否: {{ text }}" }
summary: { en: A request was refused., ja: 要求が拒否されました。 }
severity: low
component: agent
find:
  refused: { log: agent, contains: "cannot read", regex: '(?<text>cannot read .*)' }
  keyed: { log: agent, contains: "refused api_key" }
when: { all: [refused, keyed] }
`;

test('it is linked from the report and starts with a rule that has no mistake and finds nothing', async () => {
  const report = await service.app.inject(`/flares/${flare}?lang=ja`);
  expect(report.body).toContain(`href="/flares/${flare}/try?lang=ja"`);
  const { statusCode, body } = await pageOf(flare);
  expect(statusCode).toBe(200);
  expect(typedIn(body)).toContain('id: what-is-wrong\ntitle:\n');
  const answer = (await send(flare, { rule: typedIn(body) })).body;
  expect(answer).not.toContain('Mistakes in the rule');
  expect(answer).toContain('The rule gives no finding here.');
  expect(answer).toContain('what-is-wrong: no match');
});

test('a rule that matches shows its finding, its looks and the lines they lead to', async () => {
  const { statusCode, body } = await send(flare, { rule: OF_THE_PACK }, '?lang=ja');
  expect(statusCode).toBe(200);
  expect(typedIn(body)).toBe(OF_THE_PACK);
  expect(body).toMatch(/<h2><span class="badge high">高<\/span> [^<]*AppArmor/);
  expect(body).toContain('<strong>started-later</strong>');
  const place = /href="([^"]*#L\d+)"><code>logs\/system-probe\.log:(\d+)<\/code>/.exec(body);
  expect(place?.[1]).toContain(`#L${place?.[2]}`);
  const viewer = await service.app.inject(place?.[1]?.replaceAll('&amp;', '&') ?? '');
  expect(viewer.body).toContain(`id="L${place?.[2]}"`);
});

test('mistakes are all named at their places, and the text stays as it was typed', async () => {
  const rule = 'id: too-short\r\ntitle: { en: "<b>&amp;\t" }\r\nfind: {}\r\n';
  const { statusCode, body } = await send(flare, { rule });
  expect(statusCode).toBe(200);
  expect(typedIn(body)).toBe(rule);
  expect(body).toContain('<h2>Mistakes in the rule</h2>');
  expect(body).toMatch(/<li><strong>2:1<\/strong> <code>MISSING_KEY<\/code> [^<]*“ja”/);
  expect(body).not.toContain('<b>');
});

test('a draft made of a line matches at once', async () => {
  const { body } = await pageOf(flare, '?line=logs/system-probe.log:4');
  expect(body).toContain('name="line" value="logs/system-probe.log:4"');
  expect(typedIn(body)).toContain("contains: 'error enabling protocol classifier'");
  const answer = (await send(flare, { rule: typedIn(body) })).body;
  expect(answer).toMatch(/<h2>[a-z-]+: match<\/h2>/);
  expect(answer).toMatch(/#L4"><code>logs\/system-probe\.log:4<\/code>/);
});

test('why there is no draft of a line is said, and what was asked for stays', async () => {
  for (const [line, why] of [
    ['logs/system-probes.log:4', 'Did you mean logs/system-probe.log?'],
    ['logs/system-probe.log:99999', 'and no line 99999'],
    ['<b>', 'A line is named as FILE:LINE'],
  ] as const) {
    const { statusCode, body } = await pageOf(flare, `?${new URLSearchParams({ line }).toString()}`);
    expect(statusCode).toBe(200);
    expect(/<p class="error" role="alert" lang="en">([^<]*)<\/p>/.exec(body)?.[1]).toContain(why);
    expect(body).toContain(`value="${line.replace('<b>', '&lt;b&gt;')}"`);
    expect(typedIn(body)).toContain('id: what-is-wrong\n');
  }
});

test('what a flare holds is escaped and without secrets', async () => {
  const { body } = await send(hostile, { rule: REFUSED });
  expect(body).toContain('<span class="badge low">LOW</span> Refused: cannot read &lt;img src=x');
  expect(body).not.toContain(ATTACK);
  expect(body).not.toContain(SECRET);
});

test('what is no form with a rule, and a flare that is not there, are refused', async () => {
  expect((await send(flare, {})).statusCode).toBe(400);
  expect((await send(flare, { rule: 'x'.repeat(32_001) })).statusCode).toBe(400);
  expect((await send(flare, { rule: 'あ'.repeat(40_000) })).statusCode).toBe(413);
  expect((await send('0'.repeat(32), { rule: REFUSED })).statusCode).toBe(404);
  const other = { method: 'POST', url: `/flares/${flare}/try`, payload: { rule: REFUSED } } as const;
  expect((await service.app.inject(other)).statusCode).toBe(415);
});

test('the page of a flare that could not be analysed says so instead', async () => {
  const { id } = await uploadRaw(service, Buffer.from('no archive to try'), '?name=b.zip');
  await settled(service, id);
  expect((await pageOf(id)).body).toContain('NOT_AN_ARCHIVE');
  const { statusCode, body } = await send(id, { rule: REFUSED });
  expect([statusCode, body]).toEqual([415, expect.stringContaining('NOT_AN_ARCHIVE')]);
});

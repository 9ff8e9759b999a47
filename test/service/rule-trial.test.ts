// A rule that is tried on a stored flare: what the command line explains, what a report would say, and what is wrong.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from './support/built-program.ts';
import {
  dispose,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from './support/open-test-service.ts';
import { FIXTURE_NAME, fixtureFlare, hostileZip, SECRET } from './support/test-flares.ts';

const OF_THE_PACK = 'classifier-denied-by-apparmor';

let service: TestService;
let flare: string;
let hostile: string;

beforeAll(async () => {
  service = await openTestService();
  const upload = async (bytes: Buffer, name: string): Promise<string> => {
    const { id } = await uploadRaw(service, bytes, `?name=${name}`);
    await settled(service, id);
    return id;
  };
  flare = await upload(fixtureFlare(), FIXTURE_NAME);
  hostile = await upload(hostileZip('trial'), 'hostile.zip');
});
afterAll(() => dispose(service));

const post = (payload: string, type: string, query = '') =>
  service.app.inject({
    method: 'POST',
    url: `/api/v1/rules/try${query}`,
    headers: { 'content-type': type },
    payload,
  });
const tryRule = (rule: string, asked: object = {}) =>
  post(JSON.stringify({ flare, rule, ...asked }), 'application/json');

const ruleOf = (rest: string): string => `id: refused-by-somebody
title: { en: "Refused: {refused.why}", ja: "拒否: {refused.why}" }
summary: { en: A request was refused., ja: 要求が拒否されました。 }
severity: low
component: agent
tags: [trial]
references: [{ title: Agent, url: "https://docs.datadoghq.com/agent/" }]
${rest}`;
const REFUSED = ruleOf(`find:
  refused: { log: agent, regex: 'refused (?P<why>\\S+)' }
when: { all: [refused] }
`);

test('a rule of the pack ends as the command line explains it, with its finding', async () => {
  const file = projectPath(`rules/cnm/${OF_THE_PACK}.yaml`);
  const printed = execFileSync(process.execPath, [
    ...[projectPath('dist/cli/main.js'), 'explain', OF_THE_PACK],
    ...[projectPath(`fixtures/flares/${FIXTURE_NAME}`), '--format', 'json'],
  ]);
  const answer = await tryRule(readFileSync(file, 'utf8'), { lang: 'ja' });
  expect(answer.statusCode, answer.body).toBe(200);
  const { finding, ...explanation } = answer.json<{ finding: { evidence: object[] } }>();
  expect(explanation).toEqual(JSON.parse(printed.toString()));
  const report = (await service.app.inject(`/api/v1/flares/${flare}/report?lang=ja`)).json<{
    findings: { ruleId: string; evidence: object[] }[];
  }>();
  const reported = report.findings.find(({ ruleId }) => ruleId === OF_THE_PACK);
  expect(finding.evidence).toEqual(reported?.evidence);
});

test('a rule may be the body, and shows no secret of the flare', async () => {
  const answer = await post(REFUSED, 'application/yaml', `?flare=${hostile}&lang=en`);
  expect(answer.statusCode, answer.body).toBe(200);
  const trial = answer.json<{ outcome: string; finding: { title: string; evidence: { line: number }[] } }>();
  expect(trial.outcome).toBe('match');
  expect(trial.finding.title).toMatch(/^Refused: /);
  expect(trial.finding.evidence[0]?.line).toBe(3);
  expect(answer.body).not.toContain(SECRET);
});

test('a rule that does not match has no finding', async () => {
  expect((await tryRule(REFUSED)).json()).toMatchObject({ outcome: 'no-match', finding: null });
});

test('mistakes of a rule are told all at once, at their places', async () => {
  const wrong = ruleOf(`find:
  refused: { log: agent, regex: 'refused (' }
explains: [nobody]
when: { all: [other] }
`);
  const answer = await tryRule(wrong);
  expect(answer.statusCode).toBe(422);
  const problem = answer.json<{ code: string; mistakes: { file: string; line: number; code: string }[] }>();
  expect(problem.code).toBe('INVALID_RULES');
  expect(problem.mistakes.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
    'refused-by-somebody.yaml:9 UNSAFE_REGEX',
    'refused-by-somebody.yaml:10 UNKNOWN_RULE',
    'refused-by-somebody.yaml:11 UNKNOWN_FIND',
  ]);
});

test('a rule may stand on a known issue of the pack, and on no other', async () => {
  const onIssue = (issue: string): string =>
    ruleOf(`find:
  affected: { known-issue: ${issue} }
when: { all: [affected] }
`)
      .replace('{refused.why}', '')
      .replace('{refused.why}', '');
  expect((await tryRule(onIssue('trace-agent-ignores-proxy'))).json()).toMatchObject({
    ruleId: 'refused-by-somebody',
  });
  const problem = (await tryRule(onIssue('trace-agent-ignores-prox'))).json<{
    mistakes: { code: string }[];
  }>();
  expect(problem.mistakes.map(({ code }) => code)).toEqual(['UNKNOWN_ISSUE']);
});

test.each([
  ['no flare', { flare: '0'.repeat(32) }, 404, 'NOT_FOUND'],
  ['an unknown member', { other: 1 }, 400, 'BAD_OPTION'],
  ['no text', { rule: 7 }, 400, 'BAD_OPTION'],
  ['a long text', { rule: 'a'.repeat(32_001) }, 400, 'BAD_OPTION'],
  ['aliases that grow', { rule: aliasBomb() }, 422, 'INVALID_RULES'],
])('%s is refused', async (_name, asked, status, code) => {
  expect((await tryRule(REFUSED, asked)).json()).toMatchObject({ status, code });
});

test('a rule of the longest size is read, whatever its letters take in JSON', async () => {
  const rule = `${REFUSED}# ${'あ'.repeat(32_000 - REFUSED.length - 3)}\n`;
  const escaped = JSON.stringify({ flare, rule }).replace(/[^\0-\x7f]/g, '\\u3042');
  expect((await post(escaped, 'application/json')).json()).toMatchObject({ outcome: 'no-match' });
});

test('of very many mistakes the first ones are told', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `a${index}`);
  const wrong = `${REFUSED}explains: [${names.join()}]\n`;
  const { detail, mistakes } = (await tryRule(wrong)).json<{ detail: string; mistakes: object[] }>();
  expect(detail).toMatch(/^The rule has \d{4,} mistakes\.$/);
  expect(mistakes).toHaveLength(100);
});

test('what is wrong with a request is named', async () => {
  const { detail } = (await tryRule(REFUSED, { flare: 7, lang: 'fr' })).json<{ detail: string }>();
  expect(detail).toMatch(/^flare: .*; lang: /);
});

test('an unknown parameter is refused', async () => {
  for (const answer of [
    await post(REFUSED, 'application/yaml', `?flare=${flare}&other=1`),
    await post(JSON.stringify({ flare, rule: REFUSED }), 'application/json', '?other=1'),
    await post(REFUSED, 'application/yaml'),
  ])
    expect(answer.json()).toMatchObject({ status: 400, code: 'BAD_OPTION' });
});

/** Ten times ten times ten … of a short list. */
function aliasBomb(): string {
  const rows = Array.from({ length: 12 }, (_, depth) =>
    depth === 0
      ? 'a0: &a0 [x]'
      : `a${depth}: &a${depth} [${Array(10)
          .fill(`*a${depth - 1}`)
          .join(', ')}]`,
  );
  return rows.join('\n');
}

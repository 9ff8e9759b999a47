// The OpenAPI document: valid, complete, and true of what the service answers.
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { InjectOptions } from 'fastify';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from './support/built-program.ts';
import {
  dispose,
  openTestService,
  settled,
  uploadRaw,
  type TestService,
} from './support/open-test-service.ts';
import { fixtureFlare } from './support/test-flares.ts';

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
interface ApiDocument {
  readonly security?: readonly object[];
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const RULE = readFileSync(projectPath('rules/cnm/classifier-denied-by-apparmor.yaml'), 'utf8');
const NOBODY = '0'.repeat(32);

let service: TestService;
let document: ApiDocument;
let flare: string;
let broken: string;

beforeAll(async () => {
  service = await openTestService();
  document = (await service.app.inject('/api/docs')).json();
  ({ id: flare } = await uploadRaw(service, fixtureFlare()));
  ({ id: broken } = await uploadRaw(service, Buffer.from('no archive')));
  for (const id of [flare, broken]) await settled(service, id);
});
afterAll(() => dispose(service));

test('is valid', async () => {
  expect(
    await new Validator().validate(structuredClone<object>(document) as Record<string, unknown>),
  ).toEqual({
    valid: true,
  });
});

test('has the routes that the page of the service names', () => {
  const page = readFileSync(projectPath('docs/service.md'), 'utf8');
  const [api = ''] = page.split('\n## Pages');
  const named = [...api.matchAll(/^\| `([A-Z]+ \/\S*)` \|/gm)].map(([, route = '']) =>
    route.replace(/:(\w+)/g, '{$1}').replace('*', '{path}'),
  );
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.sort()).toEqual(named.sort());
});

test('has the parameters of a path and of its query', () => {
  const { parameters } = document.paths['/api/v1/flares/{id}/files/{path}']!.get!;
  expect(parameters?.map((one) => `${one.in} ${one.name} ${String(one.required ?? false)}`).sort()).toEqual([
    'path id true',
    'path path true',
    'query from false',
    'query lines false',
  ]);
});

test('asks for the token where the service does', async () => {
  expect(document.security).toBeUndefined();
  const token = 'a token of the test';
  const guarded = await openTestService({ token });
  const headers = { authorization: `Bearer ${Buffer.from(token).toString('base64')}` };
  expect((await guarded.app.inject({ url: '/api/docs', headers })).statusCode).toBe(401);
  const basic = `Basic ${Buffer.from(`any:${token}`).toString('base64')}`;
  const answer = await guarded.app.inject({ url: '/api/docs', headers: { authorization: basic } });
  expect(answer.json<ApiDocument>().security).toEqual([{ bearer: [] }, { basic: [] }]);
  await dispose(guarded);
});

describe('is true of what is answered', () => {
  const trial = (rule: string): object => ({ method: 'POST', payload: { flare: 'FLARE', rule } });
  const upload = {
    method: 'POST',
    payload: 'other',
    headers: { 'content-type': 'application/octet-stream' },
  };
  const asked: [string, string, number, object?][] = [
    ['GET /api/v1/flares', '/api/v1/flares', 200],
    ['GET /api/v1/flares', '/api/v1/flares?cursor=no', 400],
    ['GET /api/v1/flares/{id}', '/api/v1/flares/FLARE', 200],
    ['GET /api/v1/flares/{id}', '/api/v1/flares/BROKEN', 200],
    ['GET /api/v1/flares/{id}', `/api/v1/flares/${NOBODY}`, 404],
    ['GET /api/v1/flares/{id}', '/api/v1/flares/FLARE?other=1', 400],
    ['DELETE /api/v1/flares/{id}', `/api/v1/flares/${NOBODY}`, 404, { method: 'DELETE' }],
    ['GET /api/v1/flares/{id}/report', '/api/v1/flares/FLARE/report', 200],
    ['GET /api/v1/flares/{id}/report', '/api/v1/flares/BROKEN/report', 415],
    ['GET /api/v1/flares/{id}/diff/{other}', '/api/v1/flares/FLARE/diff/FLARE', 200],
    ['GET /api/v1/flares/{id}/files/{path}', '/api/v1/flares/FLARE/files/status.log', 200],
    ['GET /api/v1/rules', '/api/v1/rules', 200],
    ['POST /api/v1/rules/try', '/api/v1/rules/try', 200, trial(RULE)],
    ['POST /api/v1/rules/try', '/api/v1/rules/try', 422, trial('id: a')],
    ['POST /api/v1/flares', '/api/v1/flares', 202, upload],
    ['POST /api/v1/flares', '/api/v1/flares', 200, upload],
    ['GET /healthz', '/healthz', 200],
    ['GET /readyz', '/readyz', 200],
    ['GET /api/docs', '/api/docs', 200],
  ];

  test.each(asked)('%s: %s is %i', async (route, url, status, request = {}) => {
    const [method = '', path = ''] = route.split(' ');
    const named = JSON.stringify({ ...request, url })
      .replaceAll('FLARE', flare)
      .replaceAll('BROKEN', broken);
    const answer = await service.app.inject(JSON.parse(named) as InjectOptions);
    expect(answer.statusCode, answer.body).toBe(status);
    const { responses } = document.paths[path]![method.toLowerCase()]!;
    const key = status in responses ? String(status) : 'default';
    const type = String(answer.headers['content-type']).split(';')[0]!;
    expect(Object.keys(responses[key]!.content!)).toContain(type);
    const pointer = ['paths', path, method.toLowerCase(), 'responses', key, 'content', type, 'schema'];
    const ref = pointer.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addSchema(document, 'api');
    const validate = ajv.compile({ $ref: `api#/${encodeURI(ref)}` });
    expect(validate(answer.json()), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });
});

// docs/service.md says what the app answers: the same routes, problem codes and limits, in both directions.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HTTP_PROBLEMS } from '../../src/service/problem-table.ts';
import {
  detailsSchema,
  linesQuery,
  listQuery,
  MAX_LINES,
  reportQuery,
  rulesQuery,
  trial,
} from '../../src/service/routes/input-schema.ts';
import { DEFAULT_SERVICE_LIMITS } from '../../src/service/service-options.ts';
import { sizeText } from '../../src/util/amount-text.ts';
import { projectPath } from '../service/support/built-program.ts';
import { dispose, openTestService, type TestService } from '../service/support/open-test-service.ts';
import { rulesetOf } from '../support/flare-of.ts';

const page = readFileSync(projectPath('docs/service.md'), 'utf8');
const namedRoutes = [...page.matchAll(/^\| `([A-Z]+ \/\S*)` \|/gm)].map(([, route = '']) => route);

let service: TestService;
beforeAll(async () => void (service = await openTestService({ pack: rulesetOf() })));
afterAll(() => dispose(service));

it('names routes that the app has', () => {
  const isThere = (route: string): boolean => {
    const [method = '', url = ''] = route.split(' ');
    return service.app.hasRoute({ method, url });
  };
  expect(namedRoutes.filter((route) => !isThere(route))).toEqual([]);
});

it('names every route that the app has', () => {
  // One line a path, with its methods: `├── healthz (GET, HEAD)`.
  const tree = service.app.printRoutes({ commonPrefix: false });
  const methods = [...tree.matchAll(/\(([A-Z, ]+)\)$/gm)].flatMap(([, named = '']) => named.split(', '));
  const routes = methods.filter((method) => method !== 'HEAD');
  expect(routes.length, tree).toBe(new Set(namedRoutes).size);
});

it('names every problem with its status', () => {
  const rows = Object.entries(HTTP_PROBLEMS).map(([code, { status }]) => `| \`${code}\` | ${status} |`);
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});

it('names every parameter', () => {
  const keys = [listQuery, reportQuery, linesQuery, rulesQuery, trial, detailsSchema].flatMap(({ shape }) =>
    Object.keys(shape),
  );
  expect([...new Set(keys)].filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});

it('gives the limits as they are', () => {
  const { maxUploadBytes, jobTimeoutMs, maxJobMemoryMb, ...counts } = DEFAULT_SERVICE_LIMITS;
  const texts = [
    `| ${sizeText(maxUploadBytes).replace('.0', '')} |`,
    `| ${jobTimeoutMs / 60_000} minutes, ${maxJobMemoryMb.toLocaleString('en')} MB`,
    `1 to ${MAX_LINES.toLocaleString('en')}, `,
    ...Object.values(counts).map((count) => `| ${count}`),
  ];
  expect(texts.filter((text) => !page.includes(text))).toEqual([]);
});

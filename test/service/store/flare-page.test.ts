import { expect, test } from 'vitest';
import type { FlareRecord } from '../../../src/service/store/flare-record-schema.ts';
import { flarePage } from '../../../src/service/store/flare-page.ts';

const record: FlareRecord = {
  id: '0'.repeat(32),
  sha256: '0'.repeat(64),
  bytes: 1,
  name: 'Web-01.zip',
  case: '100200',
  note: 'sent by mail',
  uploadedAt: '2026-03-01T10:00:00.000Z',
  status: 'done',
  attempts: 0,
  failure: null,
  summary: {
    hostname: 'web-01',
    kind: 'agent',
    agentVersion: '7.50.0',
    rootDir: 'web-01',
    findings: [{ ruleId: 'clock-skewed', severity: 'high', title: 'The clock is wrong' }],
    madeBy: { version: '1', rulesDigest: 'x' },
  },
};
const queued: FlareRecord = {
  ...record,
  id: '1'.repeat(32),
  status: 'queued',
  summary: null,
  case: null,
  note: null,
};

test.each([
  [{ case: '100200' }, 1],
  [{ case: '100' }, 0],
  [{ host: 'web-01' }, 1],
  [{ rule: 'clock-skewed' }, 1],
  [{ rule: 'clock' }, 0],
  [{ severity: 'high' }, 1],
  [{ severity: 'low' }, 0],
  [{ q: 'CLOCK wrong' }, 1],
  [{ q: 'mail web-01' }, 1],
  [{ q: 'clock right' }, 0],
  [{ q: 'zip' }, 2],
  [{ case: '100200', severity: 'low' }, 0],
  [{}, 2],
] as const)('%o finds %i', (filter, count) =>
  expect(flarePage([record, queued], filter).flares).toHaveLength(count),
);

test('flares of one moment are all shown once', () => {
  const records = Array.from({ length: 120 }, (_, index) => ({
    ...record,
    id: String(index).padStart(32, '0'),
  }));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = flarePage(records, { cursor });
    seen.push(...page.flares.map((one) => one.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(records.map((one) => one.id).reverse());
});

test.each(['x', '', Buffer.from('junk').toString('base64url'), '%00'])('“%s” is no cursor', (cursor) =>
  expect(() => flarePage([record], { cursor })).toThrow(/cursor/),
);

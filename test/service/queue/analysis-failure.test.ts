// What the caller reads of a failure, of one flare and of two.
import { expect, test } from 'vitest';
import { failureText } from '../../../src/service/queue/analysis-failure.ts';

const FAILURES = [
  { kind: 'refused', code: 'TRUNCATED', message: 'The archive ends too early.' },
  { kind: 'out-of-time' },
  { kind: 'out-of-memory' },
  { kind: 'crashed', trace: 'at x' },
] as const;

test.each(FAILURES)('a comparison that ends as $kind is one of two flares', (failure) => {
  const { code, detail } = failureText(failure, '7', 'compare');
  expect(detail).toMatch(/two flares/);
  expect(detail).not.toMatch(/the analysis|the flare\b/i);
  expect(failureText(failure, '7').code).toBe(code);
  expect(failureText(failure, '7').detail).not.toMatch(/two/);
});

import { describe, expect, it } from 'vitest';
import { LABELS } from '../../src/report/labels/labels-table.ts';
import { occurrenceText } from '../../src/report/occurrence-text.ts';

const times = { firstSeen: null, lastSeen: null };

describe('how often a finding was seen', () => {
  it.each([
    ['en', { count: 1 }, 'once'],
    ['en', { count: 1412 }, '1,412 times'],
    ['en', { count: 10, isAtLeast: true as const }, 'at least 10 times'],
    ['ja', { count: 10, isAtLeast: true as const }, '10 回以上'],
  ] as const)('%s %j', (language, seen, text) => {
    expect(occurrenceText({ ...times, ...seen }, LABELS[language])).toBe(text);
  });
});

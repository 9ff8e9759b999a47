import { describe, expect, it } from 'vitest';
import { shownValue } from '../../src/runbook/runbook-values.ts';

describe('a value in a text', () => {
  it.each([
    ['perHour', '12.276009628242846', '12.3'],
    ['rate', '-0.00012345', '-0.000123'],
    ['total', '1234.56789', '1235'],
    ['version', '7.50.3', '7.50.3'],
    ['chart', '3.101', '3.101'],
    ['count', '153', '153'],
    ['host', '10.0.17763.6293', '10.0.17763.6293'],
    ['fact.memory.resident', '1610612736', '1.5 GiB'],
  ])('%s %s is shown as %s', (name, value, shown) => {
    expect(shownValue(name, value, 'en')).toBe(shown);
  });
});

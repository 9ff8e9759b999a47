import { describe, expect, it } from 'vitest';
import { nearestNames } from '../../src/util/nearest-names.ts';

const NAMES = ['disk-full', 'check-failing', 'check-not-loaded', 'api-key-invalid', 'logs-sent-over-tcp'];

describe('the nearest names', () => {
  it.each([
    ['a letter too many', 'disk-fulll', ['disk-full']],
    ['letters exchanged', 'dsik-full', ['disk-full']],
    ['a part of it', 'failing', ['check-failing']],
    ['in capitals', 'DISK-FULL', ['disk-full']],
    ['a word less', 'check-loaded', ['check-not-loaded']],
    ['a part of it with a letter missing', 'api-key-invlid', ['api-key-invalid']],
    ['nearly the beginning', 'logs-set-over', ['logs-sent-over-tcp']],
    ['two letters that stand in many', 'ch', []],
    ['nothing like it', 'zzzzzzzz', []],
  ])('%s', (_name, wanted, near) => {
    expect(nearestNames(wanted, NAMES)).toEqual(near);
  });

  it('are found for a name of any length', () => {
    expect(nearestNames('x'.repeat(1_000_000), NAMES)).toEqual([]);
  });
});

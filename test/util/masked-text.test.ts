import { expect, test } from 'vitest';
import { holdsMask, isMaskedWhole, shownAroundMasks } from '../../src/util/masked-text.ts';

test.each([
  ['****************************abcd', true, true],
  [' ****', true, true],
  ['http://user:********@proxy:3128', true, false],
  ['*** three stars', false, false],
  ['* * * * *', false, false],
  ['', false, false],
  [4444, false, false],
  [undefined, false, false],
])('of %j it is told whether a part, and whether all of it, is masked', (value, isPart, isWhole) => {
  expect([holdsMask(value), isMaskedWhole(value)]).toEqual([isPart, isWhole]);
});

test('what is shown stands around the masks', () => {
  expect(shownAroundMasks('http://u:********@h/****')).toEqual(['http://u:', '@h/', '']);
});

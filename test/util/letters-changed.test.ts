import { describe, expect, it } from 'vitest';
import { lettersChanged } from '../../src/util/letters-changed.ts';

describe('the letters to change', () => {
  it.each([
    ['disk', 'disk', 0],
    ['dsik', 'disk', 1],
    ['disc', 'disk', 1],
    ['dis', 'disk', 1],
    ['', 'disk', 4],
    ['disk-full', 'disk', 5],
  ])('from %s to %s', (wanted, name, count) => {
    expect(lettersChanged(wanted, name, 'whole')).toBe(count);
    expect(lettersChanged(name, wanted, 'whole')).toBe(count);
  });

  it('to a part of a name leave out what stands around it', () => {
    expect(lettersChanged('dsik', 'the-disk-is-full', 'part')).toBe(1);
    expect(lettersChanged('the-disk', 'disk', 'part')).toBe(4);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundleName, dispositionName } from '../../../src/service/routes/bundle-name.ts';

test('any name becomes a harmless one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (stated) => {
      const name = bundleName(stated);
      expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}\p{Cs}]+$/u);
      expect(['.', '..']).not.toContain(name);
      expect(bundleName(name)).toBe(name);
    }),
  );
});

test.each([
  ['attachment; filename="a b.zip"', 'a b.zip'],
  ['attachment; filename=a.zip', 'a.zip'],
  ['attachment', 'flare'],
  [undefined, 'flare'],
])('%s names %s', (header, name) => expect(dispositionName(header)).toBe(name));

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVersionInRange, parseVersion, rangeMistake } from '../../src/util/versions.ts';

describe('parseVersion', () => {
  it.each([
    ['7.50.0', '7.50.0'],
    ['1:7.40.0-1', '7.40.0'],
    ['7.40.0~rc.1-1', '7.40.0-rc.1'],
    ['7.42.0-rc.3+git.4.86cde0f', '7.42.0-rc.3'],
    ['7.50.0-devel+git.813.61fc133', '7.50.0-devel'],
    ['7.36.1-jmx', '7.36.1'],
    ['7.36.1-full', '7.36.1'],
    ['v1.9.18', '1.9.18'],
    ['5.15.0-91-generic', '5.15.0'],
    ['6.18.38-76.139.amzn2023.x86_64', '6.18.38'],
    ['1.29.4-eks-036c24b', '1.29.4'],
    ['v1.29.4-eks-036c24b', '1.29.4'],
    ['1.30.0+k3s1', '1.30.0'],
    ['2:7.40.0-1', '7.40.0'],
    ['4.18.0-372.el8.x86_64', '4.18.0'],
    ['6.8.0-rc5+', '6.8.0-rc.5'],
    ['datadog-3.10.1', '3.10.1'],
    ['datadog-operator-1.2.3', '1.2.3'],
    ['7.0.0-betamax', '7.0.0'],
    ['22.04', '22.4.0'],
    ['10.0.20348', '10.0.20348'],
  ])('reads %s as %s', (text, version) => expect(parseVersion(text)?.version).toBe(version));

  it.each(['latest', 'vx.y.z', '', 'sha256:abc', 'sha-1234567', 'main-2024', 'datadog-', '-1.2.3'])(
    'does not take %j for a version',
    (text) => {
      expect(parseVersion(text)).toBeUndefined();
    },
  );
});

describe('isVersionInRange', () => {
  it.each([
    ['7.35.2', false],
    ['7.36.0', true],
    ['7.39.1', true],
    ['1:7.39.1-1', true],
    ['7.39.2', false],
    ['7.40.0', false],
  ])('%s in >=7.36.0 <7.39.2 is %s', (version, isIn) => {
    expect(isVersionInRange(version, '>=7.36.0 <7.39.2')).toBe(isIn);
  });

  it('counts a release candidate as before its release', () => {
    expect(isVersionInRange('7.39.2-rc.1', '<7.39.2')).toBe(true);
    expect(isVersionInRange('7.39.2-rc.1', '>=7.39.2')).toBe(false);
  });

  it('takes a short version for its whole series', () => {
    expect(isVersionInRange('7.36.0-rc.3', '<7.36.0')).toBe(true);
    expect(isVersionInRange('7.36.0-rc.3', '<7.36')).toBe(false);
    expect(isVersionInRange('7.36.0-rc.3', '7.36')).toBe(true);
    expect(isVersionInRange('7.36.2', '>7.36')).toBe(false);
  });

  it('puts each version below, at or above another, never in two of them', () => {
    const number = fc.integer({ min: 0, max: 45 });
    const core = fc.tuple(number, number, number).map((parts) => parts.join('.'));
    const label = fc.oneof(
      fc.constantFrom('', '', '-devel', '~devel'),
      number.chain((n) => fc.constantFrom(`-rc.${n}`, `~rc.${n}`, `-rc${n}`, `-beta.${n}`)),
    );
    const suffix = fc.constantFrom('', '-1', '+git.4.86cde0f', '-jmx', '-91-generic', '-eks-036c24b');
    const prefix = fc.constantFrom('', 'v', '1:');
    const version = fc.tuple(prefix, core, label, suffix).map((parts) => parts.join(''));
    const bound = fc.oneof(
      core,
      fc.tuple(core, number).map(([one, n]) => `${one}-rc.${n}`),
      fc.tuple(number, number).map((parts) => parts.join('.')),
    );
    fc.assert(
      fc.property(version, bound, (text, limit) => {
        const answers = ['<', '=', '>'].map((sign) => isVersionInRange(text, `${sign}${limit}`));
        expect(answers.filter((one) => one === true)).toHaveLength(1);
        expect(isVersionInRange(text, `<=${limit}`)).toBe(answers[0] === true || answers[1] === true);
        expect(isVersionInRange(text, `>=${limit}`)).toBe(answers[2] === true || answers[1] === true);
      }),
      { numRuns: 3000 },
    );
  });

  it('puts a candidate between the release before and its own', () => {
    const number = fc.integer({ min: 1, max: 45 });
    fc.assert(
      fc.property(number, number, number, number, (major, minor, patch, n) => {
        const release = [major, minor, patch].join('.');
        const before = [major, minor, patch - 1].join('.');
        expect(isVersionInRange(`${release}-rc.${n}`, `>${before} <${release}`)).toBe(true);
        expect(isVersionInRange(`${release}-rc.${n}`, `>${release}-rc.${n - 1}`)).toBe(true);
      }),
    );
  });

  it('cannot tell for what is no version', () => expect(isVersionInRange('latest', '<2')).toBeUndefined());
});

describe('rangeMistake', () => {
  it('names what no version satisfies and what is no range', () => {
    expect(rangeMistake('>=7.40.0 <7.36.0')).toBe('impossible');
    expect(rangeMistake('<6.0.0 || >8.0.0 <7.0.0')).toBe('impossible');
    expect(rangeMistake('seven')).toBe('not-a-range');
    expect(rangeMistake('<6.19.0 || >=7.0.0 <7.19.0')).toBeUndefined();
  });
});

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
    ['22.04', '22.4.0'],
    ['10.0.20348', '10.0.20348'],
  ])('reads %s as %s', (text, version) => expect(parseVersion(text)?.version).toBe(version));

  it.each(['latest', 'vx.y.z', '', 'sha256:abc'])('does not take %j for a version', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });
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

  it('cannot tell for what is no version', () => expect(isVersionInRange('latest', '<2')).toBeUndefined());
});

describe('rangeMistake', () => {
  it('names what no version satisfies and what is no range', () => {
    expect(rangeMistake('>=7.40.0 <7.36.0')).toBe('impossible');
    expect(rangeMistake('seven')).toBe('not-a-range');
    expect(rangeMistake('<6.19.0 || >=7.0.0 <7.19.0')).toBeUndefined();
  });
});

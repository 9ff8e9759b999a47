// Versions as software writes them about itself, and ranges over them. Knows Debian epochs, `v` prefixes,
// `~rc`, `-devel+git`, kernel, image and chart forms; leaves comparison itself to semver.
import { Range, SemVer, minVersion, satisfies } from 'semver';

/** `1:7.40.0~rc.1-1`, `v1.9.18`, `7.50.0-devel+git.813`, `5.15.0-91-generic`, `7.36.1-jmx`, `1.29.4-eks-036c24b`. */
const VERSION =
  /^(?:\d+:)?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[.~-]?(?:(alpha|beta|rc|devel)(?![a-z])[.~-]?(\d*)))?/i;

/** `datadog-3.10.1`: a chart with its version. `sha-1234567` and `main-2024` are none. */
const CHART = /^[a-z]+(?:-[a-z]+)*-(?=v?\d+\.\d+\.\d)/i;

/** Undefined when the text does not start like a version (`latest`, `vx.y.z`). A missing minor or patch is 0. */
export function parseVersion(text: string): SemVer | undefined {
  const match = VERSION.exec(text.trim().replace(CHART, ''));
  const major = match?.[1];
  if (match === null || major === undefined) return undefined;
  const core = [major, match[2] ?? '0', match[3] ?? '0'].map((part) => Number(part.slice(0, 9))).join('.');
  const label = match[4]?.toLowerCase();
  const prerelease = label === undefined ? '' : `-${label}${match[5] ? `.${Number(match[5])}` : ''}`;
  return new SemVer(core + prerelease);
}

/** Undefined when the version cannot be read. A release candidate counts as before its release. */
export function isVersionInRange(version: string, range: string): boolean | undefined {
  const parsed = parseVersion(version);
  return parsed === undefined ? undefined : satisfies(parsed, range, { includePrerelease: true });
}

/** What is wrong with a range, or undefined: not a range, or one with an alternative that no release satisfies. */
export function rangeMistake(range: string): 'not-a-range' | 'impossible' | undefined {
  try {
    const alternatives = range.split('||').map((one) => new Range(one, { includePrerelease: true }));
    return alternatives.some((one) => minVersion(one) === null) ? 'impossible' : undefined;
  } catch {
    return 'not-a-range';
  }
}

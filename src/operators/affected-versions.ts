// Which versions a known issue affects, and which versions fix it. Says nothing about any flare.
import type { SemVer } from 'semver';
import type { KnownIssue } from '../model/known-issue.ts';
import { parseVersion } from '../util/versions.ts';

export type VersionSpan = Pick<KnownIssue, 'introduced' | 'fixed' | 'backported'>;

/**
 * Undefined when the version cannot be read. A release candidate counts as its release: what a release brought or
 * mended was in its candidates. Where it is not known since when, every version without the fix counts.
 */
export function isAffected(
  version: string,
  { introduced, fixed, backported }: VersionSpan,
): boolean | undefined {
  const asked = parseVersion(version);
  if (asked === undefined) return undefined;
  const isFrom = (bound: string): boolean => asked.compareMain(parseVersion(bound) ?? asked) >= 0;
  if (introduced !== undefined && !isFrom(introduced)) return false;
  if (fixed !== undefined && isFrom(fixed)) return false;
  return !backported.some((release) => isSameLine(asked, parseVersion(release)) && isFrom(release));
}

/** 7.38.1 and 7.38.4 are of one line, 7.38.4 and 7.39.2 are not. */
function isSameLine(a: SemVer, b: SemVer | undefined): boolean {
  return a.major === b?.major && a.minor === b.minor;
}

/** As a person reads it: `>=7.36.0 <7.39.2`. Lines with a backport are named by `fixedIn`. */
export function rangeText({ introduced, fixed }: VersionSpan): string {
  const since = introduced === undefined ? [] : [`>=${introduced}`];
  const until = fixed === undefined ? [] : [`<${fixed}`];
  return [...since, ...until].join(' ');
}

/** Every release that carries the fix first in its line; oldest first. */
export function fixedIn({ fixed, backported }: VersionSpan): string[] {
  const releases = [...backported, ...(fixed === undefined ? [] : [fixed])];
  return releases.sort((a, b) => parseVersion(a)?.compare(parseVersion(b) ?? a) ?? 0);
}

// One look that keeps its rule from matching, in one line.
import type { NearMissLook } from '../model/report.ts';
import type { Labels } from './labels/labels-table.ts';

/** `racing-agent: not seen, would have to be seen. wanted …; found …`, without its places. */
export function nearMissText(
  { name, verdict, needed, expected, actual }: NearMissLook,
  labels: Labels,
): string {
  const head = labels.nearMissLook(name, labels.verdictOfLook[verdict], labels.verdictOfLook[needed]);
  return `${head} - ${labels.wanted}: ${expected} - ${labels.found}: ${actual}`;
}

// The places of the latest hits of a pattern, so that those after a line can be counted beyond the few that are shown.
import { comparePositions, type LinePosition } from './raw-hit.ts';

/** Hits after a line are counted up to this number. */
export const MAX_LATEST = 1000;

export class LatestPositions {
  #kept: LinePosition[] = [];

  /** In any order. */
  add({ file, line, stamp, roughMs }: LinePosition): void {
    this.#kept.push({ file, line, stamp, roughMs });
    if (this.#kept.length >= 2 * MAX_LATEST) this.#kept = this.positions();
  }

  /** The latest ones, rising. */
  positions(): LinePosition[] {
    return this.#kept.sort(comparePositions).slice(-MAX_LATEST);
  }
}

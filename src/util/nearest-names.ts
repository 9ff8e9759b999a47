// Names that somebody may have meant by one that does not exist.
import { lettersChanged } from './letters-changed.ts';

/** Longer names are no typing mistakes; the bound keeps the work small. */
const MAX_LENGTH = 100;
/** A shorter text stands inside too many names to mean one of them. */
const MIN_PART_LENGTH = 4;

/** Up to `count` of `names`, nearest first: few letters changed, or nearly a part of it. Empty: none is near. */
export function nearestNames(wanted: string, names: readonly string[], count = 3): string[] {
  const name = wanted.slice(0, MAX_LENGTH).toLowerCase();
  return names
    .flatMap((one) => {
      const distance = distanceOf(name, one.toLowerCase().slice(0, MAX_LENGTH));
      return distance === undefined ? [] : [{ one, distance }];
    })
    .sort((a, b) => a.distance - b.distance || (a.one < b.one ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one);
}

/** Undefined: too far. */
function distanceOf(wanted: string, name: string): number | undefined {
  const whole = lettersChanged(wanted, name, 'whole');
  if (whole <= Math.max(1, Math.min(wanted.length, name.length) / 3)) return whole;
  if (wanted.length < MIN_PART_LENGTH || wanted.length > name.length) return undefined;
  const part = lettersChanged(wanted, name, 'part');
  return part <= wanted.length / 4 ? part + 0.5 : undefined;
}

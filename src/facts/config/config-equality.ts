// When two values of a setting mean the same, however each source spells it.
import type { ConfigScalar } from '../../model/knowledge.ts';
import { parseGoDuration } from '../go/go-duration.ts';

/** `60s` and `1m0s`, `5` and `"5"`, a list in another order. */
export function isSameValue(a: ConfigScalar | undefined, b: ConfigScalar | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (isList(a) || isList(b)) return isList(a) && isList(b) && isSameList(a, b);
  return String(a) === String(b) || isSameDuration(String(a), String(b));
}

/**
 * A source’s value is known not to be the one in effect: both are of one kind and differ in more than spelling. The
 * Agent adds items of its own to lists, so a list is in effect when all its items are.
 */
export function isOverruled(stated: ConfigScalar, inEffect: ConfigScalar): boolean {
  if (isList(stated) && isList(inEffect)) {
    const effective = new Set(inEffect.map(String));
    return stated.some((item) => !effective.has(String(item)));
  }
  if (isList(stated) || isList(inEffect) || typeof stated !== typeof inEffect) return false;
  const isSameText = String(stated).trim().toLowerCase() === String(inEffect).trim().toLowerCase();
  return !isSameText && !isSameValue(stated, inEffect);
}

function isList(value: ConfigScalar): value is Extract<ConfigScalar, readonly unknown[]> {
  return Array.isArray(value);
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  const sorted = (items: readonly unknown[]): string => JSON.stringify(items.map(String).sort());
  return a.length === b.length && sorted(a) === sorted(b);
}

/** Numbers without a unit are left out: what they count differs from setting to setting. */
function isSameDuration(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => (/[a-zµμ]$/.test(text) ? parseGoDuration(text) : undefined));
  return first !== undefined && first === second;
}

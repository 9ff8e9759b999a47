// Logic with three values: seen, not seen, cannot tell. What cannot be told never turns into a yes or a no.
import type { Verdict } from '../model/outcome.ts';

export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('not-seen')) return 'not-seen';
  return verdicts.includes('cannot-tell') ? 'cannot-tell' : 'seen';
}

export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('seen')) return 'seen';
  return verdicts.includes('cannot-tell') ? 'cannot-tell' : 'not-seen';
}

export function noneOf(verdicts: readonly Verdict[]): Verdict {
  const any = anyOf(verdicts);
  return any === 'cannot-tell' ? any : any === 'seen' ? 'not-seen' : 'seen';
}

export function atLeast(count: number, verdicts: readonly Verdict[]): Verdict {
  const seen = verdicts.filter((verdict) => verdict === 'seen').length;
  const open = verdicts.filter((verdict) => verdict === 'cannot-tell').length;
  if (seen >= count) return 'seen';
  return seen + open >= count ? 'cannot-tell' : 'not-seen';
}

// Mistakes in `where`: bounds that no amount can keep, or that say nothing. That a group is there is checked in
// log-mistakes.ts.
import { parseQuantity, type Quantity } from '../util/quantity.ts';
import type { LogOptions } from './schemas/log-schema.ts';
import type { OptionMistake } from './operator.ts';
import { skipGroup } from './required-literals.ts';

type Bounds = NonNullable<LogOptions['where']>[string];

export function whereMistakes({ where, regex }: LogOptions): OptionMistake[] {
  if (where === undefined) return [];
  const names = Object.keys(where);
  if (names.length === 0) return [empty(['where'])];
  return names.flatMap((name) => {
    const bounds = where[name] ?? {};
    const path = ['where', name];
    if (Object.keys(bounds).length === 0) return [empty(path)];
    const body = regex === undefined ? undefined : groupBody(regex, name);
    if (body !== undefined && !canHoldDigit(body)) return [noAmount(path)];
    const message = contradiction(bounds);
    return message === undefined ? [] : [{ path, code: 'IMPOSSIBLE_BOUNDS', message }];
  });
}

function empty(path: readonly string[]): OptionMistake {
  return {
    path,
    code: 'NO_BOUNDS',
    message:
      'This sets no bound on what the group caught; give one, such as where: { took: { above: 30s } }.',
  };
}

function noAmount(path: readonly string[]): OptionMistake {
  return {
    path,
    code: 'IMPOSSIBLE_BOUNDS',
    message:
      'The group cannot catch a digit, so what it catches is never an amount; write it as [0-9]+ or \\S+.',
  };
}

function contradiction(bounds: Bounds): string | undefined {
  const quantity = (is: keyof Bounds): Quantity | undefined => {
    const limit = bounds[is];
    return limit === undefined ? undefined : parseQuantity(String(limit));
  };
  const given = (['above', 'at-least', 'below', 'at-most'] as const).flatMap((is) => quantity(is) ?? []);
  if (new Set(given.map((one) => one.dimension)).size > 1)
    return 'The bounds are amounts of different kinds, and nothing is both: give them the same unit.';
  const amount = (is: keyof Bounds, none: number): number => quantity(is)?.amount ?? none;
  const low = Math.max(amount('above', -Infinity), amount('at-least', -Infinity));
  const high = Math.min(amount('below', Infinity), amount('at-most', Infinity));
  const isOpen = amount('above', NaN) === low || amount('below', NaN) === high;
  if (low < high || (low === high && !isOpen)) return undefined;
  return 'No amount lies within these bounds: swap them, or remove one.';
}

/** What stands between the brackets of a named group; undefined when there is none. */
function groupBody(regex: string, name: string): string | undefined {
  const head = [`(?<${name}>`, `(?P<${name}>`].find((one) => regex.includes(one));
  if (head === undefined) return undefined;
  const start = regex.indexOf(head);
  return regex.slice(start + head.length, skipGroup(regex, start));
}

/** Only what is plain: classes of letters and literal text hold none; a class that says “not” or a dot may. */
function canHoldDigit(body: string): boolean {
  return /[0-9.]|\[\^|\\[dwSDWpPxQCX]|\[:(?:digit|alnum|word|graph|print|ascii|xdigit):\]/.test(
    withoutCounts(body),
  );
}

/** `{2,5}` says how often, not what. */
function withoutCounts(body: string): string {
  return body.replace(/\{\d+(?:,\d*)?\}/g, '');
}

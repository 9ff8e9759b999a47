// How many new findings a change of rules may bring before it is noise.
import { UsageError } from '../../errors.ts';
import type { BacktestResult } from './backtest.ts';

export interface Budget {
  /** As it was given: `3`, or `2%` for two in a hundred flares. */
  readonly limit: string;
  readonly isKept: boolean;
}

/** Throws a UsageError for anything but a number or a number with `%`. */
export function parseBudget(text: string): (result: BacktestResult) => Budget {
  const match = /^(\d{1,9}(?:\.\d{1,9})?)(%?)$/.exec(text);
  if (match === null)
    throw new UsageError(
      'BAD_OPTION',
      `--budget needs a number of new findings, such as 3, or a share, such as 2% for two per hundred flares, not “${text}”.`,
    );
  const [, number, percent] = match;
  const allowed = Number(number);
  return ({ noise, flares }) => ({
    limit: text,
    isKept: noise <= (percent === '%' ? (allowed * flares) / 100 : allowed),
  });
}

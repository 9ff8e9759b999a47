// Several values in one variable.

/** Different values that a text names. */
export const MAX_VALUES = 5;

/** Each once, in the order given; `count` of all, where not all are given. */
export function listOfValues(values: readonly string[], count = values.length): string {
  const different = [...new Set(values)];
  const more = different.length > MAX_VALUES || count > values.length ? ', …' : '';
  return different.slice(0, MAX_VALUES).join(', ') + more;
}

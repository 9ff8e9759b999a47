// Several values in one variable.

/** Different values that a text names. */
const MAX_VALUES = 5;

/** Each once, in the order given. */
export function listOfValues(values: readonly string[]): string {
  const different = [...new Set(values)];
  const more = different.length > MAX_VALUES ? ', …' : '';
  return different.slice(0, MAX_VALUES).join(', ') + more;
}

// An option that may be given several times: its values are gathered in the order in which they stand.

/** For commander, with `[]` as the default. */
export function collect(value: string, all: readonly string[]): string[] {
  return [...all, value];
}

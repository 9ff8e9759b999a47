// A number with what it counts, for English sentences: `1 line`, `2 lines`. Labels of reports have their own, by language.

/** `noun` is a word that takes an s. */
export function countedText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

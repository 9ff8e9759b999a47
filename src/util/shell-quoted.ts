// A word for a command line that people copy: whatever stands in a name, the shell takes it for a name.
import { visibleText } from './visible-text.ts';

/** As it is where that is safe, else in single quotes. */
export function shellQuoted(text: string): string {
  const word = visibleText(text);
  return /^[\w./:@=+][\w./:@=+-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

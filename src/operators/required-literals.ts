// Finds text that every match of a regex must hold, so that the scanner can pass over all other lines.
// Sees only what is plain: the longest run of ordinary characters outside groups. Says none when in doubt.

/** Lines without one of the literals are never shown to the regex; shorter ones would stop too often. */
export const MIN_LITERAL_BYTES = 5;

/** The longest required literal of a RE2 expression, or undefined when none of 5 bytes is plain to see. */
export function requiredLiteral(regex: string): string | undefined {
  const runs: string[] = [];
  let run = '';
  const flush = (): void => {
    runs.push(run);
    run = '';
  };
  for (let index = 0; index < regex.length; index++) {
    const char = regex.charAt(index);
    if (char === '|') return undefined;
    if (char === '(' || char === '[') {
      flush();
      index = skipGroup(regex, index);
    } else if ('?*{'.includes(char)) {
      run = run.slice(0, -1);
      flush();
      if (char === '{') index = Math.max(index, regex.indexOf('}', index));
    } else if (char === '\\') {
      index++;
      const escaped = regex.charAt(index);
      if (/[xpPQE0-9]/.test(escaped)) return undefined;
      if (/[a-zA-Z]/.test(escaped)) flush();
      else run += escaped;
    } else if ('.^$+)'.includes(char)) {
      flush();
    } else {
      run += char;
    }
  }
  flush();
  const longest = runs.reduce((best, one) => (one.length > best.length ? one : best), '');
  return Buffer.byteLength(longest) >= MIN_LITERAL_BYTES ? longest : undefined;
}

/** Index of the bracket that closes the group or class opening at `start`. */
export function skipGroup(regex: string, start: number): number {
  if (regex.charAt(start) === '[') return classEnd(regex, start);
  let depth = 0;
  for (let index = start; index < regex.length; index++) {
    const char = regex.charAt(index);
    if (char === '\\') index++;
    else if (char === '[') index = classEnd(regex, index);
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return index;
  }
  return regex.length;
}

/** A `]` that stands first in a class is an ordinary character. */
function classEnd(regex: string, start: number): number {
  const first = regex.charAt(start + 1) === '^' ? start + 2 : start + 1;
  for (let index = first; index < regex.length; index++) {
    const char = regex.charAt(index);
    if (char === '\\') index++;
    else if (regex.startsWith('[:', index)) index = Math.max(index, regex.indexOf(':]', index) + 1);
    else if (char === ']' && index > first) return index;
  }
  return regex.length;
}

// Texts with a given shape, in which `*` stands for any characters. Case is left to the caller.

/** Parts are looked for from left to right, so that no text takes long. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** Of paths: `*` stands for any part of one name and never crosses a `/`. */
export function matchesPathWildcard(path: string, pattern: string): boolean {
  const names = path.split('/');
  const patterns = pattern.split('/');
  return (
    names.length === patterns.length &&
    patterns.every((one, index) => matchesWildcard(names[index] ?? '', one))
  );
}

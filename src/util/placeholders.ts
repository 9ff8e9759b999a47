// `{{ name }}` in a text: finding the names, putting values in, and finding what only looks like one.

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;
/** Braces that begin or end one, and what stands between them as far as that is one. */
const BRACES = /\{\{(?:(?!\{\{|\}\})[^])*(?:\}\})?|\}\}/g;

export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** A name without a value stays as it is, so that a reader sees what is missing. */
export function fillPlaceholders(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => valueOf(name) ?? whole);
}

/** Double braces with anything but one name between them, or without their other half. */
export interface MalformedPlaceholder {
  /** As it is written, from its braces on. */
  readonly text: string;
  readonly braces: '{{' | '}}';
  /** How many of the same braces stand before it in the text. */
  readonly nth: number;
}

/** A reader would see each of them as it is written. */
export function malformedPlaceholders(text: string): MalformedPlaceholder[] {
  const counts = { '{{': 0, '}}': 0 };
  return [...text.matchAll(BRACES)].flatMap(({ 0: found }): MalformedPlaceholder[] => {
    const braces = found.startsWith('{{') ? '{{' : '}}';
    const nth = counts[braces];
    if (found.startsWith('{{')) counts['{{'] += 1;
    if (found.endsWith('}}')) counts['}}'] += 1;
    return found.replace(PLACEHOLDER, '') === '' ? [] : [{ text: found, braces, nth }];
  });
}

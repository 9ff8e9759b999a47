// HTML and XML by template: whatever is put into a `markup` template is escaped unless it is markup itself,
// so that forgetting to escape is impossible.
import { visibleText } from './visible-text.ts';

export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type MarkupPart = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute of HTML or XML 1.0, control characters made visible. */
export function escapeMarkup(text: string): string {
  return withEntities(visibleText(text));
}

/** What somebody has typed, for the text area that it goes back to: line ends, tabs and all else stay as they are. */
export function typedText(text: string): Markup {
  return new Markup(withEntities(text));
}

function withEntities(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** `` markup`<b>${text}</b>` ``: strings are escaped, markup and lists of markup go in as they are. */
export function markup(literals: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  const source = literals.map((literal, index) => literal + sourceOf(parts[index] ?? ''));
  return new Markup(source.join(''));
}

function sourceOf(part: MarkupPart): string {
  if (part instanceof Markup) return part.source;
  return typeof part === 'object' ? part.map((item) => item.source).join('') : escapeMarkup(String(part));
}

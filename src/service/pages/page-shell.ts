// What all pages of the service have in common: the document around them and the bar on top.
import type { Language } from '../../model/language.ts';
import { markup, type Markup } from '../../util/markup.ts';
import { PAGE_TEXTS, type PageTexts } from './page-text-table.ts';

export interface PageContext {
  readonly language: Language;
  readonly texts: PageTexts;
  /** Of the answer's content security policy. */
  readonly nonce: string;
  /** The page's own address without its language. */
  readonly path: string;
  /** Said once, above the page. */
  readonly notices?: readonly string[];
}

export interface Page {
  readonly title: string;
  readonly main: Markup;
  /** Links of this page, for the bar. */
  readonly links?: readonly Markup[];
  /** A module of src/web. */
  readonly script?: string;
  readonly head?: Markup;
}

export function renderPage(context: PageContext, { title, main, links = [], script, head }: Page): string {
  const { language } = context;
  const loaded =
    script === undefined ? markup`` : markup`<script type="module" src="/assets/${script}"></script>\n`;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
<link rel="stylesheet" href="/assets/bar.css">
${loaded}${head ?? markup``}</head>
<body>
${barHtml(context, links)}<main>
${main}</main>
</body>
</html>
`.source;
}

export function barHtml(
  { language, texts, path, notices = [] }: PageContext,
  links: readonly Markup[],
): Markup {
  const other: Language = language === 'en' ? 'ja' : 'en';
  const items = links.map((link) => markup`<li>${link}</li>\n`);
  return markup`<header class="bar"><nav aria-label="${texts.home}"><ul>
<li><a class="home" href="/?lang=${language}">${texts.home}</a></li>
${items}<li class="language"><a href="${withQuery(path, { lang: other })}" lang="${other}" hreflang="${other}">${PAGE_TEXTS[language].otherLanguage}</a></li>
</ul></nav>${notices.map((notice) => markup`<p class="notice" role="status">${notice}</p>`)}</header>
`;
}

export function reportLink({ language }: PageContext, id: string, text: string): Markup {
  return markup`<a href="/flares/${id}?lang=${language}">${text}</a>`;
}

/** `path` may have a query already. */
export function withQuery(path: string, query: Readonly<Record<string, string | number>>): string {
  const text = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) text.set(key, String(value));
  return `${path}${path.includes('?') ? '&' : '?'}${text.toString()}`;
}

/** Where the log viewer shows a place of a report. */
export function filePath(id: string, file: string): string {
  return `/flares/${id}/files/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** Lines shown above the one that a link leads to. */
const LINES_ABOVE = 20;

/** The line of a flare in the log viewer, with some lines above it. */
export function lineAddress(
  id: string,
  { file, line }: { readonly file: string; readonly line: number },
  lang: Language,
): string {
  const address = withQuery(filePath(id, file), { from: Math.max(1, line - LINES_ABOVE), lang });
  return `${address}#L${line}`;
}

// The log viewer: some lines of a file of a flare, each with an anchor that links lead to.
import { markup, type Markup } from '../../util/markup.ts';
import type { FileLine, LinePage } from '../routes/read-lines.ts';
import { filePath, renderPage, reportLink, withQuery, type PageContext } from './page-shell.ts';

export interface LogPage {
  readonly id: string;
  readonly file: string;
  readonly from: number;
  /** Lines of a page. */
  readonly count: number;
  readonly lines: LinePage;
}

export function renderLogPage(context: PageContext, page: LogPage): string {
  const { texts } = context;
  const { id, file, lines } = page;
  const content =
    lines.lines.length === 0
      ? markup`<p>${texts.noLines}</p>\n`
      : markup`<div class="lines">${lines.lines.map(lineHtml)}</div>\n`;
  const nav = navHtml(context, page);
  return renderPage(context, {
    title: texts.linesOf(file),
    links: [reportLink(context, id, texts.report)],
    main: markup`<h1 class="path">${file}</h1>\n${nav}${content}`,
  });
}

function lineHtml({ line, text }: FileLine): Markup {
  return markup`<div class="line" id="L${line}"><a href="#L${line}">${line}</a><code>${text}</code></div>\n`;
}

function navHtml({ texts, language }: PageContext, { id, file, from, count, lines }: LogPage): Markup {
  const path = filePath(id, file);
  const link = (line: number, text: string): Markup =>
    markup`<a href="${withQuery(path, { from: line, lang: language })}">${text}</a> `;
  const earlier = from > 1 ? link(Math.max(1, from - count), texts.previousLines) : markup``;
  const later = lines.next === null ? markup`` : link(lines.next, texts.nextLines);
  return markup`<nav class="places" aria-label="${texts.lineNavigation}">${earlier}${later}<form action="${path}">
<input type="hidden" name="lang" value="${language}">
<label for="from">${texts.goToLine}</label> <input id="from" name="from" type="number" min="1" value="${from}" required>
<button type="submit">${texts.go}</button></form></nav>
`;
}

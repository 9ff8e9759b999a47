// The report as a page of the service: the HTML report with a bar of links on top, its places linked to the
// log viewer.
import type { Report } from '../../model/report.ts';
import { placeHtml } from '../../report/html/html-page.ts';
import { markup, type Markup } from '../../util/markup.ts';
import { barHtml, lineAddress, withQuery, type PageContext } from './page-shell.ts';

/** `html`: of the HTML report, made with the nonce of the context. */
export function renderReportPage(context: PageContext, { id, report, html }: FlareReport): string {
  const style = markup`<link rel="stylesheet" href="/assets/bar.css" nonce="${context.nonce}">\n`;
  const bar = barHtml(context, reportLinks(context, id));
  return insertBefore(insertBefore(linkPlaces(html, report, id), '</head>', style), '<main>', bar);
}

export interface FlareReport {
  readonly id: string;
  readonly report: Report;
  readonly html: string;
}

function reportLinks({ texts, language }: PageContext, id: string): Markup[] {
  const api = `/api/v1/flares/${id}/report`;
  const download = (format: string, name: string, ending: string): Markup =>
    markup`<a href="${withQuery(api, { format, lang: language })}" download="flare-${id.slice(0, 8)}.${ending}">${texts.download(name)}</a>`;
  return [
    download('json', 'JSON', 'json'),
    download('markdown', 'Markdown', 'md'),
    download('html', 'HTML', 'html'),
    markup`<a href="/flares/${id}/compare?lang=${language}">${texts.compare}</a>`,
    markup`<a href="/flares/${id}/try?lang=${language}">${texts.tryRule}</a>`,
    markup`<a href="/flares/${id}/delete?lang=${language}">${texts.remove}</a>`,
  ];
}

/** What stands before the mark in our own document: all text of a flare in it is escaped. */
function insertBefore(html: string, mark: string, inserted: Markup): string {
  const at = html.indexOf(mark);
  return at < 0 ? html : html.slice(0, at) + inserted.source + html.slice(at);
}

interface ReportPlace {
  readonly file: string;
  readonly line: number;
}

function placesOf({ findings, unexplained, timeline }: Report): ReportPlace[] {
  const marks = timeline.flatMap(({ file, line }) => (file === undefined ? [] : [{ file, line: line ?? 1 }]));
  return [
    ...findings.flatMap((finding) => finding.evidence),
    ...unexplained.map((one) => one.example),
    ...marks,
  ];
}

/** `<code>logs/agent.log:17</code>` becomes a link when the report speaks of that place. */
function linkPlaces(html: string, report: Report, id: string): string {
  const links = new Map<string, string>();
  for (const { file, line } of placesOf(report)) {
    const shown = placeHtml(file, line);
    const address = lineAddress(id, { file, line }, report.language);
    links.set(shown.source, markup`<a href="${address}">${shown}</a>`.source);
  }
  return html.replace(/<code>[^<]*:\d+<\/code>/g, (shown) => links.get(shown) ?? shown);
}

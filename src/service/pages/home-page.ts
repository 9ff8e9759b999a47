// The first page: a form to upload a flare, and the flares that are here.
import { SEVERITIES } from '../../model/severity.ts';
import { sizeText } from '../../util/amount-text.ts';
import { markup, type Markup } from '../../util/markup.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import type { FlarePage } from '../store/flare-store.ts';
import { renderPage, withQuery, type PageContext } from './page-shell.ts';
import type { PageTexts } from './page-text-table.ts';

export interface HomePage {
  readonly page: FlarePage;
  readonly isFirst: boolean;
  readonly maxUploadBytes: number;
}

export function renderHomePage(context: PageContext, home: HomePage): string {
  const { texts } = context;
  return renderPage(context, {
    title: texts.home,
    script: 'upload-page.js',
    main: markup`<h1>${texts.home}</h1>
<p>${texts.intro}</p>
${formHtml(context, home.maxUploadBytes)}<h2>${texts.recent}</h2>
${listHtml(context, home)}`,
  });
}

/** Works without script, too: the form is sent as it is, and the answer leads to the flare's page. */
function formHtml({ texts, language }: PageContext, maxUploadBytes: number): Markup {
  return markup`<form id="upload" class="upload" method="post" action="/flares?lang=${language}" enctype="multipart/form-data" data-max-bytes="${maxUploadBytes}">
<div class="field"><label for="file">${texts.fileLabel}</label>
<input id="file" name="file" type="file" required aria-describedby="file-hint">
<p id="file-hint" class="soft">${texts.fileHint(sizeText(maxUploadBytes))}</p></div>
<div class="field"><label for="case">${texts.caseLabel}</label><input id="case" name="case" maxlength="200" autocomplete="off"></div>
<div class="field"><label for="note">${texts.noteLabel}</label><input id="note" name="note" maxlength="2000" autocomplete="off"></div>
<button type="submit">${texts.analyse}</button>
<progress id="progress" aria-label="${texts.progress}" max="1" value="0" hidden></progress>
<p id="status" role="status"></p>
<p id="error" class="error" role="alert"></p>
</form>
`;
}

function listHtml(context: PageContext, { page, isFirst }: HomePage): Markup {
  const { texts, language } = context;
  const newest = isFirst ? markup`` : markup`<p><a href="/?lang=${language}">${texts.newest}</a></p>\n`;
  if (page.flares.length === 0) return markup`<p>${texts.noFlares}</p>\n${newest}`;
  const { name, host, result, case: caseColumn, uploaded } = texts.columns;
  const older =
    page.nextCursor === null
      ? markup``
      : markup`<p><a href="${withQuery('/', { cursor: page.nextCursor, lang: language })}">${texts.older}</a></p>\n`;
  const heads = [name, host, result, caseColumn, uploaded].map((one) => markup`<th scope="col">${one}</th>`);
  return markup`<table class="flares"><thead><tr>${heads}</tr></thead>
<tbody>
${page.flares.map((record) => rowHtml(context, record))}</tbody></table>
${older}${newest}`;
}

function rowHtml({ texts, language }: PageContext, record: FlareRecord): Markup {
  const { id, name, uploadedAt, summary } = record;
  const cell = (label: string, content: Markup): Markup => markup`<td data-label="${label}">${content}</td>`;
  const time = markup`<time datetime="${uploadedAt}">${uploadedAt.slice(0, 16).replace('T', ' ')} UTC</time>`;
  const { columns } = texts;
  return markup`<tr><th scope="row"><a href="/flares/${id}?lang=${language}">${name}</a></th>${[
    cell(columns.host, markup`${summary?.hostname ?? '–'}`),
    cell(columns.result, resultHtml(record, texts)),
    cell(columns.case, markup`${record.case ?? '–'}`),
    cell(columns.uploaded, time),
  ]}</tr>
`;
}

function resultHtml({ status, summary }: FlareRecord, texts: PageTexts): Markup {
  if (status !== 'done' || summary === null) return markup`${texts.states[status]}`;
  // As the report counts: what another finding explains is a part of that one.
  const roots = summary.findings.filter((finding) => finding.explainedBy === undefined);
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: roots.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return markup`${texts.noFinding}`;
  return markup`${counts.map(
    ({ severity, count }) =>
      markup`<span class="badge ${severity}">${texts.findings(count, texts.severity[severity])}</span> `,
  )}`;
}

// The pages of one flare that are not its report: while it is analysed, when that failed, before it is deleted,
// and what is shown when a page cannot be.
import { markup } from '../../util/markup.ts';
import type { ProblemDocument } from '../problem-document.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { renderPage, withQuery, type PageContext } from './page-shell.ts';

/** Its script asks how far the analysis is and shows the report when there is one. */
export function renderWaitingPage(context: PageContext, { id, name }: FlareRecord): string {
  const { texts } = context;
  return renderPage(context, {
    title: `${texts.waitTitle} · ${name}`,
    script: 'waiting-page.js',
    head: markup`<noscript><meta http-equiv="refresh" content="3"></noscript>\n`,
    main: markup`<h1>${texts.waitTitle}</h1>
<p>${name}</p>
<p id="status" role="status" data-flare="${id}" data-waiting="${texts.waiting}" data-reading="${texts.reading}">${texts.waiting}</p>
`,
  });
}

export function renderFailurePage(
  context: PageContext,
  record: FlareRecord,
  { title, detail, code }: ProblemDocument,
): string {
  const { texts, language } = context;
  const remove = withQuery(`/flares/${record.id}/delete`, { lang: language });
  return renderPage(context, {
    title: texts.failedTitle,
    main: markup`<h1>${texts.failedTitle}</h1>
<p>${record.name}</p>
<p class="error" lang="en"><strong>${title}</strong><br>${detail} <code>${code}</code></p>
<p><a href="${remove}">${texts.remove}</a></p>
`,
  });
}

export function renderDeletePage(context: PageContext, { id, name }: FlareRecord): string {
  const { texts, language } = context;
  return renderPage(context, {
    title: texts.removeQuestion(name),
    main: markup`<h1>${texts.removeQuestion(name)}</h1>
<p>${texts.removeWarning}</p>
<form method="post" action="/flares/${id}/delete?lang=${language}">
<button type="submit" class="danger">${texts.remove}</button>
<a href="/flares/${id}?lang=${language}">${texts.cancel}</a>
</form>
`,
  });
}

export function renderProblemPage(context: PageContext, { title, detail, code }: ProblemDocument): string {
  const { texts } = context;
  return renderPage(context, {
    title: texts.problemTitle,
    main: markup`<h1>${texts.problemTitle}</h1>
<p class="error" lang="en"><strong>${title}</strong><br>${detail} <code>${code}</code></p>
`,
  });
}

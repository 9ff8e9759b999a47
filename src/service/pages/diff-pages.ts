// The pages that compare two flares: which other flare to compare with, and what changed.
import type { DiffSide, FlareDiff } from '../../model/flare-diff.ts';
import { diffHead } from '../../report/diff/diff-head.ts';
import type { DiffDetail, DiffRow, DiffSection } from '../../report/diff/diff-row.ts';
import { diffSections } from '../../report/diff/diff-sections.ts';
import { wordsOf } from '../../report/diff/diff-labels.ts';
import type { Language } from '../../model/language.ts';
import { labelsOf } from '../../report/labels/labels-table.ts';
import { markup, type Markup } from '../../util/markup.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { placeHtml } from '../../report/html/html-page.ts';
import { lineAddress, renderPage, reportLink, withQuery, type PageContext } from './page-shell.ts';

/** `others`: newest first. What was uploaded first is taken for the older flare. */
export function renderComparePage(
  context: PageContext,
  record: FlareRecord,
  others: readonly FlareRecord[],
): string {
  const { texts, language } = context;
  const rows = others.map((other) => {
    const [old, later] = other.uploadedAt < record.uploadedAt ? [other, record] : [record, other];
    const address = withQuery(diffPath(old.id, later.id), { lang: language });
    const time = `${other.uploadedAt.slice(0, 16).replace('T', ' ')} UTC`;
    return markup`<li><a href="${address}">${other.name}</a> <span class="soft">${other.summary?.agentVersion ?? '–'} · ${time}</span></li>\n`;
  });
  const title = texts.compareTitle(record.name);
  return renderPage(context, {
    title,
    links: [reportLink(context, record.id, texts.report)],
    main: markup`<h1>${title}</h1>
${rows.length === 0 ? markup`<p>${texts.noneToCompare}</p>\n` : markup`<p>${texts.compareHint}</p>\n<ul>\n${rows}</ul>\n`}`,
  });
}

/** Of the two flares. */
export type FlareIds = Readonly<Record<DiffSide, string>>;

export function renderDiffPage(context: PageContext, diff: FlareDiff, ids: FlareIds): string {
  const { texts, language } = context;
  const { title, lines } = diffHead(diff);
  const sections = diffSections(diff);
  const nothing = markup`<p>${wordsOf(diff).words.nothingChanged}</p>\n`;
  return renderPage(context, {
    title,
    links: [
      reportLink(context, ids.old, texts.reportOf(diff.old.name)),
      reportLink(context, ids.new, texts.reportOf(diff.new.name)),
      markup`<a href="${withQuery(diffPath(ids.new, ids.old), { lang: language })}">${texts.swap}</a>`,
    ],
    main: markup`<h1>${title}</h1>
<ul>
${lines.map((line) => markup`<li>${line}</li>\n`)}</ul>
${sections.length === 0 ? nothing : sections.map((section) => sectionHtml(section, { language, ids }))}`,
  });
}

function diffPath(old: string, later: string): string {
  return `/flares/${old}/diff/${later}`;
}

interface Shown {
  readonly language: Language;
  readonly ids: FlareIds;
}

function sectionHtml({ title, rows, remark }: DiffSection, shown: Shown): Markup {
  const list = markup`<ul class="changes">\n${rows.map((row) => rowHtml(row, shown))}</ul>\n`;
  return markup`<section><h2>${title}</h2>
${rows.length === 0 ? markup`` : list}${remark === undefined ? markup`` : markup`<p class="soft">${remark}</p>\n`}</section>
`;
}

function rowHtml({ mark, severity, text, details, quote }: DiffRow, shown: Shown): Markup {
  const badge =
    severity === undefined
      ? markup``
      : markup`<span class="badge ${severity}">${labelsOf(shown.language).severity[severity]}</span> `;
  const quoted = quote === undefined ? markup`` : markup`<pre><code>${quote}</code></pre>\n`;
  return markup`<li><span class="mark" aria-hidden="true">${mark}</span> ${badge}<strong>${text}</strong>
${details.map((one) => markup`<br><span class="soft">${detailHtml(one, shown)}</span>\n`)}${quoted}</li>
`;
}

function detailHtml(detail: DiffDetail, { ids, language }: Shown): Markup {
  const parts = detail.map((part) => {
    if (typeof part === 'string') return markup`${part}`;
    const address = lineAddress(ids[part.side], part, language);
    return markup`<a href="${address}">${placeHtml(part.file, part.line)}</a>`;
  });
  return markup`${parts.map((part, index) => (index === 0 ? part : markup` · ${part}`))}`;
}

// The report as one HTML file: no script, nothing loaded, every text escaped; opens from a disk, prints, and
// may be served under a strict content security policy.
import type { Report, RunbookFor } from '../../model/report.ts';
import { markup, Markup } from '../../util/markup.ts';
import { findingTree, type FindingNode } from '../finding-tree.ts';
import { headlines, madeBy, verdictLines } from '../headlines.ts';
import { findingHtml } from './html-finding.ts';
import { anchorOf, badgeHtml, sectionHtml, type HtmlPage } from './html-page.ts';
import { restHtml } from './html-rest.ts';
import { STYLE } from './html-style.ts';
import { suppressedHtml } from './html-suppressed.ts';
import { labelsOf } from '../labels/labels-table.ts';
import { visibleReport } from '../visible-report.ts';

export interface HtmlOptions {
  readonly runbookFor: RunbookFor;
  /** Of the content security policy of the answer it is sent with; a file on disk needs none. */
  readonly nonce?: string;
  /** Suppressed findings whole, and the suppressions that hid nothing. */
  readonly verbose?: boolean;
}

export function renderHtml(whole: Report, { runbookFor, nonce, verbose = false }: HtmlOptions): string {
  const { report, suppressed } = visibleReport(whole);
  const page: HtmlPage = {
    report,
    suppressed,
    isVerbose: verbose,
    runbookFor,
    labels: labelsOf(report.language),
  };
  const nodes = findingTree(report.findings);
  const title = page.labels.reportOf(report.bundle.hostname ?? report.bundle.name);
  const document = markup`<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${styleSource(nonce)}; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style${nonceAttribute(nonce)}>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${headlinesHtml(page)}${verdictHtml(page, nodes)}${contentsHtml(page, nodes)}${sectionHtml(
    'findings',
    page.labels.findings,
    nodes.map((node) => findingHtml(page, node)),
  )}${suppressedHtml(page)}${restHtml(page)}<footer class="soft">${madeBy(report, page.labels)} · sha256 ${report.bundle.sha256}</footer>
</main>
</body>
</html>
`;
  return document.source;
}

function styleSource(nonce: string | undefined): Markup {
  return nonce === undefined ? markup`'unsafe-inline'` : markup`'nonce-${nonce}'`;
}

function nonceAttribute(nonce: string | undefined): Markup {
  return nonce === undefined ? markup`` : markup` nonce="${nonce}"`;
}

function headlinesHtml({ report, labels }: HtmlPage): Markup {
  const rows = headlines(report, labels).map(
    ({ label, value }) => markup`<dt>${label}</dt><dd>${value}</dd>\n`,
  );
  return markup`<dl class="facts">\n${rows}</dl>\n`;
}

function verdictHtml({ report, labels }: HtmlPage, [worst]: readonly FindingNode[]): Markup {
  const [verdict = '', ...rest] = verdictLines(report, labels);
  const lines = rest.map((line) => markup`<br>${line}`);
  return markup`<p class="verdict ${worst?.finding.severity ?? 'none'}"><strong>${verdict}</strong>${lines}</p>\n`;
}

function contentsHtml(page: HtmlPage, nodes: readonly FindingNode[]): Markup {
  if (nodes.length < 2) return markup``;
  return markup`<nav aria-label="${page.labels.contents}">\n${contentsList(page, nodes)}</nav>\n`;
}

function contentsList(page: HtmlPage, nodes: readonly FindingNode[]): Markup {
  if (nodes.length === 0) return markup``;
  const items = nodes.map(({ finding: { ruleId, severity, title }, symptoms }) => {
    const link = markup`${badgeHtml(page, severity)}<a href="#${anchorOf(ruleId)}">${title}</a>`;
    return markup`<li>${link}${contentsList(page, symptoms)}</li>\n`;
  });
  return markup`<ol>\n${items}</ol>\n`;
}

// One finding of the HTML report. What it explains follows it, each in a row to unfold.
import type { Finding, ReportEvidence } from '../../model/report.ts';
import { markup, Markup } from '../../util/markup.ts';
import { isWebAddress } from '../../util/web-address.ts';
import { cautionRemarks, versionRemarks } from '../beside-finding.ts';
import type { FindingNode } from '../finding-tree.ts';
import { anchorOf, badgeHtml, placeHtml, type HtmlPage } from './html-page.ts';
import { occurrenceText } from '../occurrence-text.ts';
import { countText } from '../quantities.ts';

const MAX_OPEN_PLACES = 3;

export function findingHtml(page: HtmlPage, { finding, symptoms }: FindingNode): Markup {
  return markup`<article class="cause" id="${anchorOf(finding.ruleId)}">
${titleHtml(page, finding)}
${bodyHtml(page, finding, true)}</article>
${symptoms.map((symptom) => symptomHtml(page, symptom))}`;
}

/** A link to its anchor unfolds it, since the anchor is inside. */
function symptomHtml(page: HtmlPage, { finding, symptoms }: FindingNode): Markup {
  return markup`<article class="symptom"><details><summary>${titleHtml(page, finding)}</summary>
<div id="${anchorOf(finding.ruleId)}">
${bodyHtml(page, finding, false)}</div>
</details></article>
${symptoms.map((symptom) => symptomHtml(page, symptom))}`;
}

function titleHtml(page: HtmlPage, { severity, title }: Finding): Markup {
  return markup`<h3>${badgeHtml(page, severity)}${title}</h3>`;
}

function bodyHtml(page: HtmlPage, finding: Finding, isCause: boolean): Markup {
  return markup`${factsHtml(page, finding)}<p>${finding.summary.trim().split(/\s+/).join(' ')}</p>
${remarksHtml(page, finding)}${evidenceHtml(page, finding)}${runbookHtml(page, finding, isCause)}${referencesHtml(page, finding)}`;
}

function factsHtml({ labels }: HtmlPage, finding: Finding): Markup {
  const { ruleId, component, confidence, occurrences, explainedBy } = finding;
  const cause =
    explainedBy === undefined
      ? markup``
      : markup` · ${labels.explainedBy}: <a href="#${anchorOf(explainedBy)}">${explainedBy}</a>`;
  const words = [component, labels.confidence[confidence], occurrenceText(occurrences, labels)].join(' · ');
  return markup`<p class="soft"><code>${ruleId}</code> · ${words}${cause}</p>
`;
}

function remarksHtml({ labels }: HtmlPage, finding: Finding): Markup[] {
  return [...versionRemarks(finding, labels), ...cautionRemarks(finding, labels)].map(
    ({ label, text }) => markup`<p><strong>${label}:</strong> ${text}</p>\n`,
  );
}

function evidenceHtml({ labels }: HtmlPage, { evidence }: Finding): Markup {
  const rest = evidence.slice(MAX_OPEN_PLACES);
  const folded =
    rest.length === 0
      ? markup``
      : markup`<details><summary>${labels.morePlaces(countText(rest.length))}</summary>
${rest.map(evidencePlace)}</details>
`;
  return markup`${evidence.slice(0, MAX_OPEN_PLACES).map(evidencePlace)}${folded}`;
}

function evidencePlace({ file, line, text, context: { before, after } }: ReportEvidence): Markup {
  const first = line - before.length;
  const rows = [
    ...before.map((one, index) => rowHtml('row', first + index, one)),
    rowHtml('row hit', line, text),
    ...after.map((one, index) => rowHtml('row', line + 1 + index, one)),
  ];
  return markup`<figure><figcaption>${placeHtml(file, line)}</figcaption><pre>${rows}</pre></figure>
`;
}

function rowHtml(className: string, number: number, text: string): Markup {
  return markup`<span class="${className}"><b>${number}</b><span>${text}</span></span>`;
}

/** The runbook comes as safe HTML from src/runbook; nothing else on the page is taken as it is. */
function runbookHtml({ labels, runbookFor }: HtmlPage, finding: Finding, isOpen: boolean): Markup {
  const content = runbookFor(finding);
  if (content === '') return markup``;
  return markup`<details${isOpen ? ' open' : ''}><summary>${labels.runbook}: ${finding.runbook.title}</summary>
${new Markup(content)}</details>
`;
}

function referencesHtml({ labels }: HtmlPage, { references }: Finding): Markup {
  if (references.length === 0) return markup``;
  const links = references.map(({ title, url }) =>
    isWebAddress(url)
      ? markup`<li><a href="${url}" rel="noopener noreferrer">${title}</a></li>\n`
      : markup`<li>${title}: ${url}</li>\n`,
  );
  return markup`<details><summary>${labels.references}</summary>
<ul>
${links}</ul>
</details>
`;
}

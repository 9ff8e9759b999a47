// The page that tries a rule on a flare: its text, and below what came of it.
import { newRuleFiles } from '../../authoring/new-rule.ts';
import type { ExplainNode, Explanation } from '../../authoring/explain.ts';
import { foundTexts, VERDICT_MARKS } from '../../authoring/render-explanation.ts';
import type { MistakenRule, RuleTrial } from '../../authoring/try-rule.ts';
import type { RuleMistake } from '../../errors.ts';
import type { DraftedRule } from '../queue/analysis-messages.ts';
import type { Finding } from '../../model/report.ts';
import { placeHtml } from '../../report/html/html-page.ts';
import { labelsOf } from '../../report/labels/labels-table.ts';
import { markup, typedText, type Markup } from '../../util/markup.ts';
import { MAX_RULE_LENGTH } from '../routes/input-schema.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { lineAddress, renderPage, reportLink, type PageContext } from './page-shell.ts';

export interface TriedRule {
  /** As it was sent. */
  readonly text: string;
  readonly answer: RuleTrial | MistakenRule;
}

/** One of them, or neither: then the page holds a rule to start from. */
export interface TryPage {
  readonly tried?: TriedRule;
  /** `logs/agent.log:120`, of which the draft was made. */
  readonly line?: string;
  readonly draft?: DraftedRule;
}

const EXAMPLE_ID = 'what-is-wrong';

export function renderTryPage(context: PageContext, { id, name }: FlareRecord, page: TryPage): string {
  const { texts, language } = context;
  const { tried, draft, line = '' } = page;
  const title = texts.tryTitle(name);
  const drafted = draft !== undefined && 'rule' in draft ? draft.rule : undefined;
  const text = tried?.text ?? drafted ?? newRuleFiles(EXAMPLE_ID)[`${EXAMPLE_ID}.yaml`] ?? '';
  const whyNot = draft !== undefined && 'whyNot' in draft ? draft.whyNot : undefined;
  return renderPage(context, {
    title,
    links: [reportLink(context, id, texts.report)],
    // The first line break behind the tag is not part of the text.
    main: markup`<h1>${title}</h1>
<p>${texts.tryHint}</p>
<form class="places" action="/flares/${id}/try">
<input type="hidden" name="lang" value="${language}">
<label for="line">${texts.lineLabel}</label> <input id="line" name="line" value="${line}" placeholder="logs/agent.log:120" maxlength="200" required>
<button type="submit">${texts.draft}</button></form>
${whyNot === undefined ? markup`` : markup`<p class="error" role="alert" lang="en">${whyNot}</p>\n`}<form class="rule" method="post" action="/flares/${id}/try?lang=${language}#answer">
<label for="rule">${texts.ruleLabel}</label>
<textarea id="rule" name="rule" rows="24" maxlength="${MAX_RULE_LENGTH}" spellcheck="false" required>
${typedText(text)}</textarea>
<button type="submit">${texts.tryIt}</button>
</form>
${tried === undefined ? markup`` : markup`<section id="answer">\n${answerHtml(tried.answer, { ...context, id })}</section>\n`}`,
  });
}

interface Shown extends PageContext {
  /** Of the flare. */
  readonly id: string;
}

function answerHtml(answer: TriedRule['answer'], shown: Shown): Markup {
  if ('mistakes' in answer)
    return markup`<h2>${shown.texts.mistakesTitle}</h2>
<ul lang="en">
${answer.mistakes.map(mistakeHtml)}</ul>
`;
  const { finding } = answer;
  const found =
    finding === null ? markup`<p>${shown.texts.noRuleFinding}</p>\n` : findingHtml(finding, shown);
  return markup`${found}${explanationHtml(answer, shown)}`;
}

function mistakeHtml({ line, column, code, message }: RuleMistake): Markup {
  return markup`<li><strong>${line}:${column}</strong> <code>${code}</code> ${message}</li>\n`;
}

function findingHtml({ severity, title, summary, evidence }: Finding, shown: Shown): Markup {
  const badge = markup`<span class="badge ${severity}">${labelsOf(shown.language).severity[severity]}</span>`;
  const lines = evidence.map(
    ({ file, line, text }) =>
      markup`<li>${placeLink(file, line, shown)}<pre><code>${text}</code></pre></li>\n`,
  );
  return markup`<h2>${badge} ${title}</h2>
<p>${summary}</p>
<ul class="changes">
${lines}</ul>
`;
}

function explanationHtml({ ruleId, outcome, reason, tree }: Explanation, shown: Shown): Markup {
  const why = reason === undefined ? markup`` : markup`<p class="soft" lang="en">${reason}</p>\n`;
  return markup`<h2>${ruleId}: ${labelsOf(shown.language).outcome[outcome]}</h2>
${why}<ul class="looks">
${(tree.children ?? []).map((node) => nodeHtml(node, shown))}</ul>
`;
}

function nodeHtml(node: ExplainNode, shown: Shown): Markup {
  const { label, verdict, expected, children = [], where = [] } = node;
  const { wanted, found } = labelsOf(shown.language);
  const look =
    expected === undefined
      ? markup``
      : markup`<dl><dt>${wanted}</dt><dd lang="en">${expected}</dd>
<dt>${found}</dt>${foundTexts(node, shown.language).map((text) => markup`<dd>${text}</dd>\n`)}${where.map((place) => markup`<dd>${whereHtml(place, shown)}</dd>\n`)}</dl>
`;
  const nested =
    children.length === 0
      ? markup``
      : markup`<ul class="looks">\n${children.map((child) => nodeHtml(child, shown))}</ul>\n`;
  return markup`<li class="${verdict}"><span class="mark" aria-hidden="true">${VERDICT_MARKS[verdict]}</span> <strong>${label}</strong>
${look}${nested}</li>
`;
}

/** `logs/agent.log:17` */
function whereHtml(place: string, shown: Shown): Markup {
  const at = place.lastIndexOf(':');
  return placeLink(place.slice(0, at), Number(place.slice(at + 1)), shown);
}

function placeLink(file: string, line: number, { id, language }: Shown): Markup {
  return markup`<a href="${lineAddress(id, { file, line }, language)}">${placeHtml(file, line)}</a>`;
}

// The HTML report below the findings: what could not be decided, what no rule explains, the timeline, what
// went wrong, and how every rule ended.
import type { ReportInfoNeeded, TimelineMark } from '../../model/report.ts';
import { markup, type Markup } from '../../util/markup.ts';
import { outcomeCounts, ruleTotals } from '../headlines.ts';
import { anchorOf, badgeHtml, placeHtml, sectionHtml, type HtmlPage } from './html-page.ts';
import { nearMissText } from '../near-miss-text.ts';
import { explainedText, occurrenceText } from '../occurrence-text.ts';
import { countText, timeText } from '../quantities.ts';
import { missingGroups, missingText, problemText } from '../undecided.ts';

export function restHtml(page: HtmlPage): Markup {
  const { labels, report } = page;
  const undecided = labels.undecided(countText(outcomeCounts(report).unknown));
  return markup`${sectionHtml('undecided', undecided, [...missingHtml(page), ...asksHtml(page)])}${sectionHtml(
    'unexplained',
    labels.unexplained,
    unexplainedHtml(page),
  )}${sectionHtml('timeline', labels.timeline, timelineHtml(page))}${sectionHtml(
    'problems',
    labels.problems,
    problemsHtml(page),
  )}${sectionHtml(
    'near-misses',
    labels.nearMisses(countText(report.nearMisses?.length ?? 0)),
    nearMissesHtml(page),
  )}${sectionHtml('rules', labels.allRules, rulesHtml(page))}`;
}

function missingHtml({ report, labels }: HtmlPage): Markup[] {
  const items = missingGroups(report).map((group) => {
    const rules = group.ruleIds.join(labels.listSeparator);
    return markup`<li>${labels.missing(missingText(group, labels), rules)}</li>\n`;
  });
  return items.length === 0 ? [] : [markup`<ul>\n${items}</ul>\n`];
}

function asksHtml({ report, labels }: HtmlPage): Markup[] {
  if (report.infoNeeded.length === 0) return [];
  const askHtml = ({ command, why, decides }: ReportInfoNeeded): Markup =>
    markup`<p>${labels.askReason(why, decides.join(labels.listSeparator))}</p>
<pre><code>${command
      .trimEnd()
      .split('\n')
      .map((line) => markup`${line}\n`)}</code></pre>
`;
  return [markup`<h3>${labels.askFor}</h3>\n`, ...report.infoNeeded.map(askHtml)];
}

function unexplainedHtml({ report, labels }: HtmlPage): Markup[] {
  const rows = report.unexplained.map(
    (
      one,
    ) => markup`<tr><td class="short">${one.level} ${one.component}</td><td><code>${one.template}</code><br>
<span class="soft">${occurrenceText(one, labels)}</span> ${placeHtml(one.example.file, one.example.line)}</td></tr>
`,
  );
  if (rows.length === 0 && report.explainedLines.total === 0) return [];
  return [markup`<p>${explainedText(report, labels)}</p>\n`, ...tableHtml(rows)];
}

function timelineHtml({ report, labels }: HtmlPage): Markup[] {
  const what = ({ text, ruleId }: TimelineMark): Markup =>
    ruleId === undefined ? markup`${text}` : markup`<a href="#${anchorOf(ruleId)}">${text}</a>`;
  const rows = report.timeline.map((mark) => {
    const where = mark.file === undefined ? markup`` : placeHtml(mark.file, mark.line ?? 1);
    return markup`<tr><td class="short">${timeText(mark.at)}</td><td class="short">${labels.timelineKind[mark.kind]}</td><td>${what(mark)}</td><td>${where}</td></tr>
`;
  });
  return tableHtml(rows);
}

function problemsHtml({ report, labels }: HtmlPage): Markup[] {
  const rows = report.problems.map((problem) => {
    const file = problem.file === undefined ? markup`` : markup`<code>${problem.file}</code>`;
    return markup`<tr><td>${file}</td><td>${problemText(problem, labels)}</td><td><code>${problem.code}</code></td></tr>
`;
  });
  return tableHtml(rows);
}

/** Nothing, unless they were asked for. */
function nearMissesHtml(page: HtmlPage): Markup[] {
  const { report, labels } = page;
  if (report.nearMisses === undefined) return [];
  if (report.nearMisses.length === 0) return [markup`<p>${labels.noNearMisses}</p>\n`];
  const rows = report.nearMisses.map(({ ruleId, severity, title, outcome, looks }) => {
    const items = looks.map((look) => {
      const places = look.where.map(({ file, line }) => markup` ${placeHtml(file, line)}`);
      return markup`<br>${nearMissText(look, labels)}${places}`;
    });
    return markup`<tr><td class="short">${badgeHtml(page, severity)}</td><td>${title}<br><code>${ruleId}</code> <span class="soft">${labels.outcome[outcome]}</span>${items}</td></tr>
`;
  });
  return tableHtml(rows);
}

function rulesHtml({ report, labels }: HtmlPage): Markup[] {
  const rows = report.rules.map(
    ({ id, outcome, reason = '' }) =>
      markup`<tr><td><code>${id}</code></td><td>${labels.outcome[outcome]}</td><td>${reason}</td></tr>
`,
  );
  if (rows.length === 0) return [];
  return [markup`<details><summary>${ruleTotals(report, labels)}</summary>\n${tableHtml(rows)}</details>\n`];
}

function tableHtml(rows: readonly Markup[]): Markup[] {
  return rows.length === 0 ? [] : [markup`<div class="scroll"><table>\n${rows}</table></div>\n`];
}

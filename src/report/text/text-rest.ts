// The terminal page below the findings: what could not be decided, what no rule explains, what went wrong.
import type { Problem } from '../../model/problem.ts';
import type { ReportInfoNeeded, UnexplainedTemplate } from '../../model/report.ts';
import { shellQuoted } from '../../util/shell-quoted.ts';
import { visibleText } from '../../util/visible-text.ts';
import { outcomeCounts, packName, SHORT_DIGEST_LENGTH } from '../headlines.ts';
import { explainedText, occurrenceText } from '../occurrence-text.ts';
import { countText } from '../quantities.ts';
import { indent, item, prose, titleLines, type TextPage } from './text-page.ts';
import { missingText, missingGroups, problemText, type MissingGroup } from '../undecided.ts';

const MAX_LISTED = 5;
const MAX_PROBLEMS = 10;

export function undecidedLines(page: TextPage): string[] {
  const { report, labels } = page;
  const groups = missingGroups(report);
  if (groups.length === 0 && report.infoNeeded.length === 0) return [];
  const asks = report.infoNeeded.slice(0, MAX_LISTED).flatMap((info) => askLines(page, info));
  return [
    ...titleLines(page, labels.undecided(countText(outcomeCounts(report).unknown))),
    ...groups.slice(0, MAX_LISTED).flatMap((group) => missingLines(page, group)),
    ...moreLines(page, groups.length - MAX_LISTED),
    ...(asks.length === 0 ? [] : ['', `  ${labels.askFor}`, ...asks]),
    ...moreLines(page, report.infoNeeded.length - MAX_LISTED),
  ];
}

function missingLines(page: TextPage, group: MissingGroup): string[] {
  const rules = page.labels.rules(countText(group.ruleIds.length));
  return item(page, { marker: '- ', text: page.labels.missing(missingText(group, page.labels), rules) });
}

/** The command on a line of its own and unbroken, so that it can be copied. */
function askLines(page: TextPage, { command, why, decides }: ReportInfoNeeded): string[] {
  const commandLines = command.trimEnd().split('\n').map(visibleText);
  const reason = page.labels.askReason(why, decides.join(page.labels.listSeparator));
  return [...indent(commandLines.map(page.colors.bold), 4), ...prose(page, reason, 6)];
}

export function unexplainedLines(page: TextPage): string[] {
  const { report, labels } = page;
  const total = report.unexplained.length;
  if (total === 0 && report.explainedLines.total === 0) return [];
  const shown = report.unexplained.slice(0, MAX_LISTED);
  const count = total > shown.length ? ` (${labels.ofTotal(countText(shown.length), countText(total))})` : '';
  return [
    ...titleLines(page, labels.unexplained + count),
    ...prose(page, explainedText(report, labels), 2),
    ...shown.flatMap((template) => templateLines(page, template)),
    ...draftLines(page, shown[0]),
  ];
}

/** The command unbroken, so that it can be copied. */
function draftLines(
  { bundlePath, labels, colors }: TextPage,
  first: UnexplainedTemplate | undefined,
): string[] {
  if (first === undefined) return [];
  const place = shellQuoted(`${first.example.file}:${first.example.line}`);
  const command = `flare-analyze rules new --from-line ${place} ${shellQuoted(bundlePath)}`;
  return ['', `  ${labels.draftRule}`, `    ${colors.bold(command)}`];
}

function templateLines(page: TextPage, unexplained: UnexplainedTemplate): string[] {
  const { template, level, component, example } = unexplained;
  const where = `${example.file}:${example.line}`;
  const seen = [occurrenceText(unexplained, page.labels), where].join(' · ');
  return [
    ...item(page, { marker: '- ', text: `${level} ${component}: ${template}` }),
    ...prose(page, seen, 4).map(page.colors.dim),
  ];
}

export function problemLines(page: TextPage): string[] {
  const { report, labels } = page;
  if (report.problems.length === 0) return [];
  return [
    ...titleLines(page, labels.problems),
    ...report.problems.slice(0, MAX_PROBLEMS).flatMap((problem) => problemItem(page, problem)),
    ...moreLines(page, report.problems.length - MAX_PROBLEMS),
  ];
}

function problemItem(page: TextPage, problem: Problem): string[] {
  const place = problem.file === undefined ? '' : `${problem.file}: `;
  return item(page, { marker: '- ', text: `${place}${problemText(problem, page.labels)} [${problem.code}]` });
}

/** Every rule with its outcome and the reason for it. */
export function ruleLines(page: TextPage): string[] {
  const { report, labels } = page;
  const rows = report.rules.flatMap(({ id, outcome, reason }) => {
    const text = [id, labels.outcome[outcome], ...(reason === undefined ? [] : [reason])].join(': ');
    return item(page, { marker: '- ', text });
  });
  return rows.length === 0 ? [] : [...titleLines(page, labels.allRules), ...rows];
}

/** Every pack, and the rules of others that it replaced. */
export function packLines(page: TextPage): string[] {
  const { report, labels } = page;
  const packs = report.tool.packs ?? [];
  const rows = packs.flatMap((pack) => {
    const replaced = pack.overrides.map(({ ruleId, pack: other }) => labels.replaces(ruleId, other));
    const text = [packName(pack), pack.digest.slice(0, SHORT_DIGEST_LENGTH), ...replaced].join(' · ');
    return item(page, { marker: '- ', text });
  });
  return rows.length === 0 ? [] : [...titleLines(page, labels.packs), ...rows];
}

function moreLines(page: TextPage, count: number): string[] {
  return count > 0 ? prose(page, page.labels.andMore(countText(count)), 2) : [];
}

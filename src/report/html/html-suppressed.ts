// What the HTML report says of suppressed findings: which, why and until when; whole when it is verbose, with the
// suppressions that hid nothing.
import { markup, type Markup } from '../../util/markup.ts';
import { suppressionText, type SuppressedReason } from '../beside-finding.ts';
import { findingHtml } from './html-finding.ts';
import { sectionHtml, type HtmlPage } from './html-page.ts';
import { countText } from '../quantities.ts';

export function suppressedHtml(page: HtmlPage): Markup {
  const { suppressed, labels, isVerbose, report } = page;
  const rows = suppressed.flatMap(({ ruleId, suppressed: why }) =>
    why === undefined ? [] : [rowHtml(page, ruleId, why)],
  );
  const whole = isVerbose ? suppressed.map((finding) => findingHtml(page, { finding, symptoms: [] })) : [];
  const entries = report.suppressions?.entries ?? [];
  const unused = isVerbose
    ? entries.flatMap((entry) => (entry.state === 'unused' ? [rowHtml(page, entry.ruleId, entry)] : []))
    : [];
  const heading = labels.suppressed(countText(suppressed.length));
  return markup`${sectionHtml('suppressed', heading, [...listHtml(rows), ...whole])}${sectionHtml(
    'unused-suppressions',
    labels.unusedSuppressions,
    listHtml(unused),
  )}`;
}

function rowHtml({ labels }: HtmlPage, ruleId: string, why: SuppressedReason): Markup {
  return markup`<li><code>${ruleId}</code>: ${suppressionText(why, labels)}</li>\n`;
}

function listHtml(rows: readonly Markup[]): Markup[] {
  return rows.length === 0 ? [] : [markup`<ul>\n${rows}</ul>\n`];
}

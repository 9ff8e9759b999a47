// What every piece of the HTML report needs, and the pieces that several parts share.
import type { Finding, Report, RunbookFor } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';
import { markup, type Markup } from '../../util/markup.ts';
import type { Labels } from '../labels/labels-table.ts';

export interface HtmlPage {
  /** Without what is suppressed. */
  readonly report: Report;
  readonly suppressed: readonly Finding[];
  readonly isVerbose: boolean;
  readonly labels: Labels;
  /** The finding's runbook as safe HTML, its headings from level 4 on. */
  readonly runbookFor: RunbookFor;
}

export function badgeHtml({ labels }: HtmlPage, severity: Severity): Markup {
  return markup`<span class="badge ${severity}">${labels.severity[severity]}</span>`;
}

export function placeHtml(file: string, line: number): Markup {
  return markup`<code>${file}:${line}</code>`;
}

/** The anchor of a finding; rule ids are plain words. */
export function anchorOf(ruleId: string): string {
  return `finding-${ruleId}`;
}

/** A part of the page under its heading; nothing when it is empty. */
export function sectionHtml(id: string, heading: string, content: readonly Markup[]): Markup {
  if (content.length === 0) return markup``;
  return markup`<section id="${id}">
<h2>${heading}</h2>
${content}</section>
`;
}

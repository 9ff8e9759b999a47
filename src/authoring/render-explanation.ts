// What `explain` says on a terminal: the tree as indented lines of a width, with the words of a language. What the looks
// wanted and found is said by the looks themselves, in English.
import type { Language } from '../model/language.ts';
import type { Verdict } from '../model/outcome.ts';
import { labelsOf, type Labels } from '../report/labels/labels-table.ts';
import { amountText } from '../util/amount-text.ts';
import { displayWidth } from '../util/display-width.ts';
import { visibleText } from '../util/visible-text.ts';
import { sliceText } from '../util/wrap-text.ts';
import type { ExplainNode, Explanation } from './explain.ts';

export interface ExplanationOptions {
  readonly language: Language;
  readonly widthColumns: number;
}

interface Page extends ExplanationOptions {
  readonly labels: Labels;
}

export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  seen: '✓',
  'not-seen': '✗',
  'cannot-tell': '?',
};
/** However deep the tree is, a text has this much room. */
const MIN_COLUMNS = 20;

/** Text of lines of at most `widthColumns` columns where the depth of the tree allows it. */
export function renderExplanation(explanation: Explanation, options: ExplanationOptions): string {
  const { ruleId, outcome, reason, tree } = explanation;
  const page: Page = { ...options, labels: labelsOf(options.language) };
  const why = reason === undefined ? '' : ` (${reason})`;
  const head = sliced('', `${ruleId}: ${page.labels.outcome[outcome]}${why}`, page);
  return `${[...head, ...(tree.children ?? []).flatMap((node) => linesOf(node, 1, page))].join('\n')}\n`;
}

function linesOf(node: ExplainNode, depth: number, page: Page): string[] {
  const indent = '  '.repeat(depth);
  const head = sliced(`${indent}${VERDICT_MARKS[node.verdict]} `, node.label, page);
  if (node.expected === undefined)
    return [...head, ...(node.children ?? []).flatMap((child) => linesOf(child, depth + 1, page))];
  const { wanted, found } = page.labels;
  const width = 1 + Math.max(displayWidth(wanted), displayWidth(found));
  const marker = (label: string): string => `${indent}    ${label}${' '.repeat(width - displayWidth(label))}`;
  const where = (node.where ?? []).map((place) => sliced(`${indent}    ${' '.repeat(width)}`, place, page));
  return [
    ...head,
    ...sliced(marker(wanted), node.expected, page),
    ...foundTexts(node, page.language).flatMap((text, index) =>
      sliced(index === 0 ? marker(found) : ' '.repeat(displayWidth(marker(found))), text, page),
    ),
    ...where.flat(),
  ];
}

/** What was found; of a look that cannot tell, each input that it lacks. */
export function foundTexts({ actual = '', unit, missing = [] }: ExplainNode, language: Language): string[] {
  const labels = labelsOf(language);
  if (missing.length > 0)
    return missing.map(({ input, cause, detail }) => {
      const more = detail === undefined ? '' : ` (${detail})`;
      return `${input}: ${labels.absence[cause]}${more}`;
    });
  const isAmount = unit !== undefined && /^-?\d+(?:\.\d+)?$/.test(actual);
  const amount = isAmount ? amountText(Number(actual), unit, language) : actual;
  return [amount === actual ? actual : `${amount} (${actual} ${unit ?? ''})`];
}

/** One text behind a marker; its further lines stand under the first. */
function sliced(marker: string, text: string, { widthColumns }: Page): string[] {
  const columns = displayWidth(marker);
  const rows = sliceText(visibleText(text), Math.max(MIN_COLUMNS, widthColumns - columns));
  return rows.map((row, index) => `${index === 0 ? marker : ' '.repeat(columns)}${row.trimEnd()}`);
}

// The rules one look short of a match on the terminal page: each look with what it wanted and what it found.
import type { NearMiss, NearMissLook } from '../../model/report.ts';
import { displayWidth } from '../../util/display-width.ts';
import { countText } from '../quantities.ts';
import { badge, indent, item, prose, titleLines, type TextPage } from './text-page.ts';

const MAX_LISTED = 10;
const MAX_LOOKS = 3;

/** Nothing, unless they were asked for. */
export function nearMissLines(page: TextPage): string[] {
  const { report, labels } = page;
  const { nearMisses } = report;
  if (nearMisses === undefined) return [];
  const title = titleLines(page, labels.nearMisses(countText(nearMisses.length)));
  if (nearMisses.length === 0) return [...title, ...prose(page, labels.noNearMisses, 2)];
  return [
    ...title,
    ...nearMisses
      .slice(0, MAX_LISTED)
      .flatMap((one) => ruleLines(page, one))
      .slice(1),
    ...moreLines(page, nearMisses.length - MAX_LISTED),
  ];
}

function ruleLines(page: TextPage, { severity, title, ruleId, outcome, looks }: NearMiss): string[] {
  const { colors, labels } = page;
  const word = labels.severity[severity];
  const [first = '', ...rest] = item(page, { marker: `${word}  `, text: title, columns: 0 });
  return [
    '',
    badge(page, severity) + first.slice(word.length),
    ...rest,
    ...prose(page, `${ruleId} · ${labels.outcome[outcome]}`, 2).map(colors.dim),
    ...(looks.length > 1 ? prose(page, labels.anyOneWouldDo, 2) : []),
    ...looks.slice(0, MAX_LOOKS).flatMap((look) => lookLines(page, look)),
    ...moreLines(page, looks.length - MAX_LOOKS),
  ];
}

function lookLines(
  page: TextPage,
  { name, verdict, needed, expected, actual, where }: NearMissLook,
): string[] {
  const { labels } = page;
  const width = 2 + Math.max(displayWidth(labels.wanted), displayWidth(labels.found));
  const marker = (label: string): string => label + ' '.repeat(width - displayWidth(label));
  const [first] = where;
  const place = first === undefined ? [] : [`${first.file}:${first.line}`];
  const head = labels.nearMissLook(name, labels.verdictOfLook[verdict], labels.verdictOfLook[needed]);
  return [
    ...item(page, { marker: '- ', text: head }),
    ...item(page, { marker: marker(labels.wanted), text: expected, columns: 6 }),
    ...item(page, { marker: marker(labels.found), text: [actual, ...place].join(' · '), columns: 6 }),
  ];
}

function moreLines(page: TextPage, count: number): string[] {
  return count > 0 ? indent(prose(page, page.labels.andMore(countText(count))), 2) : [];
}

// What stands above a diff, whatever the format.
import { DIFF_SIDES, type FlareDiff } from '../../model/flare-diff.ts';
import { timeText } from '../quantities.ts';
import { secondsText, wordsOf, type DiffLabels } from './diff-labels.ts';

/** Which flares, how far apart, and what to be careful with. */
export function diffHead(diff: FlareDiff): { readonly title: string; readonly lines: readonly string[] } {
  const { labels, words } = wordsOf(diff);
  const sides = DIFF_SIDES.map((side) => {
    const { name, hostname, createdAt, agentVersion, kind, logSeconds, uptimeSeconds } = diff[side];
    const version = agentVersion === null ? '' : ` ${agentVersion}`;
    return [
      `${words.side[side]}: ${name}`,
      hostname ?? labels.hostUnknown,
      `${labels.kind[kind]}${version}`,
      createdAt === null ? labels.createdUnknown : timeText(createdAt),
      ...(logSeconds === null ? [] : [words.logCovers(secondsText(logSeconds, diff))]),
      ...(uptimeSeconds === null ? [] : [words.upFor(secondsText(uptimeSeconds, diff))]),
    ].join(' · ');
  });
  return {
    title: words.title(diff.old.name, diff.new.name),
    lines: [
      ...sides,
      ...laterLine(diff, words),
      words.run[diff.run],
      ...diff.cautions.map((one) => words.caution[one]),
    ],
  };
}

function laterLine({ old, new: later, language }: FlareDiff, words: DiffLabels): string[] {
  if (old.createdAt === null || later.createdAt === null) return [];
  const seconds = (Date.parse(later.createdAt) - Date.parse(old.createdAt)) / 1000;
  return seconds > 0 ? [words.madeLater(secondsText(seconds, { language }))] : [];
}

// The layout of process-agent and trace-agent 6.x: no bars, no zone (core 3.3).
import { readDate } from '../time/log-stamp.ts';
import { headerLine, LEVEL_NAMES, levelOf, type LogLine } from './log-line-parts.ts';

// 2018-03-26 23:14:06 INFO (main_common.go:137) - process-agent not enabled.
const AFTER_DATE = new RegExp(
  String.raw` (${LEVEL_NAMES}) (?:\(([^():]{1,200}):(\d{1,7})(?: in ([^)]{0,200}))?\) )?- `,
  'y',
);

export function parseOldLayout(text: string): LogLine | undefined {
  const date = readDate(text);
  if (date === undefined) return undefined;
  AFTER_DATE.lastIndex = date.end;
  const match = AFTER_DATE.exec(text);
  if (match === null) return undefined;
  const [head, level, file, line, func] = match;
  return headerLine({
    stamp: date.stamp,
    level: levelOf(level),
    place:
      file === undefined ? undefined : { file, line: Number(line), ...(func === undefined ? {} : { func }) },
    message: text.slice(date.end + head.length),
  });
}

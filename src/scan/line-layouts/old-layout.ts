// The layout of process-agent and trace-agent 6.x: no bars, no zone (core 3.3).
import { DATE, DATE_GROUPS, stampOf } from '../log-stamp.ts';
import { LEVEL_NAMES, levelOf, withoutUnknown, type LogLine } from './log-line-parts.ts';

// 2018-03-26 23:14:06 INFO (main_common.go:137) - process-agent not enabled.
const LINE = new RegExp(
  String.raw`^${DATE} (${LEVEL_NAMES}) (?:\(([^():]{1,200}):(\d{1,7})(?: in ([^)]{0,200}))?\) )?- `,
);

export function parseOldLayout(text: string): LogLine | undefined {
  const match = LINE.exec(text);
  if (match === null) return undefined;
  const [level, file, line, func] = match.slice(DATE_GROUPS + 1);
  return withoutUnknown({
    stamp: stampOf(match),
    component: undefined,
    level: levelOf(level),
    place:
      file === undefined ? undefined : { file, line: Number(line), ...(func === undefined ? {} : { func }) },
    context: undefined,
    message: text.slice(match[0].length),
    isHeader: true,
  });
}

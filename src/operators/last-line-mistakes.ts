// Mistakes in a look at the last line of each name (model/last-line-table.ts): others are not found, so that they cannot be
// counted or timed.
import { isLastLine, LAST_LINES } from '../model/last-line-table.ts';
import { listOf } from './log-options.ts';
import type { OptionMistake } from './operator.ts';
import type { LogOptions } from './schemas/log-schema.ts';

const EXAMPLE = '{ log: agent, line: check-run, check: snmp, after: failed }';
const ALLOWED: readonly string[] = ['log', 'line', 'check', 'after'];

export function lastLineMistakes(options: LogOptions): OptionMistake[] {
  const { line, check, log } = options;
  const refuse = (path: string, message: string): OptionMistake => ({
    path: [path],
    code: 'BAD_OPTIONS',
    message: `${message}, as in ${EXAMPLE}.`,
  });
  const ofCheck =
    check === undefined || line === 'check-run' ? [] : [refuse('check', '“check” needs “line: check-run”')];
  if (!isLastLine(line)) return ofCheck;
  const logs: readonly string[] = LAST_LINES[line].logs;
  const others = Object.keys(options).filter((key) => !ALLOWED.includes(key));
  return [
    ...ofCheck,
    ...(listOf(log).every((source) => logs.includes(source))
      ? []
      : [refuse('log', `“line: ${line}” stands in the logs of: ${logs.join(', ')}`)]),
    ...others.map((key) =>
      refuse(key, `“${key}” cannot be asked of the last line of each ${LAST_LINES[line].capture}`),
    ),
  ];
}

// Mistakes in a look at runs of checks: of those only the last ones are found, which cannot be counted or timed.
import { CHECK_RUNNERS } from '../model/check-run-table.ts';
import { listOf } from './log-options.ts';
import type { OptionMistake } from './operator.ts';
import type { LogOptions } from './schemas/log-schema.ts';

const EXAMPLE = '{ log: agent, line: check-run, check: snmp, after: failed }';
const ALLOWED: readonly string[] = ['log', 'line', 'check', 'after'];

export function checkRunMistakes(options: LogOptions): OptionMistake[] {
  const refuse = (path: string, message: string): OptionMistake => ({
    path: [path],
    code: 'BAD_OPTIONS',
    message: `${message}, as in ${EXAMPLE}.`,
  });
  if (options.line !== 'check-run')
    return options.check === undefined ? [] : [refuse('check', '“check” needs “line: check-run”')];
  const runners: readonly string[] = CHECK_RUNNERS;
  const others = Object.keys(options).filter((key) => !ALLOWED.includes(key));
  return [
    ...(listOf(options.log).every((source) => runners.includes(source))
      ? []
      : [refuse('log', `Checks run in the logs of: ${runners.join(', ')}`)]),
    ...others.map((key) => refuse(key, `“${key}” cannot be asked of the last run of a check`)),
  ];
}

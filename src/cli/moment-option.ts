// `--at TIME`: the time of an incident, which a report is centred on and which rules may ask for.
import { Option } from 'commander';
import { UsageError } from '../errors.ts';
import { parseMoment, type LogStamp } from '../scan/time/log-stamp.ts';

export function momentOption(text: string): Option {
  return new Option('--at <time>', `${text}: "2026-01-31 15:50 JST"`).argParser(parseTime);
}

/** Parsed early: a wrong time must not wait for a gigabyte. */
function parseTime(text: string): LogStamp {
  const moment = parseMoment(text);
  if (moment === undefined)
    throw new UsageError(
      'BAD_OPTION',
      `--at needs a date and a time that exist, with a zone that is known, such as "2026-01-31 15:50 JST" or 2026-01-31T06:50Z, not “${text}”. Without a zone, that of the flare is used.`,
    );
  return moment;
}

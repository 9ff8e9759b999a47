// Facts of the clock: how far it is from NTP servers and from the intake.
import type { Fact } from '../../model/fact.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { derived, rowFacts, stated, type RowReading } from './status-fact.ts';
import { findBlock, findSection, isFollowed, rowsOf } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

//     NTP offset: 35µs
//     NTP offset: -0.109318236 s
//     Intake offset: -134.855ms
const CLOCK_READINGS: readonly RowReading[] = [
  { name: 'clock.ntpOffset', keys: ['ntp offset'], parse: parseGoDuration },
  { name: 'clock.intakeOffset', keys: ['intake offset'], parse: parseGoDuration },
];

/** Core 2.3: own section in newer pages, part of the header in older ones. */
export function readClock(page: StatusPage): Fact[] {
  const section = findSection(page, 'Clocks');
  const lines = (section ?? findBlock(page.blocks, 'Clocks'))?.lines ?? [];
  const isWhole = section !== undefined && isFollowed(page, section);
  return [...rowFacts(rowsOf(lines), CLOCK_READINGS), ...readWarning(lines, isWhole)];
}

//     NTP offset: -1h30m0s
//     NTP offset is high. Datadog may ignore metrics sent by this Agent.
/** The warning stands below the offset: there is none when something else stands there. */
function readWarning(lines: readonly StatusLine[], isWhole: boolean): Fact[] {
  const warning = lines.find(({ content }) => content.startsWith('NTP offset is high'));
  if (warning !== undefined) return [stated('clock.ntpOffsetIsHigh', true, warning)];
  const at = lines.findIndex(({ content }) => content.startsWith('NTP offset:'));
  const offset = lines[at];
  if (offset === undefined || (!isWhole && lines[at + 1] === undefined)) return [];
  return [derived('clock.ntpOffsetIsHigh', false, offset)];
}

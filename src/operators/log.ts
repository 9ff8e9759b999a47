// `log`: looks for lines in the logs and pages of the flare, how often and when they came, and when they did not.
import { distinctInputs, type MissingInput } from '../model/absence.ts';
import type { Observation } from '../model/outcome.ts';
import type { Place } from '../model/place.ts';
import { followingOf } from './log-after.ts';
import {
  countedEvents,
  countOf,
  extentOf,
  olderLines,
  whyUncounted,
  type CountedEvents,
} from './log-events.ts';
import { LOG_OPTION_EXAMPLES } from './log-example-table.ts';
import { logMistakes } from './log-mistakes.ts';
import { asksLogByLog, describeLog, listOf, LOG_EXAMPLE, logPatternOf, logVariables } from './log-options.ts';
import type { LogOptions } from './schemas/log-schema.ts';
import { shownCaptures } from './shown-captures.ts';
import { sightingOf, type Sighting } from './log-sighting.ts';
import { observeGoingOn } from './log-goes-on.ts';
import { observeSilence } from './log-silence.ts';
import { cannotTell, decided } from './observations.ts';
import { openEvents, type OpenEvents } from './log-resolved.ts';
import { resolverReference } from './resolver-reference.ts';
import { listOfValues } from './list-of-values.ts';
import { defineOperator, whyNoEvents, type LookContext, type LookReference } from './operator.ts';
import { countedText } from '../util/counted-text.ts';

/** Why "no such line" cannot be said: logs that this kind of flare should have are not there. */
function missingLogs(options: LogOptions, { knowledge }: LookContext): MissingInput[] {
  const sources = listOf(options.log);
  const expected = sources.filter(
    (source) => knowledge.expects(source) && (source !== 'other' || sources.length === 1),
  );
  return (expected.length > 0 ? expected : sources).flatMap(
    (source) => knowledge.sourceAbsence(source) ?? [],
  );
}

function seen(options: LogOptions, sighting: Sighting, context: LookContext): Observation {
  const { counted, hits, count, isAtLeast, different } = sighting;
  const lines = `${isAtLeast ? 'at least ' : ''}${countedText(count, 'line')}`;
  return {
    ...decided({
      isSeen: true,
      expected: describeLog(options),
      actual:
        different === undefined
          ? lines
          : `${different.count} different: ${listOfValues(different.shown, different.count)}`,
      places: hits,
      captures: capturesOf(options, sighting),
    }),
    count,
    ...(isAtLeast ? { isCountAtLeast: true } : {}),
    events: counted.events,
    ...extentOf(counted.events),
    logs: listOf(options.log),
    unsearched: [...counted.open, ...missingLogs(options, context)],
  };
}

function capturesOf(
  options: LogOptions,
  { hits, count, countInside, different }: Sighting,
): Observation['captures'] {
  const given = options.take === 'first' ? hits[0] : hits.at(-1);
  const { distinct } = options;
  return {
    ...(options['at-least'] === undefined ? {} : { count: String(different?.count ?? countInside ?? count) }),
    ...(given === undefined ? {} : shownCaptures(given)),
    ...(different === undefined || distinct === undefined
      ? {}
      : { [distinct]: listOfValues(different.shown, different.count) }),
  };
}

/** `otherwise` are places that show it when none of the logs of the look is there. */
function searchedInVain(
  options: LogOptions,
  { knowledge }: LookContext,
  { actual, otherwise = [] }: { readonly actual: string; readonly otherwise?: readonly Place[] },
): Observation {
  const searched = listOf(options.log).flatMap((source) => knowledge.searched(source));
  const places = searched.length > 0 ? searched : otherwise;
  const found = searched.length > 0 ? `${actual}, searched to the end` : actual;
  return decided({ isSeen: false, expected: describeLog(options), actual: found, places });
}

function observe(options: LogOptions, context: LookContext): Observation {
  const { silence, until } = options;
  if (silence === undefined) return observeLines(options, context);
  return (until === 'log' ? observeGoingOn : observeSilence)(options, silence, context);
}

function observeLines(options: LogOptions, context: LookContext): Observation {
  const starts = options.since === undefined ? [] : listOf(options.log);
  const unsure = starts.flatMap((source) => context.knowledge.sourceAbsence(source) ?? []);
  if (unsure.length > 0) return cannotTell(describeLog(options), unsure);
  const counted = countedEvents(options, context);
  if (options.after !== undefined) return observeAfter(options, counted, context);
  const open = openEvents(options, counted, context);
  const sure = sightingOf(options, { ...open, events: open.certain }, context);
  if (sure !== undefined && sure.hits.length > 0) return seen(options, sure, context);
  const sighting = sure ?? sightingOfDoubtful(options, open, context);
  const doubts = sighting === undefined ? [] : open.doubts.length > 0 ? open.doubts : [olderLines(options)];
  const missing = [...doubts, ...whyUncounted(options, open), ...missingLogs(options, context)];
  if (missing.length > 0) return cannotTell(describeLog(options), distinctInputs(missing));
  const over = countOf(counted.events) - countOf(open.events);
  const lines = countedText(countOf(counted.events), 'line');
  return over === 0
    ? searchedInVain(options, context, { actual: lines })
    : decided({
        isSeen: false,
        expected: describeLog(options),
        actual: `${lines}, ${over} of them over`,
        places: open.over,
      });
}

/** Where nothing is in doubt, those that are sure are all. */
function sightingOfDoubtful(
  options: LogOptions,
  open: OpenEvents,
  context: LookContext,
): Sighting | undefined {
  return open.doubts.length === 0 ? undefined : sightingOf(options, open, context);
}

function observeAfter(options: LogOptions, counted: CountedEvents, context: LookContext): Observation {
  const expected = describeLog(options);
  const anchor = context.observationOf(options.after ?? '');
  if (anchor.verdict === 'cannot-tell') return cannotTell(expected, anchor.missing);
  const actual = (count: number): string => `${countedText(count, 'line')} after “${options.after}”`;
  // Nothing comes after a line that is not there.
  if (anchor.verdict === 'not-seen')
    return searchedInVain(options, context, { actual: actual(0), otherwise: anchor.evidence });
  const { sighting, events, missing } = followingOf(options, counted, {
    ...context,
    anchor,
    missingLogs: missingLogs(options, context),
  });
  if (sighting !== undefined) return seen(options, sighting, context);
  return missing.length > 0
    ? cannotTell(expected, missing)
    : searchedInVain(options, context, { actual: actual(countOf(events)), otherwise: anchor.evidence });
}

function anchorOf(options: LogOptions): LookReference[] {
  const { after: name, silence } = options;
  if (name === undefined) return [];
  if (silence !== undefined) return [{ name, keeps: 'last-in-files', whyNot: whyNoEvents }];
  return [{ name, ...(asksLogByLog(options) ? { keeps: 'each' as const } : {}), whyNot: whyNoEvents }];
}

export const logOperator = defineOperator<LogOptions>({
  key: 'log',
  doc: 'Looks for lines in the logs and pages of the flare: whether, how often and when they came.',
  example: LOG_EXAMPLE,
  optionExamples: LOG_OPTION_EXAMPLES,
  patternOf: logPatternOf,
  refersTo: (options) => [...resolverReference(options), ...anchorOf(options)],
  needsSeen: (options) => (options.after === undefined ? [] : [options.after]),
  givesEvents: (options) => options.silence === undefined,
  check: logMistakes,
  describe: describeLog,
  variablesOf: logVariables,
  observe,
});

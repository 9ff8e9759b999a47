// `sequence`: what some looks at lines found came one after the other, within a time.
import { distinctInputs } from '../model/absence.ts';
import type { Observation } from '../model/outcome.ts';
import type { Excerpt } from '../model/place.ts';
import { eventChains } from './correlation/event-chain.ts';
import { extentOf, inOrderOfTime, undatedInput, type DatedEvent } from './log-events.ts';
import { cannotTell, decided } from './observations.ts';
import type { SequenceOptions } from './schemas/sequence-schema.ts';
import { shownCaptures } from './shown-captures.ts';
import { defineOperator, whyNoEvents, type LookContext } from './operator.ts';
import { durationMs } from '../util/quantity.ts';

function describe({ sequence, within }: SequenceOptions): string {
  return `“${sequence.join('”, then “')}”, all within ${within}`;
}

function observe(options: SequenceOptions, context: LookContext): Observation {
  const expected = describe(options);
  const steps = options.sequence.map((name) => ({ name, observation: context.observationOf(name) }));
  const absent = steps.find(({ observation }) => observation.verdict === 'not-seen');
  if (absent !== undefined) {
    const { evidence } = absent.observation;
    return decided({ isSeen: false, expected, actual: `no “${absent.name}”`, places: evidence });
  }
  const open = steps.flatMap(({ observation }) => observation.missing);
  if (open.length > 0) return cannotTell(expected, distinctInputs(open));
  const events = steps.map(({ observation }) => observation.events ?? []);
  const chains = eventChains(events.map(inOrderOfTime), durationMs(options.within));
  const [first] = chains;
  const searched = steps.flatMap(({ observation }) => observation.evidence);
  const missing = steps.flatMap(({ observation }) => observation.unsearched ?? []);
  const unknown = distinctInputs([...missing, ...events.flatMap(undatedInput)]);
  if (first !== undefined) return { ...seen(expected, { first, chains, searched }), unsearched: unknown };
  if (unknown.length > 0) return cannotTell(expected, unknown);
  return decided({
    isSeen: false,
    expected,
    actual: 'each was seen, but not in this order within that time',
    places: searched,
  });
}

interface Chains {
  readonly first: readonly DatedEvent[];
  readonly chains: readonly (readonly DatedEvent[])[];
  /** Lines of the steps, for a chain whose own lines were too many to keep. */
  readonly searched: readonly Excerpt[];
}

/** Shown is the first chain; what ends each chain counts as an event of this look. */
function seen(expected: string, { first, chains, searched }: Chains): Observation {
  const ends = chains.flatMap((chain) => chain.at(-1) ?? []).sort((a, b) => a.order - b.order);
  const lines = first.flatMap((event) => event.hit ?? []);
  return {
    ...decided({
      isSeen: true,
      expected,
      actual: chains.length === 1 ? 'once' : `${chains.length} times`,
      places: lines.length === first.length ? lines : searched,
      captures: Object.fromEntries(lines.flatMap((line) => Object.entries(shownCaptures(line)))),
    }),
    count: chains.length,
    events: ends,
    ...extentOf(chains.flat()),
  };
}

export const sequenceOperator = defineOperator<SequenceOptions>({
  key: 'sequence',
  doc: 'The lines of several looks came one after another, within a time.',
  example: '{ sequence: [out-of-memory, agent-start], within: 2m }',
  describe,
  refersTo: (options) =>
    options.sequence.map((name) => ({ name, keeps: 'each' as const, whyNot: whyNoEvents })),
  needsSeen: (options) => options.sequence,
  givesEvents: () => true,
  observe,
});

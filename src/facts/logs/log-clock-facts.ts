// Facts that compare times that different files of a flare state.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact } from '../make-fact.ts';
import { knownLogs } from './known-logs.ts';
import { flareMaker } from './log-stream-facts.ts';

/** From the newest line of the log of the daemon that made the flare to the flare itself (core 3.6). */
export function flareToLog(view: FactView): Fact | undefined {
  const created = timeFact(view, 'flare.createdAt');
  const log = knownLogs(view).find(({ component }) => component === flareMaker(view));
  const ends = (log?.streams ?? []).flatMap(({ last }) =>
    last?.time === undefined ? [] : [{ ms: last.time, place: last }],
  );
  const newest = ends.sort((a, b) => b.ms - a.ms)[0];
  if (created === undefined || newest === undefined) return undefined;
  return makeFact('clock.flareToLog', (created.ms - newest.ms) / 1000, {
    ...newest.place,
    confidence: 'medium',
  });
}

/** From the status page to the flare, where a file of its own tells when the flare was made. */
export function statusToFlare(view: FactView): Fact | undefined {
  const created = timeFact(view, 'flare.createdAt');
  const status = timeFact(view, 'agent.statusAt');
  if (created === undefined || status === undefined || created.fact.file === status.fact.file)
    return undefined;
  return makeFact('clock.statusToFlare', (created.ms - status.ms) / 1000, created.fact);
}

function timeFact(view: FactView, name: FactName): { readonly ms: number; readonly fact: Fact } | undefined {
  const lookup = view.fact(name);
  if (!lookup.known || typeof lookup.value.value !== 'number') return undefined;
  return { ms: lookup.value.value, fact: lookup.value };
}

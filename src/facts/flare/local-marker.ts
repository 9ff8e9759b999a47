// Why a flare was made without the daemon: the file `local` of newer Agents, or the sentence that stands in
// status.log of older ones (core 1.6).
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { FactView } from '../fact-view.ts';
import { parseRfc3339 } from '../go/go-date.ts';
import { makeFact, placeAt } from '../make-fact.ts';

// local flare was requested
// unable to contact the agent to retrieve flare: dial tcp 127.0.0.1:5001: connect: connection refused
// Flare creation time: 2025-03-01T10:00:00Z
const REQUESTED = 'local flare was requested';
const UNREACHABLE = /^unable to contact the agent to retrieve flare: (.+)$/;
const CREATED = 'Flare creation time: ';
const MAX_LINE = 2000;
/** The file holds a few lines; a status page that is none holds one sentence. */
const MAX_LINES = 20;

export function readLocalMarker(document: FlareDocument): Fact[] {
  const index = document.lines.slice(0, MAX_LINES).findIndex((line) => line.startsWith(CREATED));
  const ms = parseRfc3339((document.lines[index] ?? '').slice(CREATED.length).trim());
  return [
    ...reasonFacts(document),
    ...(ms === undefined ? [] : [makeFact('flare.createdAt', ms, placeAt(document, index + 1))]),
  ];
}

function reasonFacts(document: FlareDocument): Fact[] {
  const lines = document.lines.slice(0, MAX_LINES).map((line) => line.slice(0, MAX_LINE).trim());
  const requested = lines.findIndex((line) => line.startsWith(REQUESTED));
  if (requested >= 0) return [makeFact('flare.localReason', 'requested', placeAt(document, requested + 1))];
  const failed = lines.findIndex((line) => UNREACHABLE.test(line));
  const error = UNREACHABLE.exec(lines[failed] ?? '')?.[1];
  if (error === undefined) return [];
  const place = placeAt(document, failed + 1);
  return [makeFact('flare.localReason', 'unreachable', place), makeFact('flare.localError', error, place)];
}

/** What the status page says, where the file `local` is empty or missing. */
export function localFactOfStatus(
  view: FactView,
  name: 'flare.localReason' | 'flare.localError',
): Fact | undefined {
  const facts = view.store.ofRole('status').flatMap(reasonFacts);
  return facts.find((one) => one.name === name);
}

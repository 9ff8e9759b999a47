// Reads flare_creation.log: when the flare was made and which of its files could not be collected, and why.
// Whether a missing file matters is left to others: on most hosts some failures are normal.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { parseRfc3339 } from '../go/go-date.ts';
import type { CollectionFailure } from './collection-failure.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { failureFacts, providerFacts } from './flare-creation-facts.ts';

export interface FlareCreation {
  readonly createdAtMs?: number;
  readonly failures: readonly CollectionFailure[];
  readonly facts: readonly Fact[];
}

type Subject = CollectionFailure['subject'];

const COPY = "error reading file '";

// error collecting data for 'k8s/kubelet_pods.yaml': Get "https://10.0.0.1:10250/pods": dial tcp: i/o timeout
// error reading file '/etc/datadog-agent/registry.json' to be copied to 'registry.json': no such file or directory
// flare provider 'github.com/DataDog/datadog-agent/comp/core/x.fill-fm' timedout after 10s
const STARTS: readonly (readonly [start: string, subject: Subject])[] = [
  ["error collecting data for '", 'file'],
  [COPY, 'file'],
  ["error scrubbing content for file '", 'file'],
  ["error scrubbing content for '", 'file'],
  ["error writing data to '", 'file'],
  ["error writing file '", 'file'],
  ["error creating directory for file '", 'file'],
  ["error walking dir '", 'folder'],
  ["error getting absolute path for '", 'folder'],
  ["flare provider '", 'provider'],
];

/** Each missing fact looks through them; a flare of a large host has some hundred. */
export const MAX_FAILURES = 5000;

/** Core 4.20, security 1.4. Takes any text. */
export function readFlareCreation(document: FlareDocument): FlareCreation {
  const failures = document.lines
    .flatMap((text, index) => parseFailure(placeAt(document, index + 1), text.trim()))
    .slice(0, MAX_FAILURES);
  const time = readCreationTime(document);
  return {
    ...(time === undefined ? {} : { createdAtMs: time.ms }),
    failures,
    facts: [
      ...(time === undefined ? [] : [makeFact('flare.createdAt', time.ms, time.place)]),
      ...failureFacts(document, failures),
      ...providerFacts(document, failures),
    ],
  };
}

// Flare creation time: 2025-03-01T10:00:00Z
function readCreationTime(
  document: FlareDocument,
): { readonly ms: number; readonly place: Place } | undefined {
  const label = 'Flare creation time: ';
  const index = document.lines.findIndex((line) => line.startsWith(label));
  const ms = parseRfc3339(document.lines[index]?.slice(label.length).trim() ?? '');
  return ms === undefined ? undefined : { ms, place: placeAt(document, index + 1) };
}

function parseFailure(place: Place, text: string): CollectionFailure[] {
  const known = STARTS.find(([start]) => text.startsWith(start));
  if (known === undefined) return [];
  const [start, subject] = known;
  const rest = text.slice(start.length);
  const parts = subject === 'provider' ? splitProvider(rest) : splitNamed(rest);
  return parts === undefined ? [] : [{ subject, ...parts, isCopy: start === COPY, place }];
}

/** `<file>': <error>` or `<source>' to be copied to '<file>': <error>`; old builds write `copy`. */
function splitNamed(rest: string): { file: string; error: string } | undefined {
  const end = rest.indexOf("': ");
  if (end < 0) return undefined;
  const name = rest.slice(0, end);
  const copy = /' to be cop(?:y|ied) to '/.exec(name);
  const file = copy === null ? name : name.slice(copy.index + copy[0].length);
  return { file, error: rest.slice(end + 3) };
}

/** `<function>' failed after 2s: <error>` or `<function>' timedout after 10s`. */
function splitProvider(rest: string): { file: string; error: string } | undefined {
  const end = rest.indexOf("' ");
  const told = rest.slice(end + 2);
  if (end < 0 || !/^(?:failed|timedout) after /.test(told)) return undefined;
  return { file: rest.slice(0, end), error: told.replace(/^timedout/, 'timed out') };
}

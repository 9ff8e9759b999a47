// Recognises files whose content is a sentence saying why the content is missing (core 1.7): the name may still
// end in .yaml or .json, so no parser may be asked first.
import type { AbsenceCause } from '../model/absence.ts';
import type { FlareDocument } from '../model/flare.ts';
import type { Place } from '../model/place.ts';
import { placeAt } from './make-fact.ts';

export interface FailureSentence {
  readonly cause: AbsenceCause;
  /** The sentence, cut to a readable length. */
  readonly detail: string;
  readonly place: Place;
}

/*
 * error: process-agent is not running or is unreachable
 * 'process_config.process_collection.enabled' is disabled
 * inventory metadata is disabled
 */
const SENTENCES: readonly { readonly pattern: RegExp; readonly cause: AbsenceCause }[] = [
  { pattern: /^'[^']{1,200}' is disabled/, cause: 'component-off' },
  { pattern: /^inventory metadata is disabled/, cause: 'component-off' },
  { pattern: /^Cluster-checks are not enabled/, cause: 'component-off' },
  { pattern: /^Cluster-check dispatching logic not running/, cause: 'component-off' },
  { pattern: /^error: .*(?:not running|unreachable)/, cause: 'collection-failed' },
  { pattern: /^failed to query the agent/, cause: 'collection-failed' },
  { pattern: /^the agent ran into an error while checking config: /, cause: 'collection-failed' },
  { pattern: /^did not get otel-agent configuration: /, cause: 'collection-failed' },
  { pattern: /^error collecting data for /, cause: 'collection-failed' },
  { pattern: /^Error retrieving vars: /, cause: 'collection-failed' },
  { pattern: /^Got response .{1,80} from \/debug\/vars/, cause: 'collection-failed' },
  { pattern: /^no session token provided/, cause: 'collection-failed' },
  { pattern: /^status code: \d+, body: /, cause: 'collection-failed' },
  { pattern: /^unable to (?:get|contact) /, cause: 'collection-failed' },
  // Of a tool that system-probe ran.
  { pattern: /^command failed: /, cause: 'collection-failed' },
];

const MAX_DETAIL = 200;
/** A sentence fills its file; error texts may run over a few lines. */
const MAX_SENTENCE_LINES = 5;

export function failureSentence(document: FlareDocument): FailureSentence | undefined {
  // The log of failures is made of such sentences.
  if (document.role === 'flare-creation') return undefined;
  if (document.lines.length > MAX_SENTENCE_LINES) return undefined;
  const index = document.lines.findIndex((line) => line.trim() !== '');
  const text = (document.lines[index] ?? '').trim();
  const known = SENTENCES.find(({ pattern }) => pattern.test(text.slice(0, 1000)));
  if (known === undefined) return undefined;
  return { cause: known.cause, detail: text.slice(0, MAX_DETAIL), place: placeAt(document, index + 1) };
}

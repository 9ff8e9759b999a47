// Which looks made a rule end as it did on the flare of a case, in one line each. All looks of a rule on a whole flare
// are explain.ts.
import { decisiveLooks } from '../evaluate/condition.ts';
import type { RuleOutcome, TraceNode, Verdict } from '../model/outcome.ts';
import { cutText } from '../util/cut-text.ts';

const WORDS: Readonly<Record<Verdict, string>> = {
  seen: 'seen',
  'not-seen': 'not seen',
  'cannot-tell': 'cannot tell',
};
const MAX_CHARACTERS = 80;

export function decidingLooks({ trace }: Pick<RuleOutcome, 'trace'>): string[] {
  return decisiveLooks(trace, trace.verdict).map(lineOf);
}

function lineOf({ label, verdict, observation }: TraceNode): string {
  const missing = observation?.missing.map(({ input, cause }) => `${input} (${cause})`) ?? [];
  const found = missing.length > 0 ? `missing ${missing.join(', ')}` : `found ${observation?.actual ?? ''}`;
  return `  ${label}: ${WORDS[verdict]}, ${cutText(found, MAX_CHARACTERS)}`;
}

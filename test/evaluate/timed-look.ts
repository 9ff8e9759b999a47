// One look at the lines of a small flare, for tests of what looks say about time.
import type { RuleOutcome } from '../../src/model/outcome.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';

/** How a rule with this look alone ends; the flare has a status page of 10:00 UTC. */
export async function outcomeOf(look: string, files: Files, incident?: string): Promise<RuleOutcome> {
  const pack = rulesetOf(ruleText('trouble', `find: { look: ${look} }\nwhen: look\n`));
  const diagnosis = await diagnosisOf({ 'status.log': statusPage('7.50.0'), ...files }, pack, {}, incident);
  return diagnosis.outcomes[0]!;
}

/** File and line of each line of its evidence. */
export function linesOf(outcome: RuleOutcome): (string | number)[] {
  return (outcome.observations.look?.evidence ?? []).flatMap(({ file, line: at }) => [file, at]);
}

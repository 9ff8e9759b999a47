// What one look of a rule gives on a small flare; the others of the rule stand beside it.
import type { Observation } from '../../src/model/outcome.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';

/** The look `it`; the flare has a status page of 10:00 UTC unless `files` has another. */
export async function lookOf(looks: Readonly<Record<string, string>>, files: Files): Promise<Observation> {
  const find = Object.entries(looks).map(([name, look]) => `  ${name}: ${look}\n`);
  const others = Object.keys(looks).filter((name) => name !== 'it');
  const condition = `{ all: [it], unless: [${others.join(', ')}] }`;
  const pack = rulesetOf(ruleText('trouble', `find:\n${find.join('')}when: ${condition}\n`));
  const { outcomes } = await diagnosisOf({ 'status.log': statusPage('7.50.0'), ...files }, pack);
  return outcomes[0]!.observations.it!;
}

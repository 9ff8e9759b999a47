// What is said of an id that once was a rule.
import type { RetiredRule } from '../../model/pack.ts';

/** One sentence for whoever still uses the id. */
export function retiredText({ id, since, reason, replacedBy }: RetiredRule): string {
  const instead = replacedBy === undefined ? '' : ` Use ${replacedBy} instead.`;
  return `“${id}” was retired in ${since}: ${reason.replace(/\.$/, '')}.${instead}`;
}

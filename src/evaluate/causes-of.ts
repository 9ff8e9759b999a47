// Which findings are symptoms of which.
import type { RuleOutcome } from '../model/outcome.ts';
import type { Rule } from '../model/rule.ts';

/**
 * For each matched rule that is a symptom: the matched rule that explains it. Where several do, one that cites a line of
 * the symptom wins, as two checks may fail for two reasons; then one that is no symptom itself, then the first by id. A
 * circle of rules explains nothing.
 */
export function causesOf(
  rules: readonly Rule[],
  outcomes: readonly RuleOutcome[],
): ReadonlyMap<string, string> {
  const matched = new Map(outcomes.filter((one) => one.outcome === 'match').map((one) => [one.ruleId, one]));
  const causes = rules.filter((rule) => matched.has(rule.id) && rule.explains.length > 0);
  const causesBySymptom = new Map<string, string[]>();
  for (const { id, explains } of causes) {
    for (const symptom of explains)
      if (matched.has(symptom) && symptom !== id)
        causesBySymptom.set(symptom, [...(causesBySymptom.get(symptom) ?? []), id]);
  }
  const places = new Map<string, ReadonlySet<string>>();
  for (const [id, outcome] of matched) places.set(id, placesOf(outcome));

  const pairs = [...causesBySymptom].flatMap(([symptom, ids]) =>
    ids.map((cause) => ({
      symptom,
      cause,
      isApart: !sharesPlace(places.get(cause), places.get(symptom)),
      isSymptom: causesBySymptom.has(cause),
    })),
  );
  pairs.sort(
    (a, b) =>
      Number(a.isApart) - Number(b.isApart) ||
      Number(a.isSymptom) - Number(b.isSymptom) ||
      (a.cause < b.cause ? -1 : 1),
  );
  const explainedBy = new Map<string, string>();
  for (const { symptom, cause } of pairs)
    if (!explainedBy.has(symptom) && !leadsTo(cause, symptom, explainedBy)) explainedBy.set(symptom, cause);
  return explainedBy;
}

/** Not where something is seen to be absent: the end of a page has nothing in common. */
function placesOf(outcome: RuleOutcome): ReadonlySet<string> {
  const seen = Object.values(outcome.observations).filter((one) => one.verdict === 'seen');
  const excerpts = seen.flatMap(({ evidence }) => evidence);
  return new Set(excerpts.map(({ file, line }) => `${line} ${file}`));
}

function sharesPlace(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): boolean {
  return [...a].some((place) => b.has(place));
}

function leadsTo(from: string, target: string, explainedBy: ReadonlyMap<string, string>): boolean {
  for (let id: string | undefined = from; id !== undefined; id = explainedBy.get(id))
    if (id === target) return true;
  return false;
}

// What to ask the customer for: the commands that would decide the rules left open, most decisive first.
import type { Language } from '../model/language.ts';
import type { Observation } from '../model/outcome.ts';
import type { ReportInfoNeeded } from '../model/report.ts';
import type { Diagnosis } from './diagnosis.ts';

export function infoNeededOf(diagnosis: Diagnosis, language: Language): ReportInfoNeeded[] {
  const rules = new Map(diagnosis.ruleset.rules.map((rule) => [rule.id, rule]));
  const byCommand = new Map<string, { decides: Set<string>; why: string }>();
  for (const outcome of diagnosis.outcomes.filter((one) => one.outcome === 'unknown')) {
    const needs = rules.get(outcome.ruleId)?.infoNeeded ?? {};
    for (const [look, need] of Object.entries(needs)) {
      if (!isWorthAsking(outcome.observations[look])) continue;
      const known = byCommand.get(need.command) ?? { decides: new Set(), why: need.why[language] };
      byCommand.set(need.command, known);
      known.decides.add(outcome.ruleId);
    }
  }
  const rows = [...byCommand].map(([command, { decides, why }]) => ({
    decides: [...decides].sort(),
    command,
    why,
  }));
  return rows.sort((a, b) => b.decides.length - a.decides.length || (a.command < b.command ? -1 : 1));
}

/** A component that is switched off has nothing to tell. */
function isWorthAsking(look: Observation | undefined): boolean {
  return look?.verdict === 'cannot-tell' && look.missing.some((input) => input.cause !== 'component-off');
}

// Rules one look short of a match, as the report shows them: worst first, redacted like everything from a flare.
import type { Language } from '../model/language.ts';
import type { MissedLook, MissedRule } from '../model/outcome.ts';
import type { NearMiss, NearMissLook } from '../model/report.ts';
import { severityRank } from '../model/severity.ts';
import { shownValue } from '../runbook/runbook-values.ts';
import { fillPlaceholders } from '../util/placeholders.ts';
import { factValueOf, type Diagnosis } from './diagnosis.ts';
import { cleanLine } from './evidence.ts';

/** Places shown of one look. */
const MAX_PLACES = 3;

export function nearMissesIn(
  diagnosis: Diagnosis,
  missed: readonly MissedRule[],
  language: Language,
): NearMiss[] {
  const rules = new Map(diagnosis.ruleset.rules.map((rule) => [rule.id, rule]));
  const near = missed.flatMap(({ ruleId, outcome, looks }): NearMiss[] => {
    const rule = rules.get(ruleId);
    if (rule === undefined) return [];
    const title = titleOf(diagnosis, rule.texts.title[language], language);
    return [{ ruleId, severity: rule.severity, title, outcome, looks: looks.map(lookOf) }];
  });
  return near.sort(
    (a, b) => severityRank(a.severity) - severityRank(b.severity) || (a.ruleId < b.ruleId ? -1 : 1),
  );
}

/** A rule that did not match has captured nothing: what only a match would tell is left out. */
function titleOf(diagnosis: Diagnosis, title: string, language: Language): string {
  return fillPlaceholders(title, (name) => {
    const value = name.startsWith('fact.') ? factValueOf(diagnosis, name.slice('fact.'.length)) : undefined;
    return value === undefined || typeof value === 'object'
      ? '…'
      : shownValue(name, cleanLine(String(value)), language);
  });
}

function lookOf({ name, needed, observation }: MissedLook): NearMissLook {
  const { verdict, expected, actual, evidence } = observation;
  return {
    name,
    verdict,
    needed,
    expected: cleanLine(expected),
    actual: cleanLine(actual),
    where: evidence.slice(0, MAX_PLACES).map(({ file, line }) => ({ file, line })),
  };
}

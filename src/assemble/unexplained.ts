// ERROR and WARN lines that no finding accounts for, as templates; and how many of all such lines the findings explain.
import type { LogLevel, LogTemplate } from '../model/log.ts';
import type { ExplainedLines, UnexplainedTemplate } from '../model/report.ts';
import { explainingLooksOf } from './decisive-looks.ts';
import type { Diagnosis } from './diagnosis.ts';
import { cleanLine, isoTime } from './evidence.ts';

/** Templates in a report; the rest of a noisy flare tells nothing new. */
const MAX_TEMPLATES = 50;

const LEVEL_RANK: Readonly<Partial<Record<LogLevel, number>>> = { CRITICAL: 0, ERROR: 1, WARN: 2 };

export function unexplainedOf(diagnosis: Diagnosis): UnexplainedTemplate[] {
  const isExplained = explanationsOf(diagnosis);
  return diagnosis.scan.templates
    .filter(({ hitBy }) => !isExplained(hitBy))
    .sort(compareTemplates)
    .slice(0, MAX_TEMPLATES)
    .map((template) => ({
      template: cleanLine(template.template),
      level: template.level,
      component: template.source,
      count: template.count,
      firstSeen: template.firstTime === undefined ? null : isoTime(template.firstTime),
      lastSeen: template.lastTime === undefined ? null : isoTime(template.lastTime),
      example: {
        file: template.example.file,
        line: template.example.line,
        text: cleanLine(template.example.text),
      },
    }));
}

/** Line by line: also right when not every template could be kept. */
export function explainedLinesOf(diagnosis: Diagnosis): ExplainedLines {
  const isExplained = explanationsOf(diagnosis);
  const sum = (some: Diagnosis['scan']['trouble']): number => some.reduce((all, one) => all + one.count, 0);
  const { trouble } = diagnosis.scan;
  return { explained: sum(trouble.filter((one) => isExplained(one.patternIds))), total: sum(trouble) };
}

/** Whether one of these patterns is of a look that a finding rests on. */
function explanationsOf({ outcomes, ruleset }: Diagnosis): (patternIds: readonly string[]) => boolean {
  const rules = new Map(ruleset.rules.map((rule) => [rule.id, rule]));
  const explaining = outcomes.flatMap((outcome) => {
    const rule = outcome.outcome === 'match' ? rules.get(outcome.ruleId) : undefined;
    return rule === undefined ? [] : explainingLooksOf(rule, outcome);
  });
  const ids = new Set(explaining);
  return (patternIds) => patternIds.some((id) => ids.has(id));
}

function compareTemplates(a: LogTemplate, b: LogTemplate): number {
  const byLevel = (LEVEL_RANK[a.level] ?? 9) - (LEVEL_RANK[b.level] ?? 9);
  if (byLevel !== 0 || a.count !== b.count) return byLevel || b.count - a.count;
  return `${a.source} ${a.template}` < `${b.source} ${b.template}` ? -1 : 1;
}

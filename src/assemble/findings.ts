// Outcomes that matched become findings: words, evidence, how often, what it explains, what to do.
import type { Language } from '../model/language.ts';
import type { RuleOutcome } from '../model/outcome.ts';
import type { Finding, Report, ReportEvidence, ReportPlatform } from '../model/report.ts';
import type { Rule, RuleTexts } from '../model/rule.ts';
import type { RunbookText } from '../model/runbook.ts';
import { severityRank } from '../model/severity.ts';
import { chooseSections } from '../runbook/choose-sections.ts';
import { runbookValues, shownValue } from '../runbook/runbook-values.ts';
import { runbookSteps } from '../runbook/steps.ts';
import { fillPlaceholders, placeholdersIn } from '../util/placeholders.ts';
import { decisiveLooksOf } from './decisive-looks.ts';
import { factValueOf, type Diagnosis } from './diagnosis.ts';
import { centred } from './incident.ts';
import { usedIssueValues } from './issue-values.ts';
import { cleanLine, evidenceOf, type LinesOf, type NamedLook } from './evidence.ts';
import { occurrencesOf } from './occurrences.ts';

export interface FindingOptions {
  readonly language: Language;
  readonly platform: ReportPlatform;
  /** The headline facts, which runbooks may show. */
  readonly facts: Report['facts'];
}

/** Causes before the symptoms they explain, then worst first, then what was seen near the incident, then by rule id. */
export function findingsOf(diagnosis: Diagnosis, options: FindingOptions): Finding[] {
  const rules = new Map(diagnosis.ruleset.rules.map((rule) => [rule.id, rule]));
  const findings = diagnosis.outcomes
    .filter((outcome) => outcome.outcome === 'match')
    .flatMap((outcome) => {
      const rule = rules.get(outcome.ruleId);
      return rule === undefined ? [] : [findingOf(rule, outcome, { diagnosis, ...options })];
    });
  return findings.sort(
    (a, b) =>
      Number(a.explainedBy !== undefined) - Number(b.explainedBy !== undefined) ||
      severityRank(a.severity) - severityRank(b.severity) ||
      Number(isFar(a)) - Number(isFar(b)) ||
      (a.ruleId < b.ruleId ? -1 : 1),
  );
}

/** Seen in lines, and none of them near the incident. */
function isFar({ occurrences }: Finding): boolean {
  return occurrences.nearIncident === 0;
}

function findingOf(
  rule: Rule,
  outcome: RuleOutcome,
  context: FindingOptions & { diagnosis: Diagnosis },
): Finding {
  const { diagnosis, language, platform, facts } = context;
  const { held, looks } = decisiveLooksOf(rule, outcome);
  const { incident } = diagnosis;
  const shown = looks.map((look) => ({ ...look, observation: centred(look.observation, incident) }));
  const [first, ...rest] = evidenceOf(shown, pageLines(diagnosis));
  // A match without a line to cite ends as an error (evaluate/evaluate-rule.ts).
  if (first === undefined) throw new Error(`the finding of ${rule.id} has no evidence`);
  const evidence: [ReportEvidence, ...ReportEvidence[]] = [first, ...rest];
  const runbook = diagnosis.ruleset.runbooks.get(rule.runbook)?.texts[language];
  const variables = {
    ...variablesOf(looks),
    ...usedFacts(diagnosis, [...textsOf(rule, language), ...runbookTexts(runbook)]),
    ...usedIssueValues(rule.texts, language, [...textsOf(rule, language), ...runbookTexts(runbook)]),
  };
  const fill = (text: string): string =>
    fillPlaceholders(text, (name) => {
      const value = variables[name];
      return value === undefined ? undefined : shownValue(name, value, language);
    });
  const values = runbookValues({ evidence, variables, facts, language });
  const explainedBy = diagnosis.causes.get(rule.id);
  return {
    ruleId: rule.id,
    severity: rule.severity,
    confidence: confidenceOf(rule, outcome),
    title: fill(rule.texts.title[language]),
    summary: fill(rule.texts.summary[language]),
    ...saidBeside(rule.texts, language, fill),
    component: rule.component,
    tags: rule.tags,
    evidence,
    occurrences: occurrencesOf(
      held.map((look) => look.observation),
      incident,
    ),
    variables,
    explains: [...diagnosis.causes]
      .flatMap(([symptom, cause]) => (cause === rule.id ? [symptom] : []))
      .sort(),
    ...(explainedBy === undefined ? {} : { explainedBy }),
    runbook: { id: rule.runbook, title: runbook?.title ?? rule.runbook },
    references: rule.texts.references,
    remediation:
      runbook === undefined ? [] : runbookSteps(chooseSections(runbook, platform).sections, values),
  };
}

/** The texts of a rule that may hold variables. */
function textsOf({ texts }: Rule, language: Language): string[] {
  const { title, summary, customer, falsePositives } = texts;
  return [title, summary, customer, falsePositives].flatMap((text) => text?.[language] ?? []);
}

/** What a rule may leave out: the customer's text, when it is wrong, which versions it is about. */
function saidBeside(
  { customer, falsePositives, affects, issue }: RuleTexts,
  language: Language,
  fill: (text: string) => string,
): Partial<Finding> {
  return {
    ...(customer === undefined ? {} : { customer: fill(customer[language]) }),
    ...(falsePositives === undefined ? {} : { falsePositives: fill(falsePositives[language]) }),
    ...(affects === undefined ? {} : { affects: { component: issue?.component ?? 'agent', ...affects } }),
    ...(issue === undefined
      ? {}
      : {
          knownIssue: { id: issue.id, title: issue.title[language], workaround: issue.workaround[language] },
        }),
  };
}

function confidenceOf(rule: Rule, outcome: RuleOutcome): Finding['confidence'] {
  const isRaised = rule.confidence.highWith.some((name) => outcome.observations[name]?.verdict === 'seen');
  return isRaised ? 'high' : rule.confidence.level;
}

function variablesOf(looks: readonly NamedLook[]): Record<string, string> {
  const captured = looks.flatMap((look) => Object.entries(look.observation.captures));
  return Object.fromEntries(captured.reverse().map(([name, value]) => [name, cleanLine(value)]));
}

/** Facts that the texts name as `{{ fact.name }}`: they become variables, so that a report can be rendered alone. */
function usedFacts(diagnosis: Diagnosis, texts: readonly string[]): Record<string, string> {
  const names = new Set(texts.flatMap(placeholdersIn).filter((name) => name.startsWith('fact.')));
  const rows = [...names].sort().flatMap((name): [string, string][] => {
    const value = factValueOf(diagnosis, name.slice('fact.'.length));
    return value === undefined || typeof value === 'object' ? [] : [[name, cleanLine(String(value))]];
  });
  return Object.fromEntries(rows);
}

function runbookTexts(runbook: RunbookText | undefined): readonly string[] {
  return runbook?.sections.map((section) => section.body) ?? [];
}

function pageLines({ documents }: Diagnosis): LinesOf {
  const byPath = new Map(documents.map((document) => [document.path, document.lines]));
  return (file) => byPath.get(file);
}

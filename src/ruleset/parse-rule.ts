// One rule file to one rule: checks the shape, every look with its operator, and that all names lead somewhere.
// What can be evaluated and cannot be meant is left to meaning-mistakes.ts.
import type { RuleMistake } from '../errors.ts';
import type { Expression, Rule, RuleTexts } from '../model/rule.ts';
import { evidenceMistakes } from './mistakes/evidence-mistakes.ts';
import { expressionOf } from './expression.ts';
import { lookMistakes } from './mistakes/look-mistakes.ts';
import { nameMistakes } from './mistakes/name-mistakes.ts';
import { lookOf, rulePartsOf, withLooks, type RuleParts } from './rule-parts.ts';
import { ruleSchema, type RuleYaml } from './rule-schema.ts';
import { variableMistakes } from './variables.ts';
import { parseYamlSource, type YamlSource } from './yaml-source.ts';
import { mistakesOf } from './mistakes/zod-mistakes.ts';

export interface ParsedRule {
  /** Undefined when there are mistakes. */
  readonly rule?: Rule;
  readonly mistakes: readonly RuleMistake[];
  /** What is right of it, with mistakes or without. */
  readonly parts: RuleParts;
  readonly source: YamlSource;
}

/** `file` is shown in mistakes; its base name must be the rule's id. */
export function parseRule(text: string, file: string): ParsedRule {
  const source = parseYamlSource(text, file);
  if (source.mistakes.length > 0) return { mistakes: source.mistakes, parts: rulePartsOf(undefined), source };
  const checked = ruleSchema.safeParse(source.value, { reportInput: true });
  const parts = checked.success ? withLooks(checked.data) : rulePartsOf(source.value);
  const mistakes = [
    ...(checked.success ? [] : mistakesOf(checked.error, source, { schema: ruleSchema })),
    ...lookMistakes(source),
    ...nameMistakes(parts, source),
    ...variableMistakes(parts, source),
    ...evidenceMistakes(parts, source),
  ];
  if (!checked.success || mistakes.length > 0) return { mistakes, parts, source };
  return { rule: ruleOf(checked.data, file), mistakes, parts, source };
}

/** Of a rule without a right id: its file’s name, so that a mistake there is no mistake of those that name the rule. */
export function ruleIdOf({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): string {
  return parts.id ?? source.file.replace(/^.*[/\\]|\.ya?ml$/g, '');
}

function ruleOf(yaml: RuleYaml, file: string): Rule {
  const when: Expression = expressionOf(yaml.when);
  return {
    id: yaml.id,
    texts: textsOf(yaml),
    severity: yaml.severity,
    component: yaml.component,
    tags: yaml.tags,
    maturity: yaml.maturity,
    flares: yaml.flares,
    applies: yaml.applies.map(lookOf),
    find: Object.fromEntries(Object.entries(yaml.find).map(([name, look]) => [name, lookOf(look)])),
    when,
    confidence: { level: yaml.confidence.level, highWith: yaml.confidence['high-with'] },
    explains: yaml.explains,
    runbook: yaml.runbook ?? yaml.id,
    // Keys that a rule may leave out are not there at all, so that a rule survives JSON unchanged.
    ...(yaml.owner === undefined ? {} : { owner: yaml.owner }),
    ...(yaml['known-issue'] === undefined ? {} : { knownIssue: yaml['known-issue'] }),
    file,
  };
}

function textsOf(yaml: RuleYaml): RuleTexts {
  const { title, summary, customer, affects, references } = yaml;
  return {
    title,
    summary,
    ...(customer === undefined ? {} : { customer }),
    ...(yaml['false-positives'] === undefined ? {} : { falsePositives: yaml['false-positives'] }),
    ...(affects === undefined
      ? {}
      : { affects: { versions: affects.versions, fixedIn: affects['fixed-in'] ?? [] } }),
    references,
    infoNeeded: yaml['info-needed'],
  };
}

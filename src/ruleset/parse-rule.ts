// One rule file to one rule: checks the shape, every look with its operator, and that all names lead somewhere.
import type { RuleMistake } from '../errors.ts';
import type { Expression, Look, Rule } from '../model/rule.ts';
import type { Operator } from '../operators/operator.ts';
import { OPERATORS, operatorOf } from '../operators/operators.ts';
import { evidenceMistakes } from './evidence-mistakes.ts';
import { expressionOf, namesIn } from './expression.ts';
import { ruleSchema, type RuleYaml } from './rule-schema.ts';
import { variableMistakes } from './variables.ts';
import { parseYamlSource, type YamlPath, type YamlSource } from './yaml-source.ts';
import { mistakesOf } from './zod-mistakes.ts';

export interface ParsedRule {
  /** Undefined when there are mistakes. */
  readonly rule?: Rule;
  readonly mistakes: readonly RuleMistake[];
}

/** `file` is shown in mistakes; its base name must be the rule's id. */
export function parseRule(text: string, file: string): ParsedRule {
  const source = parseYamlSource(text, file);
  if (source.mistakes.length > 0) return { mistakes: source.mistakes };
  const checked = ruleSchema.safeParse(source.value, { reportInput: true });
  const raw = source.value as Record<string, unknown> | null;
  const looks = { ...lookPaths('find', raw?.find), ...lookPaths('applies', raw?.applies) };
  const mistakes = Object.values(looks).flatMap(({ path, value }) => lookMistakes(value, path, source));
  if (!checked.success) return { mistakes: [...mistakesOf(checked.error, source), ...mistakes] };
  const yaml = checked.data;
  mistakes.push(...nameMistakes(yaml, source, file));
  if (mistakes.length > 0) return { mistakes };
  const rule = ruleOf(yaml, file);
  const late = [
    ...variableMistakes(rule, source),
    ...evidenceMistakes(rule.when, (name) => rule.find[name], source),
  ];
  return late.length > 0 ? { mistakes: late } : { rule, mistakes: [] };
}

function lookPaths(key: string, value: unknown): Record<string, { path: YamlPath; value: unknown }> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, look]) => [
      `${key}.${name}`,
      { path: [key, Array.isArray(value) ? Number(name) : name], value: look as unknown },
    ]),
  );
}

/** The operator’s key decides the branch, so that the author sees mistakes of the operator that was meant. */
function lookMistakes(value: unknown, path: YamlPath, source: YamlSource): RuleMistake[] {
  const example = OPERATORS[0]?.example ?? '';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [source.mistakeAt(path, 'BAD_VALUE', `A look is a map such as ${example}.`)];
  }
  const operator = Object.keys(value)
    .map(operatorOf)
    .find((one) => one !== undefined);
  if (operator === undefined) {
    const known = OPERATORS.map((one) => one.key).join(', ');
    return [
      source.mistakeAt(path, 'UNKNOWN_OPERATOR', `A look needs one of the keys ${known}, as in ${example}.`),
    ];
  }
  return optionMistakes(operator, value, { path, source });
}

function optionMistakes(
  operator: Operator,
  value: unknown,
  { path, source }: { path: YamlPath; source: YamlSource },
): RuleMistake[] {
  const parsed = operator.schema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const hint = `A correct “${operator.key}”: ${operator.example}`;
    return mistakesOf(parsed.error, source, path).map((one) => ({
      ...one,
      message: `${one.message} ${hint}`,
    }));
  }
  const mistakes = operator.check?.(parsed.data) ?? [];
  return mistakes.map((one) => source.mistakeAt([...path, ...one.path], one.code, one.message));
}

function nameMistakes(yaml: RuleYaml, source: YamlSource, file: string): RuleMistake[] {
  const mistakes: RuleMistake[] = [];
  const known = new Set(Object.keys(yaml.find));
  const expect = (names: readonly string[], path: YamlPath): void => {
    for (const name of names.filter((one) => !known.has(one))) {
      mistakes.push(
        source.mistakeAt(
          path,
          'UNKNOWN_FIND',
          `There is no look “${name}” under find; there are: ${[...known].join(', ')}.`,
        ),
      );
    }
  };
  const base = file
    .split('/')
    .at(-1)
    ?.replace(/\.ya?ml$/, '');
  if (base !== yaml.id)
    mistakes.push(
      source.mistakeAt(
        ['id'],
        'ID_NOT_FILE_NAME',
        `The file of rule “${yaml.id}” must be called ${yaml.id}.yaml.`,
      ),
    );
  expect(namesIn(expressionOf(yaml.when)), ['when']);
  expect(yaml.confidence['high-with'], ['confidence', 'high-with']);
  expect(Object.keys(yaml['info-needed']), ['info-needed']);
  for (const [name, look] of Object.entries(yaml.find)) {
    const toward = lookOf(look);
    expect(operatorOf(toward.operator)?.refersTo?.(toward.options) ?? [], ['find', name]);
  }
  const used = new Set([
    ...namesIn(expressionOf(yaml.when)),
    ...yaml.confidence['high-with'],
    ...referredLooks(yaml),
  ]);
  for (const name of [...known].filter((one) => !used.has(one))) {
    mistakes.push(source.mistakeAt(['find', name], 'UNUSED_FIND', `Nothing uses the look “${name}”.`));
  }
  return mistakes;
}

function referredLooks(yaml: RuleYaml): string[] {
  return Object.values(yaml.find).flatMap((value) => {
    const look = lookOf(value);
    return [...(operatorOf(look.operator)?.refersTo?.(look.options) ?? [])];
  });
}

function lookOf(value: Record<string, unknown>): Look {
  const operator = Object.keys(value).find((key) => operatorOf(key) !== undefined) ?? '';
  return { operator, options: value };
}

function ruleOf(yaml: RuleYaml, file: string): Rule {
  const when: Expression = expressionOf(yaml.when);
  return {
    id: yaml.id,
    title: yaml.title,
    summary: yaml.summary,
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
    ...optionalParts(yaml),
    references: yaml.references,
    infoNeeded: yaml['info-needed'],
    file,
  };
}

/** Keys that a rule may leave out are not there at all, so that a rule survives JSON unchanged. */
function optionalParts(yaml: RuleYaml): Partial<Rule> {
  const { customer, owner, affects } = yaml;
  return {
    ...(customer === undefined ? {} : { customer }),
    ...(owner === undefined ? {} : { owner }),
    ...(yaml['false-positives'] === undefined ? {} : { falsePositives: yaml['false-positives'] }),
    ...(affects === undefined
      ? {}
      : { affects: { versions: affects.versions, fixedIn: affects['fixed-in'] ?? [] } }),
    ...(yaml['known-issue'] === undefined ? {} : { knownIssue: yaml['known-issue'] }),
  };
}

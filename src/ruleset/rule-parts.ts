// What can be read of a rule although parts of it are wrong: each key on its own, so that a mistake in one of them
// hides only what depends on it.
import type { Look } from '../model/rule.ts';
import type { Operator } from '../operators/operator.ts';
import { operatorOf } from '../operators/operators.ts';
import { ruleSchema, type RuleYaml } from './rule-schema.ts';
import { schemaOf } from '../operators/schemas/operator-schemas.ts';

/** The keys that are right, with their defaults. */
export interface RuleParts extends Readonly<Partial<RuleYaml>> {
  /** Looks under `find` by name; undefined for one with a mistake of its own. Empty when `find` is wrong. */
  readonly looks: ReadonlyMap<string, RightLook | undefined>;
}

/** A look whose options its operator accepts. */
export interface RightLook {
  readonly operator: Operator;
  readonly options: unknown;
}

/** Of a value that `ruleSchema` refuses. */
export function rulePartsOf(value: unknown): RuleParts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return withLooks({});
  const parts = Object.entries(ruleSchema.shape).flatMap(([key, schema]) => {
    const checked = schema.safeParse(
      Object.hasOwn(value, key) ? value[key as keyof typeof value] : undefined,
    );
    return checked.success && checked.data !== undefined ? [[key, checked.data] as const] : [];
  });
  return withLooks(Object.fromEntries(parts));
}

export function withLooks(yaml: Readonly<Partial<RuleYaml>>): RuleParts {
  const looks = Object.entries(yaml.find ?? {}).map(([name, value]) => [name, rightLook(value)] as const);
  return { ...yaml, looks: new Map(looks) };
}

export function lookOf(value: Readonly<Record<string, unknown>>): Look {
  const operator = Object.keys(value).find((key) => operatorOf(key) !== undefined) ?? '';
  return { operator, options: value };
}

/** Undefined when its operator refuses it. */
export function rightLook(value: Readonly<Record<string, unknown>>): RightLook | undefined {
  const { operator: key, options } = lookOf(value);
  const operator = operatorOf(key);
  if (operator === undefined) return undefined;
  const checked = schemaOf(key).safeParse(options);
  if (!checked.success) return undefined;
  return (operator.check?.(checked.data) ?? []).length > 0 ? undefined : { operator, options };
}

// The `when` of a rule, from how it is written to how it is evaluated. Keys side by side must all hold.
import type { Expression } from '../model/rule.ts';
import type { ExpressionYaml } from './rule-schema.ts';
import type { YamlPath } from './yaml-source.ts';

export function expressionOf(yaml: ExpressionYaml): Expression {
  if (typeof yaml === 'string') return { kind: 'find', name: yaml };
  const parts: Expression[] = [];
  const group = (kind: 'all' | 'any' | 'none', of: ExpressionYaml[] | undefined): void => {
    if (of !== undefined) parts.push({ kind, of: of.map(expressionOf) });
  };
  group('all', yaml.all);
  group('any', yaml.any);
  const count = yaml['at-least'];
  if (count !== undefined)
    parts.push({ kind: 'at-least', count: count.count, of: count.of.map(expressionOf) });
  group('none', yaml.none);
  group('none', yaml.unless);
  const only = parts[0];
  return parts.length === 1 && only !== undefined ? only : { kind: 'all', of: parts };
}

/** Names of all looks an expression uses. */
export function namesIn(expression: Expression): string[] {
  return expression.kind === 'find' ? [expression.name] : expression.of.flatMap(namesIn);
}

/** A name with the place where it is written. */
export interface NameUse {
  readonly name: string;
  readonly path: YamlPath;
}

/** A list of an expression as it is written. */
export interface WrittenGroup {
  readonly key: 'all' | 'any' | 'none' | 'unless' | 'at-least';
  /** Of the list itself. */
  readonly path: YamlPath;
  readonly of: readonly ExpressionYaml[];
}

/** All lists at every depth, the outer ones first. */
export function groupsIn(yaml: ExpressionYaml, path: YamlPath): WrittenGroup[] {
  if (typeof yaml === 'string') return [];
  const groups = Object.entries(yaml).flatMap(([key, value]): WrittenGroup[] => {
    const named = { key: key as WrittenGroup['key'] };
    return Array.isArray(value)
      ? [{ ...named, path: [...path, key], of: value }]
      : [{ ...named, path: [...path, key, 'of'], of: value.of }];
  });
  return groups.flatMap((group) => [
    group,
    ...group.of.flatMap((part, index) => groupsIn(part, [...group.path, index])),
  ]);
}

export function nameUsesIn(yaml: ExpressionYaml, path: YamlPath): NameUse[] {
  if (typeof yaml === 'string') return [{ name: yaml, path }];
  return groupsIn(yaml, path).flatMap((group) =>
    group.of.flatMap((part, index) =>
      typeof part === 'string' ? [{ name: part, path: [...group.path, index] }] : [],
    ),
  );
}

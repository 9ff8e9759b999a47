// The `when` of a rule, from how it is written to how it is evaluated. Keys side by side must all hold.
import type { Expression } from '../model/rule.ts';
import type { ExpressionYaml } from './rule-schema.ts';

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

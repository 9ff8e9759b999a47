// Small wrong versions of a condition: a part left out, all for any, one more or fewer of them.
import type { Expression } from '../../model/rule.ts';

export interface ExpressionMutant {
  /** What is wrong with it, to be read after “when”. */
  readonly what: string;
  readonly when: Expression;
}

type Group = Exclude<Expression, { kind: 'find' }>;

export function expressionMutants(expression: Expression): ExpressionMutant[] {
  if (expression.kind === 'find') return [];
  const inside = expression.of.flatMap((part, index) =>
    expressionMutants(part).map(({ what, when }) => ({ what, when: withPart(expression, index, when) })),
  );
  return [...withoutParts(expression), ...otherKinds(expression), ...otherCounts(expression), ...inside];
}

/** A group of one part falls away as a whole: `all` of nothing holds, `none` of nothing too. */
function withoutParts(group: Group): ExpressionMutant[] {
  if (group.kind === 'at-least') return [];
  if (group.kind === 'any' && group.of.length === 1) return [];
  return group.of.map((part, index) => ({
    what: `${group.kind} without ${nameOf(part)}`,
    when: { ...group, of: group.of.filter((_, at) => at !== index) },
  }));
}

function otherKinds(group: Group): ExpressionMutant[] {
  if (group.kind === 'none') return [{ what: 'none made all', when: { kind: 'all', of: group.of } }];
  if (group.kind === 'at-least' || group.of.length < 2) return [];
  const kind = group.kind === 'all' ? 'any' : 'all';
  return [
    {
      what: `${group.kind} of ${group.of.map(nameOf).join(', ')} made ${kind}`,
      when: { kind, of: group.of },
    },
  ];
}

function otherCounts(group: Group): ExpressionMutant[] {
  if (group.kind !== 'at-least') return [];
  const { count, of } = group;
  return [count - 1, count + 1]
    .filter((other) => other >= 1 && other <= of.length)
    .map((other) => ({ what: `at least ${count} made ${other}`, when: { ...group, count: other } }));
}

function withPart(group: Group, index: number, part: Expression): Expression {
  return { ...group, of: group.of.map((one, at) => (at === index ? part : one)) };
}

function nameOf(part: Expression): string {
  return part.kind === 'find' ? part.name : `${part.kind} of ${part.of.map(nameOf).join(', ')}`;
}

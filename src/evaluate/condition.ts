// Evaluates the `when` of a rule over what its looks gave, keeping the tree for `explain`.
import type { Observation, TraceNode, Verdict } from '../model/outcome.ts';
import type { Expression } from '../model/rule.ts';
import { allOf, anyOf, atLeast, noneOf } from './kleene.ts';

export function traceCondition(
  expression: Expression,
  observationOf: (name: string) => Observation,
): TraceNode {
  if (expression.kind === 'find') {
    const observation = observationOf(expression.name);
    return { label: expression.name, verdict: observation.verdict, observation, children: [] };
  }
  const children = expression.of.map((part) => traceCondition(part, observationOf));
  return {
    label: labelOf(expression),
    verdict: combine(
      expression,
      children.map((child) => child.verdict),
    ),
    children,
  };
}

function combine(expression: Exclude<Expression, { kind: 'find' }>, verdicts: readonly Verdict[]): Verdict {
  switch (expression.kind) {
    case 'all':
      return allOf(verdicts);
    case 'any':
      return anyOf(verdicts);
    case 'none':
      return noneOf(verdicts);
    case 'at-least':
      return atLeast(expression.count, verdicts);
  }
}

function labelOf(expression: Exclude<Expression, { kind: 'find' }>): string {
  return expression.kind === 'at-least' ? `at least ${expression.count} of` : `${expression.kind} of`;
}

/** Looks that made the verdict what it is: for `seen` those that hold, for `cannot-tell` those that are open. */
export function decisiveLooks(node: TraceNode, wanted: Verdict): TraceNode[] {
  if (node.children.length === 0)
    return node.observation !== undefined && node.verdict === wanted ? [node] : [];
  const isNegation = node.label === 'none of';
  const flipped = wanted === 'seen' ? 'not-seen' : wanted === 'not-seen' ? 'seen' : wanted;
  return node.children
    .filter((child) => child.verdict === (isNegation ? flipped : wanted))
    .flatMap((child) => decisiveLooks(child, isNegation ? flipped : wanted));
}

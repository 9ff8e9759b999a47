// The condition of a rule as a sentence that can be read aloud: what must be seen, and what must not.
import type { Expression } from '../model/rule.ts';

type Group = Exclude<Expression, { kind: 'find' }>;

/** `“denied” is seen, and “started-later” is not seen`. */
export function readAloud(expression: Expression): string {
  if (expression.kind === 'find') return `“${expression.name}” is seen`;
  const names = namesOf(expression);
  return names === undefined ? ofGroups(expression) : ofNames(expression, names);
}

/** Names of the looks, when the group holds nothing else. */
function namesOf({ of }: Group): string[] | undefined {
  const names = of.flatMap((part) => (part.kind === 'find' ? [`“${part.name}”`] : []));
  return names.length === of.length ? names : undefined;
}

function ofNames(group: Group, names: readonly string[]): string {
  const isOne = names.length === 1;
  switch (group.kind) {
    case 'all':
      return `${listed(names, 'and')} ${isOne ? 'is' : 'are'} seen`;
    case 'any':
      return `${listed(names, 'or')} is seen`;
    case 'none':
      return isOne ? `${listed(names, 'or')} is not seen` : `none of ${listed(names, 'and')} is seen`;
    case 'at-least':
      return `at least ${group.count} of ${listed(names, 'and')} are seen`;
  }
}

function ofGroups(group: Group): string {
  const parts = group.of.map((part) => (isPlain(part) ? readAloud(part) : `(${readAloud(part)})`));
  switch (group.kind) {
    case 'all':
      return parts.join(', and ');
    case 'any':
      return parts.join(', or ');
    case 'none':
      return `none of these holds: ${parts.join('; ')}`;
    case 'at-least':
      return `at least ${group.count} of these hold: ${parts.join('; ')}`;
  }
}

/** Needs no brackets beside others. */
function isPlain(part: Expression): boolean {
  return part.kind === 'find' || namesOf(part) !== undefined;
}

function listed(names: readonly string[], word: 'and' | 'or'): string {
  const last = names.at(-1) ?? 'nothing';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}

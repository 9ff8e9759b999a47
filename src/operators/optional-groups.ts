// Named groups that need not take part in a match: they stand in one alternative of several, or behind ?, * or {0,…}.
// Sees only what is plain in the source of the expression. Says none when in doubt.
import { skipGroup } from './required-literals.ts';

/** Names of groups that catch nothing in some match of a RE2 expression, in the order of their brackets. */
export function optionalGroups(regex: string): readonly string[] {
  return regex.includes('\\Q')
    ? []
    : groupsWithin(regex).flatMap(({ name, isOptional }) => (isOptional ? [name] : []));
}

interface NamedGroup {
  readonly name: string;
  readonly isOptional: boolean;
}

/** What opens a group: its name, if it has one, or its flags. */
const OPENING = /^\((?:\?(?:P?<(\w+)>|[\w-]*:?))?/;
/** Behind a group: as often as none. */
const MAY_BE_LEFT_OUT = /^(?:[?*]|\{0[,}])/;

function groupsWithin(part: string): readonly NamedGroup[] {
  const groups: NamedGroup[] = [];
  let hasAlternatives = false;
  for (let index = 0; index < part.length; index++) {
    const char = part.charAt(index);
    if (char === '\\') index++;
    else if (char === '|') hasAlternatives = true;
    else if (char === '[') index = skipGroup(part, index);
    else if (char === '(') {
      const end = skipGroup(part, index);
      const isOptional = MAY_BE_LEFT_OUT.test(part.slice(end + 1));
      groups.push(
        ...groupsOf(part.slice(index, end)).map((group) => (isOptional ? { ...group, isOptional } : group)),
      );
      index = end;
    }
  }
  return hasAlternatives ? groups.map((group) => ({ ...group, isOptional: true })) : groups;
}

/** Of a group without its closing bracket: itself, if it has a name, and those within. */
function groupsOf(group: string): readonly NamedGroup[] {
  const [opening = '', name] = OPENING.exec(group) ?? [];
  const within = groupsWithin(group.slice(opening.length));
  return name === undefined ? within : [{ name, isOptional: false }, ...within];
}

// Regular expressions that take linear time: what is asked of them in more than one room.
import { RE2JS } from 're2js';

/** Look-around and back-references, which can take for ever, are not. */
export function isRe2(regex: string): boolean {
  try {
    RE2JS.compile(regex);
    return true;
  } catch {
    return false;
  }
}

/** Why an expression that is not RE2 is refused. */
export const NOT_RE2 =
  'Not a RE2 expression: look-around and back-references do not exist there, because they can take for ever.';

/** Names of the groups of an expression; none for one that is not RE2. */
export function groupNames(regex: string): string[] {
  return isRe2(regex) ? Object.keys(RE2JS.compile(regex).namedGroups()) : [];
}

/** What the named groups caught in the first match, empty where one took no part; undefined without a match. */
export function groupsIn(regex: RE2JS, text: string): Record<string, string> | undefined {
  const matcher = regex.matcher(text);
  if (!matcher.find()) return undefined;
  return Object.fromEntries(
    Object.keys(regex.namedGroups()).map((name) => [name, matcher.group(name) ?? '']),
  );
}

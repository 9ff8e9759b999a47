// Regular expressions that take linear time: the one way to them for all rooms, and what is asked of them in several.
import { RE2JS } from 're2js';

/** A compiled expression. */
export type Re2 = RE2JS;

/** Throws for what is not RE2. */
export function compileRe2(regex: string): Re2 {
  return RE2JS.compile(regex);
}

/** The expression that matches just this text. */
export function quoteRe2(text: string): string {
  return RE2JS.quote(text);
}

/** Expressions whose groups are remembered. */
const MAX_KNOWN = 5000;
const known = new Map<string, readonly string[] | undefined>();

/** Undefined for what is not RE2. Each mistake that is looked for in a rule asks again, and an answer costs a compilation. */
function namesIn(regex: string): readonly string[] | undefined {
  if (!known.has(regex)) {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(regex, compiledNames(regex));
  }
  return known.get(regex);
}

function compiledNames(regex: string): readonly string[] | undefined {
  try {
    return Object.keys(compileRe2(regex).namedGroups());
  } catch {
    return undefined;
  }
}

/** Look-around and back-references, which can take for ever, are not. */
export function isRe2(regex: string): boolean {
  return namesIn(regex) !== undefined;
}

/** Names of the groups of an expression; none for one that is not RE2. */
export function groupNames(regex: string): readonly string[] {
  return namesIn(regex) ?? [];
}

/** Where the named groups stand in a text that matches; undefined for one that took no part. */
export type GroupSpans = Readonly<Record<string, readonly [start: number, end: number] | undefined>>;

/** Of the first match; undefined without one. */
export function groupSpansIn(regex: Re2, text: string): GroupSpans | undefined {
  const matcher = regex.matcher(text);
  if (!matcher.find()) return undefined;
  return Object.fromEntries(
    Object.keys(regex.namedGroups()).map((name) => {
      const start = matcher.start(name);
      return [name, start < 0 ? undefined : ([start, matcher.end(name)] as const)];
    }),
  );
}

/** What the named groups caught, empty where one took no part. */
export function textsAt(spans: GroupSpans, text: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(spans).map(([name, span]) => [name, span === undefined ? '' : text.slice(...span)]),
  );
}

/** What the named groups of an RE2 expression caught in the first match, empty where one took no part; none without a match. */
export function groupsIn(regex: string, text: string): Record<string, string> {
  const spans = groupSpansIn(compileRe2(regex), text);
  return spans === undefined ? {} : textsAt(spans, text);
}

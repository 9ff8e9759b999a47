// What patterns say of a text, and what they said of texts that differ from it in digits only.
import { lazy } from '../util/lazy.ts';
import { textsAt, type GroupSpans } from '../util/re2.ts';
import type { AlikeTexts } from './alike-texts.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import type { Captures } from './raw-hit.ts';

/** What the groups caught, where the pattern matches. */
export type Answer = Captures | 'misses' | 'passes-over';

/** The patterns that take any digit for any other say the same again, and their groups stand at the same places. */
export type AnswerMemory = AlikeTexts<Map<CompiledPattern, (() => GroupSpans) | Exclude<Answer, Captures>>>;

/** Asks patterns about one text; `message` is the text without its head. */
export function askerOf(
  text: string,
  message: () => string,
  answers: AnswerMemory,
): (pattern: CompiledPattern) => Answer {
  const known = lazy(() => answers.of(text, () => new Map()));
  const found = (pattern: CompiledPattern): Answer =>
    pattern.passesOver(text) ? 'passes-over' : (pattern.match(text, message) ?? 'misses');
  return (pattern) => {
    if (!pattern.isRememberable()) return found(pattern);
    const remembered = known().get(pattern);
    if (typeof remembered === 'function') return lazy(() => textsAt(remembered(), text));
    if (remembered !== undefined) return remembered;
    const answer = found(pattern);
    known().set(pattern, typeof answer === 'string' ? answer : lazy(() => pattern.spansIn(text)));
    return answer;
  };
}

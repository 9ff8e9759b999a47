// What patterns say of a text, and what they said of texts that differ from it in digits only.
import { lazy } from '../../util/lazy.ts';
import { textsAt, type GroupSpans } from '../../util/re2.ts';
import type { AlikeTexts } from './alike-texts.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import type { Captures } from '../hits/raw-hit.ts';

/** What the groups caught, where the pattern matches. */
export type Answer = Captures | 'misses' | 'passes-over';

/** Patterns that heed no digit of a text say the same again, and their groups stand at the same places. */
export type AnswerMemory = AlikeTexts<Map<CompiledPattern, (() => GroupSpans) | Exclude<Answer, Captures>>>;

/** Asks patterns about one text; `message` is the text without its head. */
export function askerOf(
  text: string,
  message: () => string,
  answers: AnswerMemory,
): (pattern: CompiledPattern) => Answer {
  const lower = lazy(() => text.toLowerCase());
  const known = lazy(() => answers.of(text, () => new Map()));
  const found = (pattern: CompiledPattern): Answer =>
    pattern.passesOver(lower()) ? 'passes-over' : (pattern.match(text, message) ?? 'misses');
  return (pattern) => {
    if (pattern.heedsDigitsOf(lower())) return found(pattern);
    const remembered = known().get(pattern);
    if (typeof remembered === 'function') return lazy(() => textsAt(remembered(), text));
    if (remembered !== undefined) return remembered;
    const answer = found(pattern);
    known().set(pattern, typeof answer === 'string' ? answer : lazy(() => pattern.spansIn(text)));
    return answer;
  };
}

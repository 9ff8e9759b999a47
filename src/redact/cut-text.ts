// Text that was cut from lines, such as what a group of a regex caught: a part of a secret tells no redactor what it is,
// so that only what stands in the redacted lines is shown of it.
import { HIDDEN_VALUE } from '../util/secret-value.ts';
import { redact, redactLines } from './redact.ts';

/** Characters looked at: more than a report shows. */
const MAX_LENGTH = 2000;

/** Lines that follow one another, as read and redacted, joined by blanks. */
export interface CutFrom {
  readonly raw: string;
  readonly clean: string;
}

/** Of lines that are one record, whose text may be cut across them. */
export function recordOf(lines: readonly string[]): CutFrom {
  const clean = redactLines(lines, null).map(({ text }) => text);
  return { raw: lines.join(' '), clean: redact(clean.join(' ')).text };
}

/** What is shown of a text that stands in these lines; of one that does not, nothing. */
export function shownOf(cut: string, { raw, clean }: CutFrom): string {
  const text = cut.slice(0, MAX_LENGTH);
  if (text === '') return '';
  if (!raw.includes(text)) return HIDDEN_VALUE;
  // A text that reaches into a secret stands once less in what is shown.
  if (raw === clean || timesIn(raw, text) === timesIn(clean, text)) return text;
  const alone = redact(text).text;
  return (
    betweenSame(text, { raw, clean }) ?? (alone !== text && clean.includes(alone) ? alone : HIDDEN_VALUE)
  );
}

/** What stands in place of the text, where nothing beside it was taken away. */
function betweenSame(text: string, { raw, clean }: CutFrom): string | undefined {
  const start = raw.indexOf(text);
  const after = raw.slice(start + text.length);
  const isSame = clean.startsWith(raw.slice(0, start)) && clean.endsWith(after);
  return isSame && start + after.length <= clean.length
    ? clean.slice(start, clean.length - after.length)
    : undefined;
}

/** Places where the text begins, also those inside of one another. */
function timesIn(whole: string, text: string): number {
  let times = 0;
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) times++;
  return times;
}

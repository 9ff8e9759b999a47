// Comparisons of texts. All take time in proportion to the text, whatever the text is.
import { compileRe2 } from '../../util/re2.ts';
import { matchesWildcard } from '../../util/wildcard.ts';

export type TextTest = (text: string) => boolean;

/** Each from what the rule wants to a test of the text; case is ignored but for `regex`. */
export const TEXT_TESTS = {
  contains: (wanted: string): TextTest => {
    const part = wanted.toLowerCase();
    return (text) => text.toLowerCase().includes(part);
  },
  'starts-with': (wanted: string): TextTest => {
    const start = wanted.toLowerCase();
    return (text) => text.toLowerCase().startsWith(start);
  },
  'ends-with': (wanted: string): TextTest => {
    const end = wanted.toLowerCase();
    return (text) => text.toLowerCase().endsWith(end);
  },
  wildcard: (wanted: string): TextTest => {
    const pattern = wanted.toLowerCase();
    return (text) => matchesWildcard(text.toLowerCase(), pattern);
  },
  regex: (wanted: string): TextTest => {
    const pattern = compileRe2(wanted);
    return (text) => pattern.matcher(text).find();
  },
} as const;

export type TextKey = keyof typeof TEXT_TESTS;

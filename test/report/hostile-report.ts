// The full report with every free text replaced, as a bundle made to attack its reader would have it.
import fc from 'fast-check';
import type { Report } from '../../src/model/report.ts';
import { FULL_REPORT } from './sample-report.ts';

/** Keys whose values come from closed sets or from rules alone. */
const CLOSED = new Set(
  'schemaVersion rulesDigest version language sha256 format kind platforms severity confidence ruleId id explains explainedBy outcome cause level code decides url at createdAt firstSeen lastSeen timestamp remediation verdict needed'.split(
    ' ',
  ),
);

export function hostileReport(hostile: string): Report {
  return replaceTexts(FULL_REPORT, hostile) as Report;
}

function replaceTexts(value: unknown, hostile: string): unknown {
  if (typeof value === 'string') return hostile;
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, hostile));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      CLOSED.has(key) ? item : replaceTexts(item, hostile),
    ]),
  );
}

/** Texts that have harmed programs which show logs. */
export const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'/><svg/onload=alert(1)>",
  '``` \n</pre>',
  '[x](javascript:alert(1)) ![x](https://example.com/x.png) <https://example.com>',
  '\u001b[2J\u001b]0;title\u0007\u001b[31mred\u001b[0m',
  'one\r\n# two\n\n1. three',
  '\u202egnp.exe\u2066',
  ']]> --> ?> &lt; &#60;',
  '$& $1 {{ error }} {{ evidence.denied.text }}',
  'broken \ud800 pair',
  '日本語のログ'.repeat(40),
  'x'.repeat(1000),
];

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', minLength: 1 }).map((text) => `x${text}`),
  fc
    .string({ unit: fc.constantFrom(...Array.from('`*_[]()<>!#-{}|~&;"\' \n\u001b\u0000ax')) })
    .map((text) => `x${text}`),
);

/** Control characters, broken surrogates and direction overrides. */
export const UNSAFE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

export function tagsOf(markup: string): string[] {
  return markup.match(/<[^>]*>/g) ?? [];
}

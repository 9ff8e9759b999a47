// What can be wrong with a runbook's text: every code with its wording. Places are found by the parsers.
import { isFactName } from '../model/fact-table.ts';
import { PLATFORMS, RUNBOOK_PARTS } from '../model/runbook.ts';
import { didYouMean } from '../util/nearest-word.ts';
import { likelyPart } from './likely-part.ts';

/** Each message takes what was found, and says what was expected. */
export const RUNBOOK_MISTAKES = {
  NO_FRONT_MATTER: () => 'A runbook starts with three lines: `---`, `id: <runbook-id>`, `---`.',
  UNKNOWN_KEY: (found) => `There is no key “${found}” here; known are id and source-hash.`,
  BAD_FRONT_MATTER: (found) => `“${found}” is not a line of the form \`key: value\`.`,
  MISSING_ID: () => 'The id is missing: add `id: <runbook-id>` between the two `---` lines.',
  BAD_ID: (found) => `“${found}” is no id; ids are lower-case words joined by hyphens.`,
  NO_TITLE: () => 'The title is missing: the text starts with `# Title`.',
  SECOND_TITLE: (found) => `“${found}” is a second title; parts of a runbook start with \`## \`.`,
  VALUE_IN_TITLE: (found) =>
    `The title holds ${found}; it is shown in lists, where values of a flare are not known.`,
  STRAY_TEXT: () =>
    'This text stands before the first part and would never be shown; move it into `{#meaning}`.',
  NO_PART: (found) =>
    `“${found}” does not say which part it is; write \`## ${found} {#${likelyPart(found)}}\`.`,
  UNKNOWN_PART: (found) =>
    `There is no part “${found}”; known are ${RUNBOOK_PARTS.join(', ')}.${didYouMean(found, RUNBOOK_PARTS)}`,
  MISSING_PART: (found) => `The part is missing: add \`## … {#${found}}\`.`,
  EMPTY_PART: (found) => `“${found}” has no text.`,
  DUPLICATE_PART: (found) =>
    `“${found}” is for the same part and platform as a section above; say which platform it is for.`,
  UNKNOWN_ATTRIBUTE: (found) =>
    `“${found}” is not understood; write \`{#fix platform=helm,operator kubernetes=">=1.30"}\`.`,
  UNKNOWN_PLATFORM: (found) =>
    `There is no platform “${found}”; known are ${PLATFORMS.join(', ')}.${didYouMean(found, PLATFORMS)}`,
  BAD_RANGE: (found) =>
    `“${found}” is not a version range that a version can fulfil; write \`kubernetes=">=1.30"\`.`,
  NO_STEPS: (found) => `“${found}” has no steps: a fix holds a numbered list (\`1. …\`), one item a step.`,
  RAW_HTML: (found) =>
    `HTML is not shown: “${found}”. A name to be filled in is written as code, between backticks.`,
  IMAGE: () => 'Images are not shown; say it in words or link to a page.',
  UNSAFE_LINK: (found) =>
    `“${found}” is not a target a link may have: https, mailto or #anchor, without values.`,
  BAD_PLACEHOLDER: (found) =>
    `“${found}” would be shown as it is written: a value is one name between two braces on each side, as in {{ error }} or {{ fact.host.name }}.`,
  BAD_VALUE: (found) =>
    isFactName(found)
      ? `A fact is shown as {{ fact.${found} }}.`
      : `{{ ${found} }} names no value; there are {{ evidence.<find>.text }}, {{ evidence.<find>.where }}, {{ fact.<name> }}, {{ issue.<part> }} and {{ <variable> }}.`,
} as const satisfies Record<string, (found: string) => string>;

export type RunbookMistakeCode = keyof typeof RUNBOOK_MISTAKES;

/** A mistake before its file is known. `line` and `column` are 1-based. */
export interface LocalMistake {
  readonly line: number;
  readonly column: number;
  readonly code: RunbookMistakeCode;
  readonly found: string;
}

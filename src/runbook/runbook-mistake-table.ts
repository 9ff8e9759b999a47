// What can be wrong with a runbook's text: every code with its wording. Places are found by the parsers.
import { isFactName } from '../model/fact-table.ts';
import { PLATFORMS, RUNBOOK_PARTS } from '../model/runbook.ts';
import { didYouMean } from '../util/nearest-word.ts';
import { likelyPart } from './likely-part.ts';

/** Each message takes what was found, and says what was expected. */
export const RUNBOOK_MISTAKES = {
  NO_FRONT_MATTER: () => 'A runbook starts with three lines: `---`, `id: <runbook-id>`, `---`.',
  UNKNOWN_KEY: (found) => `There is no key “${found}” here; use id or source-hash.`,
  BAD_FRONT_MATTER: (found) => `“${found}” is not a line of the form \`key: value\`.`,
  MISSING_ID: () => 'The id is missing: add `id: <runbook-id>` between the two `---` lines.',
  BAD_ID: (found) => `“${found}” is not an id; ids are lower-case words joined by hyphens.`,
  NO_TITLE: () => 'The title is missing: the text starts with `# Title`.',
  SECOND_TITLE: (found) => `“${found}” is a second title; parts of a runbook start with \`## \`.`,
  VALUE_IN_TITLE: (found) =>
    `The title holds ${found}; it is shown in lists, where values of a flare are not known.`,
  STRAY_TEXT: () => 'This text is before the first part and would never be shown; move it into `{#meaning}`.',
  NO_PART: (found) =>
    `“${found}” does not say which part it is; write \`## ${found} {#${likelyPart(found)}}\`.`,
  UNKNOWN_PART: (found) =>
    `There is no part “${found}”; choose from ${RUNBOOK_PARTS.join(', ')}.${didYouMean(found, RUNBOOK_PARTS)}`,
  MISSING_PART: (found) => `The part is missing: add \`## … {#${found}}\`.`,
  EMPTY_PART: (found) => `“${found}” has no text.`,
  DUPLICATE_PART: (found) =>
    `“${found}” is for the same part and platform as a section above; say which platform it is for.`,
  UNKNOWN_ATTRIBUTE: (found) =>
    `“${found}” is not understood; write \`{#fix platform=helm,operator kubernetes=">=1.30"}\`.`,
  UNKNOWN_PLATFORM: (found) =>
    `There is no platform “${found}”; choose from ${PLATFORMS.join(', ')}.${didYouMean(found, PLATFORMS)}`,
  BAD_RANGE: (found) =>
    `“${found}” is not a range that any version satisfies; write \`kubernetes=">=1.30"\`.`,
  NO_STEPS: (found) => `“${found}” has no steps: a fix holds a numbered list (\`1. …\`), one item per step.`,
  RAW_HTML: (found) =>
    `HTML is not shown: “${found}”. Write a name to be filled in as code, between backticks.`,
  IMAGE: () => 'Images are not shown; say it in words or link to a page.',
  UNSAFE_LINK: (found) =>
    `“${found}” is not an allowed link target; use https, mailto or #anchor, without values.`,
  BAD_PLACEHOLDER: (found) =>
    `“${found}” would be shown as written: a value is one name between double braces, as in {{ error }} or {{ fact.host.name }}.`,
  BAD_VALUE: (found) =>
    isFactName(found)
      ? `A fact is shown as {{ fact.${found} }}.`
      : `There is no value {{ ${found} }}; use {{ evidence.<find>.text }}, {{ evidence.<find>.where }}, {{ fact.<name> }}, {{ issue.<part> }} and {{ <variable> }}.`,
} as const satisfies Record<string, (found: string) => string>;

export type RunbookMistakeCode = keyof typeof RUNBOOK_MISTAKES;

/** A mistake before its file is known. `line` and `column` are 1-based. */
export interface LocalMistake {
  readonly line: number;
  readonly column: number;
  readonly code: RunbookMistakeCode;
  readonly found: string;
}

// Every code of a mistake in a rule, its cases, its runbooks or a pack: what it means, and an example of the wrong
// and the right text. docs/rule-mistakes.md is made from it; a test shows that each wrong text gives its code.
import { LOOK_MISTAKES, SHAPE_MISTAKES } from './mistakes/look-mistake-table.ts';
import { MEANING_MISTAKES, NAME_MISTAKES, WARNINGS } from './mistakes/meaning-mistake-table.ts';
import { CASE_MISTAKES, PACK_MISTAKES } from './mistakes/pack-mistake-table.ts';
import { RUNBOOK_TEXT_MISTAKES } from './mistakes/runbook-text-mistake-table.ts';

export type { MistakeSpec } from './mistakes/mistake-spec.ts';

/** By what the mistake is about, in the order of the page. */
export const MISTAKE_GROUPS = [
  ['Shape', SHAPE_MISTAKES],
  ['Looks', LOOK_MISTAKES],
  ['Names', NAME_MISTAKES],
  ['Meaning', MEANING_MISTAKES],
  ['Warnings', WARNINGS],
  ['The pack as a whole', PACK_MISTAKES],
  ['Cases', CASE_MISTAKES],
  ['Runbooks', RUNBOOK_TEXT_MISTAKES],
] as const;

export const MISTAKES = {
  ...SHAPE_MISTAKES,
  ...LOOK_MISTAKES,
  ...NAME_MISTAKES,
  ...MEANING_MISTAKES,
  ...WARNINGS,
  ...PACK_MISTAKES,
  ...CASE_MISTAKES,
  ...RUNBOOK_TEXT_MISTAKES,
};

export type MistakeCode = keyof typeof MISTAKES;

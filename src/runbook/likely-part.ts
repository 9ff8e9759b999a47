// The part that a heading without one was most likely meant for, by its words: for the message only.
import type { RunbookPart } from '../model/runbook.ts';

/** The first that fits; “Ask the customer” asks. */
const WORDS: readonly (readonly [part: RunbookPart, words: RegExp])[] = [
  ['fix', /\b(?:fix|solution|remed|repair)|対処|対応|修正/i],
  ['verify', /\b(?:verif|check)|^確認$|検証/i],
  ['ask', /\bask|\bquestion|依頼|確認/i],
  ['customer', /\b(?:customer|message|reply)|お客様|顧客|返信/i],
  ['escalation', /\bescalat|エスカレーション/i],
];

export function likelyPart(heading: string): RunbookPart {
  return WORDS.find(([, words]) => words.test(heading))?.[0] ?? 'meaning';
}

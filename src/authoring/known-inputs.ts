// What a rule can miss in a flare, as outcomes name it: files, facts and settings.
import { CONFIG_KEYS } from '../facts/config/config-default-table.ts';
import { FACTS, isFactName } from '../model/fact-table.ts';
import { FILE_KINDS } from '../model/file-kind-table.ts';
import type { RuleParts } from '../ruleset/rule-parts.ts';

/** Any text file could be in a flare; as an input, only those with a meaning are named. */
const NAMED_KINDS = FILE_KINDS.filter(({ source }) => source !== 'other');

/** Names to suggest, those of the rule first. */
export function inputsOf(parts: RuleParts): string[] {
  return [
    ...textsIn([parts.find, parts.applies]),
    ...NAMED_KINDS.map(({ path }) => path),
    ...Object.keys(FACTS),
    ...Object.keys(CONFIG_KEYS),
  ];
}

export function isInput(name: string, parts: RuleParts): boolean {
  return (
    isFactName(name) ||
    Object.hasOwn(CONFIG_KEYS, name) ||
    NAMED_KINDS.some(({ path, pattern }) => path === name || pattern.test(name)) ||
    textsIn([parts.find, parts.applies]).includes(name)
  );
}

/** Settings and files that the looks of a rule name. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

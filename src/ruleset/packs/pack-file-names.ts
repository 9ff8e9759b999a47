// The names of the files in a pack’s folder that are not rules.

export const MANIFEST_FILE = 'pack.yaml';
export const KNOWN_ISSUES_FILE = 'known-issues.yaml';
export const RETIRED_FILE = 'retired.yaml';
export const SUPPRESSIONS_FILE = 'suppressions.yaml';

/** Names that no rule file of a pack can have in its top folder. */
export const PACK_FILES: readonly string[] = [
  MANIFEST_FILE,
  KNOWN_ISSUES_FILE,
  RETIRED_FILE,
  SUPPRESSIONS_FILE,
];

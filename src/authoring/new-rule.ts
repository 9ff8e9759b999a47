// A new rule with its cases and runbooks, as texts that pass lint and test at once, to be filled in by its author.
// Writing them is left to the command.
import { UsageError } from '../errors.ts';
import { sourceHash, withSourceHash } from '../runbook/source-hash.ts';
import { NEW_CASES, NEW_RULE, NEW_RUNBOOKS } from './new-rule-template-table.ts';

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/** Paths below the folder of rules to texts. Throws UsageError for an id that states no trouble. */
export function newRuleFiles(id: string): Readonly<Record<string, string>> {
  assertRuleId(id);
  return {
    [`${id}.yaml`]: named(NEW_RULE, id),
    [`${id}.cases.yaml`]: named(NEW_CASES, id),
    ...newRunbookFiles(id),
  };
}

/** Both runbooks of a new rule whose look is called `failed`. */
export function newRunbookFiles(id: string): Readonly<Record<string, string>> {
  const english = named(NEW_RUNBOOKS.en, id);
  return {
    [`runbooks/${id}.en.md`]: english,
    [`runbooks/${id}.ja.md`]: withSourceHash(named(NEW_RUNBOOKS.ja, id), sourceHash(english)),
  };
}

/** Throws UsageError for an id that states no trouble. */
export function assertRuleId(id: string): void {
  if (ID.test(id)) return;
  throw new UsageError(
    'BAD_OPTION',
    `“${id}” cannot be the id of a rule: name the problem in two or more lower-case words joined by hyphens, such as disk-full.`,
  );
}

function named(text: string, id: string): string {
  return text.replaceAll('<ID>', id).replaceAll('<TROUBLE>', id.replaceAll('-', ' '));
}

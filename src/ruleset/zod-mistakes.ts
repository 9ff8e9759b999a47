// Turns zod's issues into mistakes a rule author can act on: one mistake per place, with the allowed words.
import type { z } from 'zod';
import type { RuleMistake } from '../errors.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** Mistakes for all issues; `prefix` is the path of the checked value inside the file. */
export function mistakesOf(error: z.ZodError, source: YamlSource, prefix: YamlPath = []): RuleMistake[] {
  return error.issues.flatMap((issue) => mistakesOfIssue(issue, source, prefix));
}

function mistakesOfIssue(issue: Issue, source: YamlSource, prefix: YamlPath): RuleMistake[] {
  const path = [...prefix, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (isMissing(issue))
    return [source.mistakeAt(path, 'MISSING_KEY', `The key “${String(path.at(-1))}” is missing.`)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        source.mistakeAt([...path, key], 'UNKNOWN_KEY', `There is no key “${key}” here.`),
      );
    case 'invalid_union':
      return mistakesOfUnion(issue, source, path);
    case 'invalid_value':
      return [
        source.mistakeAt(path, 'BAD_VALUE', `Expected one of: ${issue.values.map(String).join(', ')}.`),
      ];
    case 'invalid_key':
      return [source.mistakeAt(path, 'BAD_NAME', 'Names are lower-case words joined by hyphens.')];
    default:
      return [source.mistakeAt(path, 'BAD_VALUE', issue.message)];
  }
}

/** The branch that got furthest says what the author meant. */
function mistakesOfUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  source: YamlSource,
  path: YamlPath,
): RuleMistake[] {
  const depth = (branch: readonly Issue[]): number =>
    Math.max(0, ...branch.map((one) => one.path.length + (one.code === 'unrecognized_keys' ? 1 : 0)));
  const best = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  if (best.length === 0) return [source.mistakeAt(path, 'BAD_VALUE', issue.message)];
  return best.flatMap((one) => mistakesOfIssue(one, source, path));
}

/** Issues carry their input (`reportInput`): a key that is not there has none. */
function isMissing(issue: Issue): boolean {
  return issue.input === undefined && issue.path.length > 0;
}

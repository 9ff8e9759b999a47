// Turns zod's issues into mistakes a rule author can act on: one mistake per place, with the allowed words.
import type * as z from 'zod';
import type { RuleMistake } from '../../errors.ts';
import type { MistakeCode } from '../../model/mistake-table.ts';
import { didYouMean, nearestWord } from '../../util/nearest-word.ts';
import { issueWords } from '../packs/issue-words.ts';
import { descriptionAt, keysAt } from '../schema-keys.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

type Issue = z.core.$ZodIssue;

export interface CheckedPart {
  /** Path of the checked value inside the file. */
  readonly prefix?: YamlPath;
  /** The schema it was checked with; its keys are suggested for mistyped ones. */
  readonly schema?: z.core.$ZodType;
  /** To be put after what is said of a place in the checked value. */
  hintAt?(path: YamlPath): string;
}

interface Checked {
  knownKeys(path: YamlPath): readonly string[];
  /** What a key is for, in words. */
  purposeOf(path: YamlPath): string | undefined;
  readonly mistakeAt: (path: YamlPath, code: MistakeCode, message: string) => RuleMistake;
}

/** Mistakes for all issues of one checked value. */
export function mistakesOf(error: z.ZodError, source: YamlSource, part: CheckedPart = {}): RuleMistake[] {
  const { prefix = [], schema } = part;
  const mistakeAt: Checked['mistakeAt'] = (path, code, message) =>
    source.mistakeAt([...prefix, ...path], code, message + (part.hintAt?.(path) ?? ''));
  const knownKeys = (path: YamlPath): readonly string[] => (schema === undefined ? [] : keysAt(schema, path));
  const purposeOf = (path: YamlPath): string | undefined =>
    schema === undefined ? undefined : descriptionAt(schema, path);
  return mistakesOfIssues(error.issues, [], { knownKeys, purposeOf, mistakeAt });
}

/** `base` is the path of the issues’ own root inside the checked value. */
function mistakesOfIssues(issues: readonly Issue[], base: YamlPath, checked: Checked): RuleMistake[] {
  const meant = new Set(issues.flatMap((issue) => meantKeys(issue, base, checked)));
  return issues
    .filter((issue) => !isMissing(issue) || !meant.has(JSON.stringify(pathOf(issue, base))))
    .flatMap((issue) => mistakesOfIssue(issue, pathOf(issue, base), checked));
}

function pathOf(issue: Issue, base: YamlPath): YamlPath {
  return [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
}

/** A key that is missing because it was mistyped is one mistake, not two. */
function meantKeys(issue: Issue, base: YamlPath, checked: Checked): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const path = pathOf(issue, base);
  return issue.keys.flatMap((key) => {
    const near = nearestWord(key, checked.knownKeys(path));
    return near === undefined ? [] : [JSON.stringify([...path, near])];
  });
}

function mistakesOfIssue(issue: Issue, path: YamlPath, checked: Checked): RuleMistake[] {
  const at = checked.mistakeAt;
  if (isMissing(issue)) {
    const purpose = checked.purposeOf(path);
    const key = `The key “${String(path.at(-1))}” is missing`;
    return [at(path, 'MISSING_KEY', purpose === undefined ? `${key}.` : `${key}: ${purpose}`)];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        at(
          [...path, key],
          'UNKNOWN_KEY',
          unknownKey(key, checked.knownKeys(path)) + commaHint(key, issue.input),
        ),
      );
    case 'invalid_union':
      return mistakesOfUnion(issue, path, checked);
    case 'invalid_value': {
      const known = issue.values.map(String);
      const near = typeof issue.input === 'string' ? meantValue(issue.input, known) : undefined;
      const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
      return [at(path, 'BAD_VALUE', `Expected one of: ${known.join(', ')}.${hint}`)];
    }
    case 'invalid_key':
      return [at(path, 'BAD_NAME', 'Names are lower-case words joined by hyphens.')];
    default:
      return [at(path, 'BAD_VALUE', issueWords(issue))];
  }
}

/** A mistyped one, or one with letters too many or too few at its end: `WARNING`, `ERR`. */
function meantValue(value: string, known: readonly string[]): string | undefined {
  const written = value.toLowerCase();
  const begins = (one: string): boolean => one.startsWith(written) || written.startsWith(one);
  return nearestWord(value, known) ?? known.find((one) => value.length > 2 && begins(one.toLowerCase()));
}

/** How other languages call what is called otherwise here. */
const SYNONYMS: Readonly<Record<string, string>> = { not: 'none', and: 'all', or: 'any' };

function unknownKey(key: string, known: readonly string[]): string {
  const synonym = SYNONYMS[key];
  if (synonym !== undefined && known.includes(synonym))
    return `There is no key “${key}” here; write “${synonym}: [a, b]”.`;
  const near = didYouMean(key, known);
  if (near !== '' || known.length === 0) return `There is no key “${key}” here.${near}`;
  return `There is no key “${key}” here; choose from ${known.join(', ')}.`;
}

/** `{ en: full, no space }` has a key “no space” without a value. */
function commaHint(key: string, map: unknown): string {
  const isEmpty = typeof map === 'object' && map !== null && (map as Record<string, unknown>)[key] === null;
  return isEmpty
    ? ' If it belongs to the text before it: between braces, put a text with a comma in quotes.'
    : '';
}

/** The branch that got furthest says what the author meant. */
function mistakesOfUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: YamlPath,
  checked: Checked,
): RuleMistake[] {
  const depth = (branch: readonly Issue[]): number =>
    Math.max(0, ...branch.map((one) => one.path.length + (one.code === 'unrecognized_keys' ? 1 : 0)));
  const best = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  if (best.length === 0) return [checked.mistakeAt(path, 'BAD_VALUE', issueWords(issue))];
  return mistakesOfIssues(best, path, checked);
}

/** Issues carry their input (`reportInput`): a key that is not there has none. */
function isMissing(issue: Issue): boolean {
  return issue.input === undefined && issue.path.length > 0;
}

// Runbooks beside the rules that use them and beside their translation: values that no rule gives, sections and
// values that one language has and the other lacks.
import type { RuleMistake } from '../errors.ts';
import { ambiguousVariables } from '../ruleset/mistakes/ambiguous-variables.ts';
import { lookWithout } from '../ruleset/mistakes/empty-variables.ts';
import type { RuleFile } from '../ruleset/packs/load-rules.ts';
import { isJapanese } from '../ruleset/mistakes/text-mistakes.ts';
import { unknownVariable, variablesOf, withIssueSaidOnce } from '../ruleset/variables.ts';
import type { RunbookFile } from '../runbook/load-runbooks.ts';
import type { PlacedSection } from '../runbook/parse-runbook.ts';
import { isValueName } from '../runbook/runbook-values.ts';
import { didYouMean } from '../util/nearest-word.ts';

/** Of one runbook: its languages, and the rules that lead to it. */
export function runbookUseMistakes(
  languages: readonly RunbookFile[],
  rules: readonly RuleFile[],
): RuleMistake[] {
  const unknown = languages.flatMap((file) => unknownValues(file, rules));
  const ofPairs = languages.flatMap((file) =>
    languages
      .filter((one) => one !== file)
      .flatMap((other) => [
        ...missingSections(file, other),
        // A mistyped name is mostly right in the other language.
        ...(unknown.length > 0 ? [] : missingValues(file, other)),
      ]),
  );
  return [
    ...unknown,
    ...languages.flatMap((file) => [
      ...valuesOfSomeRules(file, rules),
      ...ambiguousValues(file, rules),
      ...untranslated(file),
    ]),
    ...ofPairs,
  ];
}

/** A value must be given by one of the rules; which of them is shown is known only with the finding. */
function unknownValues(file: RunbookFile, rules: readonly RuleFile[]): RuleMistake[] {
  if (rules.length === 0) return [];
  const unknown = file.values.flatMap(({ name, line, column }): RuleMistake[] => {
    if (!isValueName(name)) return [];
    const mistakes = rules.map((rule) => valueMistake(name, rule));
    const [first] = mistakes;
    if (first === undefined || mistakes.includes(undefined)) return [];
    return [{ file: file.file, line, column, ...first }];
  });
  return withIssueSaidOnce(unknown);
}

/**
 * What is sent to the customer must be whole whichever rule leads to it. Elsewhere a value that is not there stands as
 * `<name>`, for the reader to fill in.
 */
function valuesOfSomeRules(file: RunbookFile, rules: readonly RuleFile[]): RuleMistake[] {
  return file.values.flatMap(({ name, line, column }): RuleMistake[] => {
    const { part } = file.placed.findLast((one) => one.line <= line)?.section ?? {};
    if (part !== 'customer' || !isValueName(name)) return [];
    // Of a value that no rule gives, unknownValues tells.
    if (rules.every((rule) => valueMistake(name, rule) !== undefined)) return [];
    const lacking = rules.flatMap((rule) => lacksOf(name, rule) ?? []);
    if (lacking.length === 0) return [];
    const message = `The customer would read <${name}> with ${lacking.join(', ')}: let each match of a rule that leads here give it, or leave it out of this part.`;
    return [{ file: file.file, line, column, code: 'UNKNOWN_VARIABLE', message }];
  });
}

/** The rule, where it does not give the value, with the look that may decide without it. */
function lacksOf(name: string, rule: RuleFile): string | undefined {
  const id = String(rule.parts.id);
  if (valueMistake(name, rule) !== undefined) return id;
  const look = lookWithout(name, rule.parts);
  return look === undefined ? undefined : `${id} (look “${look}”)`;
}

/** One of the rules is enough: with its finding the value may be the wrong one. */
function ambiguousValues(file: RunbookFile, rules: readonly RuleFile[]): RuleMistake[] {
  const ambiguous = new Map(rules.flatMap(({ parts }) => [...ambiguousVariables(parts)]));
  return file.values.flatMap(({ name, line, column }) => {
    const mistake = ambiguous.get(name);
    return mistake === undefined ? [] : [{ file: file.file, line, column, ...mistake }];
  });
}

function valueMistake(name: string, { parts }: RuleFile): Pick<RuleMistake, 'code' | 'message'> | undefined {
  const [, look] = /^evidence\.([\w-]+)\./.exec(name) ?? [];
  if (look === undefined) return unknownVariable(name, variablesOf(parts));
  if (parts.find === undefined || Object.hasOwn(parts.find, look)) return undefined;
  const known = Object.keys(parts.find);
  const message = `Rule ${String(parts.id)} has no look “${look}”; it has ${known.join(', ')}.${didYouMean(look, known)}`;
  return { code: 'UNKNOWN_FIND', message };
}

function untranslated(file: RunbookFile): RuleMistake[] {
  const title = file.text?.title;
  if (file.language !== 'ja' || title === undefined || isJapanese(title)) return [];
  const message = 'The title has no Japanese characters; translate it.';
  return [{ file: file.file, line: file.titleLine, column: 1, code: 'NOT_TRANSLATED', message }];
}

/** Told at the end of the file that lacks it, or at the section of the same part. */
function missingSections(file: RunbookFile, other: RunbookFile): RuleMistake[] {
  if (file.text === undefined || other.text === undefined) return [];
  const here = file.placed.map(targetOf);
  return other.placed
    .filter((one) => !here.includes(targetOf(one)))
    .map((one) => {
      const near = file.placed.findLast(({ section }) => section.part === one.section.part);
      const message = `“${one.section.heading}” of ${other.file}, line ${one.line}, is missing: add \`## … {${targetOf(one)}}\`.`;
      const line = near?.line ?? file.lastLine;
      return { file: file.file, line, column: 1, code: 'DIFFERENT_PARTS', message };
    });
}

/** As it is written in the heading. */
function targetOf({ section }: PlacedSection): string {
  const { part, platforms, kubernetes } = section;
  const platform = platforms.length === 0 ? '' : ` platform=${platforms.join(',')}`;
  return `#${part}${platform}${kubernetes === undefined ? '' : ` kubernetes="${kubernetes}"`}`;
}

function missingValues(file: RunbookFile, other: RunbookFile): RuleMistake[] {
  const shown = new Set(other.values.map(({ name }) => name));
  const first = new Map(file.values.toReversed().map((value) => [value.name, value]));
  return [...first.values()]
    .filter(({ name }) => !shown.has(name))
    .map(({ name, line, column }) => ({
      file: file.file,
      line,
      column,
      code: 'DIFFERENT_VARIABLES',
      message: `${other.file} does not show {{ ${name} }}.`,
    }));
}

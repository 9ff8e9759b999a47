// Everything that is wrong with a pack, in one go: rules, cases, runbooks, and what does not fit together. Whether
// the rules do what their cases say is left to test-rules.ts.
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { byPlace, type RuleMistake } from '../errors.ts';
import { collectPack, type CollectedPack, type PackDirs } from '../load-pack.ts';
import { commonLiterals } from '../ruleset/common-literals.ts';
import { emptyVariables } from '../ruleset/mistakes/empty-variables.ts';
import { filesIn, type RuleFile } from '../ruleset/packs/load-rules.ts';
import { longRegexes } from '../ruleset/mistakes/long-regexes.ts';
import { ruleIdOf } from '../ruleset/parse-rule.ts';
import { meaningMistakes } from '../ruleset/mistakes/meaning-mistakes.ts';
import { resolvesAll } from '../ruleset/mistakes/resolves-all.ts';
import type { RunbookFile } from '../runbook/load-runbooks.ts';
import { staleTranslations } from '../runbook/stale-translations.ts';
import { caseMistakes } from './case-mistakes.ts';
import { foreignCommands } from './foreign-commands.ts';
import { leftoverTexts } from './leftover-texts.ts';
import { casesFileOf, MISSING_CASES_MESSAGE, parseCases } from './load-cases.ts';
import { mistypedSettings } from './mistyped-settings.ts';
import { runbookUseMistakes } from './runbook-use-mistakes.ts';

export interface LintedPack {
  /** How many files of rules were read. */
  readonly rules: number;
  /** By file, line and column. */
  readonly mistakes: readonly RuleMistake[];
  /** What is no mistake and should not stay; in the same order. */
  readonly warnings: readonly RuleMistake[];
}

/** Never throws for what stands in a file. */
export async function lintPack(dirs: PackDirs): Promise<LintedPack> {
  const pack = await collectPack(dirs);
  const { files } = pack.rules;
  const ofCases = await Promise.all(files.map(casesMistakes));
  const mistakes = [
    ...pack.mistakes,
    ...files.flatMap(meaningMistakes),
    ...ofCases.flat(),
    ...(await orphanCases(dirs.rules, files)),
    ...runbookMistakes(pack, dirs),
    ...pack.runbooks.files.flatMap(foreignCommands),
    ...(await staleTranslations(dirs.runbooks.filter((dir) => isOwn(dir, dirs)))),
  ];
  const texts = [...files, ...pack.runbooks.files.filter(({ file }) => isOwn(dirname(file), dirs))];
  const warnings = [
    ...files.flatMap(commonLiterals),
    ...files.flatMap(resolvesAll),
    ...files.flatMap(emptyVariables),
    ...files.flatMap(longRegexes),
    ...files.flatMap(mistypedSettings),
    ...(await leftoverTexts([...new Set(texts.map(({ file }) => file))])),
  ];
  return { rules: files.length, mistakes: mistakes.sort(byPlace), warnings: warnings.sort(byPlace) };
}

async function casesMistakes({ file, parts, source }: RuleFile): Promise<RuleMistake[]> {
  const casesFile = casesFileOf(file);
  const text = await readFile(casesFile, 'utf8').catch(() => undefined);
  if (text === undefined)
    return [source.mistakeAt(['id'], 'MISSING_CASES', `${MISSING_CASES_MESSAGE} Write ${casesFile}.`)];
  const parsed = parseCases(text, casesFile);
  if (parsed.cases === undefined) return [...parsed.mistakes];
  return caseMistakes(parsed.cases, parsed.source, parts);
}

async function orphanCases(dirs: readonly string[], rules: readonly RuleFile[]): Promise<RuleMistake[]> {
  const expected = new Set(rules.map(({ file }) => casesFileOf(file)));
  const found = await Promise.all(
    dirs.map(async (dir) => {
      const names = await filesIn(dir, (name) => /\.cases\.ya?ml$/.test(name));
      return (names ?? []).map((name) => join(dir, name));
    }),
  );
  return found
    .flat()
    .filter((file) => !expected.has(file))
    .map((file) => {
      const message = `There is no rule ${file.replace(/\.cases\.ya?ml$/, '.yaml')} beside it.`;
      return { file, line: 1, column: 1, code: 'ORPHAN_CASES', message };
    });
}

function runbookMistakes({ rules, runbooks }: CollectedPack, dirs: PackDirs): RuleMistake[] {
  // A rule that could not be read may be the one that uses a runbook.
  const isWhole = rules.files.every(({ parts }) => parts.id !== undefined);
  const paths = new Set(runbooks.files.map(pathOf));
  return [...paths].flatMap((path) => {
    const languages = runbooks.files.filter((one) => pathOf(one) === path);
    const name = languages[0]?.name;
    const users = rules.files.filter((rule) => (rule.parts.runbook ?? ruleIdOf(rule)) === name);
    const isUnused = isWhole && users.length === 0 && isOwn(dirname(path), dirs);
    return [
      ...runbookUseMistakes(languages, users),
      ...(isUnused ? languages : []).map(({ file, idLine }): RuleMistake => ({
        file,
        line: idLine,
        column: 1,
        code: 'UNUSED_RUNBOOK',
        message: 'No rule uses this runbook; name it under “runbook”, or after the rule’s id.',
      })),
    ];
  });
}

/** Without the language. A later folder may hold another runbook of the same name. */
function pathOf({ file, name }: RunbookFile): string {
  return join(dirname(file), name);
}

/** Beside the rules of another pack stand runbooks that this one need not use. */
function isOwn(dir: string, { alsoKnown = [], rules }: PackDirs): boolean {
  const inner = resolve(dir) + sep;
  return alsoKnown.length === 0 || rules.some((one) => inner.startsWith(join(resolve(one), sep)));
}

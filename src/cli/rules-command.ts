// `flare-analyze rules list|lint|test|coverage`.
import type { CaseResult, PackTestResult } from '../authoring/test-rules.ts';
import type { MutationResult } from '../authoring/mutation/test-mutants.ts';
import { listedRules } from '../model/listed-rule.ts';
import { proseText, visibleText } from '../util/visible-text.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { assertFolders, loadPackFor, packDirs, runbookDirsOf, type PackOptions } from './pack.ts';
import { loadSelected } from './rule-selection.ts';

export type ListOptions = Omit<PackOptions, 'only'> & { readonly format: 'text' | 'json' };

/** Titles are in all languages as JSON, in English as text. */
export async function listRules(options: ListOptions): Promise<void> {
  const pack = await loadPackFor({ ...options, only: [] });
  if (options.format === 'json') {
    const rules = listedRules(pack, (title) => title);
    process.stdout.write(`${JSON.stringify({ rules }, null, 2)}\n`);
    return;
  }
  const rows = listedRules(pack, ({ en }) => en);
  const width = Math.max(...rows.map(({ id }) => id.length));
  const packWidth = Math.max(...rows.map((row) => row.pack.length));
  for (const row of rows) {
    const columns = [row.severity.padEnd(8), row.pack.padEnd(packWidth), row.id.padEnd(width)];
    printLine([...columns, proseText(row.title)].join('  '));
  }
}

/** `fix`: translations whose English text was changed are taken for looked at. */
export async function lintRules(dirs: readonly string[], { fix = false } = {}): Promise<ExitCode> {
  await assertFolders(dirs);
  const { stampTranslations } = await import('../runbook/stale-translations.ts');
  for (const file of fix ? await stampTranslations(runbookDirsOf(dirs)) : []) printLine(`wrote ${file}`);
  const { lintPack } = await import('../authoring/lint-pack.ts');
  const { rules, mistakes, warnings } = await lintPack(packDirs(dirs));
  for (const { file, line, column, code, message } of mistakes)
    printLine(`${file}:${line}:${column} ${code} ${message}`);
  for (const { file, line, column, code, message } of warnings)
    printLine(`${file}:${line}:${column} warning ${code} ${message}`);
  const warned = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
  if (mistakes.length === 0) process.stdout.write(`${counted(rules, 'rule')}, no mistakes${warned}\n`);
  return mistakes.length === 0 ? EXIT.ok : EXIT.findings;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Share of the mutants of a rule that its cases should kill. One may always survive: it can mean the same as the rule. */
const WANTED_KILLS = 0.9;

function isWeak({ mutants, survivors }: MutationResult): boolean {
  return survivors.length > 1 && (mutants - survivors.length) / mutants < WANTED_KILLS;
}

export async function runRuleMutants(names: readonly string[]): Promise<ExitCode> {
  const { testMutants } = await import('../authoring/mutation/test-mutants.ts');
  const results: MutationResult[] = [];
  for await (const result of testMutants(await loadSelected(names))) {
    results.push(result);
    const { ruleId, failsItsCases, survivors, mutants } = result;
    if (failsItsCases) printLine(`FAIL ${ruleId} fails its own cases: run rules test without --mutate`);
    for (const what of survivors) printLine(`SURVIVED ${ruleId} › ${what}`);
    if (isWeak(result))
      printLine(`FAIL ${ruleId}: its cases kill ${mutants - survivors.length} of ${mutants} mutants`);
  }
  const mutants = results.reduce((sum, one) => sum + one.mutants, 0);
  const survived = results.reduce((sum, one) => sum + one.survivors.length, 0);
  const kills = mutants === 0 ? 1 : (mutants - survived) / mutants;
  process.stdout.write(
    `${mutants - survived} of ${mutants} mutants killed (${(100 * kills).toFixed(1)} %, wanted ${100 * WANTED_KILLS} % of each rule)\n`,
  );
  return results.some((one) => one.failsItsCases || isWeak(one)) ? EXIT.findings : EXIT.ok;
}

export async function printCoverage(names: readonly string[]): Promise<void> {
  const { coverRules, gapOf } = await import('../authoring/cover-rules.ts');
  const leaves = await coverRules(await loadSelected(names));
  const gaps = leaves.flatMap((leaf) => {
    const gap = gapOf(leaf);
    return gap === undefined ? [] : [`${leaf.ruleId} › ${leaf.leaf}: ${gap} in its cases`];
  });
  for (const gap of gaps) printLine(gap);
  process.stdout.write(
    `${leaves.length - gaps.length} of ${leaves.length} leaves were seen and not seen by some case\n`,
  );
}

export async function runRuleCases(names: readonly string[], format: 'text' | 'junit'): Promise<ExitCode> {
  const { testRules } = await import('../authoring/test-rules.ts');
  const result = await testRules(await loadSelected(names));
  const failed = result.cases.filter((one) => one.differences.length > 0);
  if (format === 'junit') {
    const { renderTestJunit } = await import('../authoring/test-junit.ts');
    process.stdout.write(renderTestJunit(result));
  } else {
    printCases(result, failed);
  }
  return failed.length + result.mistakes.length === 0 ? EXIT.ok : EXIT.findings;
}

function printCases({ cases, mistakes }: PackTestResult, failed: readonly CaseResult[]): void {
  for (const { file, line, column, code, message } of mistakes)
    printLine(`${file}:${line}:${column} ${code} ${message}`);
  for (const { ruleId, outcome, name, differences } of failed) {
    printLine(`FAIL ${ruleId} › ${outcome} › ${name}`);
    for (const line of differences) printLine(`     ${line}`);
  }
  process.stdout.write(`${cases.length - failed.length} passed, ${failed.length} failed\n`);
}

/** A text of a pack is somebody else’s: it must not reach into the terminal. */
function printLine(text: string): void {
  process.stdout.write(`${visibleText(text)}\n`);
}

// `flare-analyze rules backtest`: which findings a change of rules brings, takes away or changes over a folder of flares.
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backtest, type BacktestResult } from '../authoring/backtest/backtest.ts';
import { parseBudget, type Budget } from '../authoring/backtest/budget.ts';
import { withRevision } from '../authoring/backtest/git-revision.ts';
import {
  headlineOf,
  renderBacktestJunit,
  renderBacktestText,
} from '../authoring/backtest/render-backtest.ts';
import { UsageError } from '../errors.ts';
import type { ReadLimits } from '../model/entry.ts';
import { loadRulesOnly } from '../load-pack.ts';
import type { Ruleset } from '../model/rule.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { assertFolders, builtInRulesDir } from './pack.ts';
import { FOLDER_FILE_OR_RULE, idOfFile, sortNames } from './rule-selection.ts';
import { ruleNamed } from './rules-show-command.ts';

export interface BacktestOptions {
  readonly bundles: string;
  readonly baseline?: string;
  readonly budget?: string;
  readonly builtinRules: boolean;
  readonly limits: ReadLimits;
  readonly format: 'text' | 'json' | 'junit';
}

/** What is compared: a folder of rules, or one rule of it. */
interface Candidate {
  readonly dir: string;
  /** One rule only: all others are as they were. */
  readonly id?: string;
  /** Folders that both sides share: the built-in pack, unless the folder is the pack itself. */
  readonly shared: readonly string[];
  readonly isBuiltIn: boolean;
}

export async function backtestRules(name: string, options: BacktestOptions): Promise<ExitCode> {
  const budgetOf = options.budget === undefined ? undefined : parseBudget(options.budget);
  const candidate = await candidateOf(name, options);
  const { before, after } = await packsOf(candidate, options.baseline);
  const { bundles: bundlesDir } = options;
  const result = await backtest({
    before,
    after,
    bundlesDir,
    limits: options.limits,
    onBundle: showProgress,
  });
  const budget = budgetOf?.(result);
  process.stdout.write(render(result, budget, options.format));
  if (result.flares === 0)
    throw new UsageError('NO_INPUT', `--bundles: no flare in ${JSON.stringify(bundlesDir)} can be read.`);
  if (result.failedRules.length > 0) return EXIT.bug;
  return budget?.isKept === false ? EXIT.findings : EXIT.ok;
}

function render(
  result: BacktestResult,
  budget: Budget | undefined,
  format: BacktestOptions['format'],
): string {
  switch (format) {
    case 'text':
      return renderBacktestText(result, budget);
    case 'junit':
      return renderBacktestJunit(result, budget);
    case 'json':
      return `${JSON.stringify({ headline: headlineOf(result), ...result, ...(budget && { budget }) }, null, 2)}\n`;
  }
}

/** To a terminal only, on one line that each bundle overwrites. */
function showProgress(_bundle: string, index: number, total: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${index + 1} of ${total}\u001b[K${index + 1 === total ? '\n' : ''}`);
}

async function candidateOf(name: string, { builtinRules }: BacktestOptions): Promise<Candidate> {
  const { files, ids } = await sortNames([name]);
  const [file] = files;
  const dir = ids.length > 0 ? builtInRulesDir() : file === undefined ? name : dirname(file);
  await assertFolders([dir]);
  const isBuiltIn = await isSameFolder(dir, builtInRulesDir());
  const id = ids[0] ?? (file === undefined ? undefined : idOfFile(file));
  return {
    dir,
    isBuiltIn,
    shared: isBuiltIn || !builtinRules ? [] : [builtInRulesDir()],
    ...(id === undefined ? {} : { id }),
  };
}

async function isSameFolder(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((dir) => realpath(dir).catch(() => dir)));
  return one === other;
}

async function packsOf(
  candidate: Candidate,
  baseline: string | undefined,
): Promise<{ before: Ruleset; after: Ruleset }> {
  const { dir, id, shared } = candidate;
  const loaded = await packOf([...shared, dir]);
  const rule = id === undefined ? undefined : ruleNamed(id, loaded, FOLDER_FILE_OR_RULE);
  const before =
    baseline === undefined ? await withoutBaseline(candidate, loaded) : await atBaseline(candidate, baseline);
  if (rule === undefined) return { before, after: loaded };
  const others = before.rules.filter((one) => one.id !== rule.id);
  return { before, after: { ...before, rules: [...others, rule].sort((a, b) => (a.id < b.id ? -1 : 1)) } };
}

/** The built-in pack; for one of its own rules the pack without it. */
function withoutBaseline({ dir, id, isBuiltIn }: Candidate, loaded: Ruleset): Promise<Ruleset> | Ruleset {
  if (!isBuiltIn) return packOf([builtInRulesDir()]);
  if (id !== undefined) return { ...loaded, rules: loaded.rules.filter((one) => one.id !== id) };
  throw new UsageError(
    'BAD_OPTION',
    `${dir} is the built-in pack itself: say with --baseline what it is compared with, a git revision such as main or a folder of rules.`,
  );
}

async function atBaseline({ dir, shared }: Candidate, baseline: string): Promise<Ruleset> {
  const isFolder = await stat(baseline).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isFolder) return packOf([...shared, baseline]);
  return withRevision(dir, baseline, (folder) => packOf([...shared, folder]));
}

/** Findings are compared without their runbooks. */
function packOf(dirs: readonly string[]): Promise<Ruleset> {
  return loadRulesOnly({ rules: dirs, tables: [builtInRulesDir()] });
}

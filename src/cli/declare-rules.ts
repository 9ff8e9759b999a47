// Declares `flare-analyze rules …`, the commands of a rule author's day; each command itself is loaded when it is
// called.
import { Option, type Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { ReadLimits } from '../model/entry.ts';
import type { ExitSlot } from './exit-codes.ts';
import type { BacktestOptions } from './rules-backtest-command.ts';
import { addFileLimits, readLimitsOf } from './limit-options.ts';
import { collect } from './repeatable-option.ts';
import type { CaseOptions } from './rules-case-command.ts';
import type { ListOptions } from './rules-command.ts';
import type { ShowOptions } from './rules-show-command.ts';

const RULES_ARGUMENT = 'folders, files or ids of rules; by default the built-in pack';

export function declareRules(program: Command, exit: ExitSlot): void {
  const rules = program.command('rules').description('Work with rules.');
  declareList(rules);
  declareShow(rules);
  declareNew(rules);
  declareCase(rules);
  declareLint(rules, exit);
  declareSchema(rules);
  declareTest(rules, exit);
  declareCoverage(rules);
  declareBacktest(rules, exit);
}

function declareList(rules: Command): void {
  rules
    .command('list')
    .description('List the rules, with the pack that each comes from.')
    .addOption(textOrJson())
    .option('--rules <dir>', 'add a folder of rules (repeatable)', collect, [])
    .option('--no-builtin-rules', 'leave out the rules that come with the program')
    .action(async (options: ListOptions) => {
      const { listRules } = await import('./rules-command.ts');
      await listRules(options);
    });
}

function declareShow(rules: Command): void {
  rules
    .command('show')
    .argument('<id>', 'id of a rule')
    .description('Show what one rule looks for, when it matches, and what belongs to it.')
    .addOption(textOrJson())
    .option('--rules <dir>', 'add a folder of rules (repeatable)', collect, [])
    .option('--no-builtin-rules', 'leave out the rules that come with the program')
    .action(async (id: string, options: ShowOptions) => {
      const { showRule } = await import('./rules-show-command.ts');
      await showRule(id, options);
    });
}

function textOrJson(): Option {
  return new Option('--format <format>', 'output format').choices(['text', 'json']).default('text');
}

function declareNew(rules: Command): void {
  const command = rules
    .command('new')
    .usage('[options] <id>\n       flare-analyze rules new --from-line <file:line> <bundle> [id]')
    .argument(
      '<id-or-bundle>',
      'the problem in lower-case words joined by hyphens; with --from-line, a bundle',
    )
    .argument('[id]', 'with --from-line: the id; by default made from the words of the line')
    .description('Write a rule, its cases and both runbooks, which pass lint and test at once.')
    .option('--dir <dir>', 'folder to write them to', 'my-rules')
    .option('--from-line <file:line>', 'draft it from this line of the bundle, such as logs/agent.log:120');
  type Given = Partial<ReadLimits> & { dir: string; fromLine?: string };
  addFileLimits(command).action(async (first: string, second: string | undefined, options: Given) => {
    const { createDraft, createRule } = await import('./rules-new-command.ts');
    const { dir, fromLine } = options;
    if (fromLine !== undefined)
      return createDraft({ fromLine, bundle: first, id: second, dir, limits: readLimitsOf(options) });
    if (second !== undefined)
      throw new UsageError('BAD_OPTION', 'rules new takes one id; a bundle needs --from-line FILE:LINE.');
    return createRule(first, { dir });
  });
}

function declareCase(rules: Command): void {
  const command = rules
    .command('case')
    .argument('<id>', 'id of a rule')
    .argument('<bundle>', 'zip, tar, tar.gz or folder')
    .description('Print a case of a rule, made from the fewest lines of a bundle on which it ends the same.')
    .option('--rules <dir>', 'add a folder of rules (repeatable)', collect, [])
    .option('--no-builtin-rules', 'leave out the rules that come with the program')
    .option('--assume <name=value>', 'assume a value of a fact or setting (repeatable)', collect, []);
  type Given = Omit<CaseOptions, 'limits'> & Partial<ReadLimits>;
  addFileLimits(command).action(async (id: string, bundle: string, options: Given) => {
    const { printCase } = await import('./rules-case-command.ts');
    await printCase(id, bundle, { ...options, limits: readLimitsOf(options) });
  });
}

function declareLint(rules: Command, exit: ExitSlot): void {
  rules
    .command('lint')
    .argument('[dirs...]', 'folders of rules; by default the built-in pack')
    .description('Check rules, cases and runbooks; every mistake as file:line:column CODE message.')
    .option('--fix', 'mark every translated runbook as up to date with its English text')
    .action(async (dirs: string[], options: { fix?: boolean }) => {
      const { lintRules } = await import('./rules-command.ts');
      exit.code = await lintRules(dirs, options);
    });
}

function declareSchema(rules: Command): void {
  rules
    .command('schema')
    .description('Print the JSON Schema of rules, which lets an editor complete and explain while typing.')
    .option('--cases', 'the schema of cases files')
    .action(async (options: { cases?: boolean }) => {
      const { printRuleSchema } = await import('./rules-schema-command.ts');
      printRuleSchema(options);
    });
}

function declareTest(rules: Command, exit: ExitSlot): void {
  rules
    .command('test')
    .argument('[rules...]', RULES_ARGUMENT)
    .description('Run the cases of rules; exit 1 when one fails.')
    .option('--mutate', 'run them on small wrong versions of each rule, and list those that pass all cases')
    .addOption(
      new Option('--format <format>', 'output format')
        .choices(['text', 'junit'])
        .default('text')
        .conflicts('mutate'),
    )
    .action(async (names: string[], options: { mutate?: boolean; format: 'text' | 'junit' }) => {
      const { runRuleCases, runRuleMutants } = await import('./rules-command.ts');
      exit.code = await (options.mutate === true
        ? runRuleMutants(names)
        : runRuleCases(names, options.format));
    });
}

function declareCoverage(rules: Command): void {
  rules
    .command('coverage')
    .argument('[rules...]', RULES_ARGUMENT)
    .description('List the looks that were seen in no case, or in every case.')
    .action(async (names: string[]) => {
      const { printCoverage } = await import('./rules-command.ts');
      await printCoverage(names);
    });
}

function declareBacktest(rules: Command, exit: ExitSlot): void {
  const command = rules
    .command('backtest')
    .argument('<rules>', 'a folder of rules, the file of one rule, or the id of a built-in one')
    .description('Show which findings a change of rules alters over a folder of flares.')
    .requiredOption('--bundles <dir>', 'folder of flares: zip, tar, tar.gz or folders')
    .option(
      '--baseline <ref>',
      'compare with the rules at this git revision, or in this folder (default: the built-in pack)',
    )
    .option(
      '--budget <number>',
      'exit 1 above this many new findings of medium severity or higher; 2% means two per hundred flares',
    )
    .option('--no-builtin-rules', 'the folder is a whole pack: do not add it to the built-in one')
    .addOption(
      new Option('--format <format>', 'output format').choices(['text', 'json', 'junit']).default('text'),
    );
  type Given = Omit<BacktestOptions, 'limits'> & Partial<ReadLimits>;
  addFileLimits(command).action(async (name: string, options: Given) => {
    const { backtestRules } = await import('./rules-backtest-command.ts');
    exit.code = await backtestRules(name, { ...options, limits: readLimitsOf(options) });
  });
}

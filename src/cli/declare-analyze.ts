// Declares `flare-analyze BUNDLE…` with all its options; the command itself is loaded when it is called.
import { Option, type Command } from 'commander';
import type { ReadLimits } from '../model/entry.ts';
import { LANGUAGES } from '../model/language.ts';
import { REPORT_FORMATS } from '../model/report.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { AnalyzeCommandOptions } from './analyze-options.ts';
import type { ExitSlot } from './exit-codes.ts';
import { addReadLimits, parseCount, readLimitsOf } from './limit-options.ts';
import { momentOption } from './moment-option.ts';
import { collect } from './repeatable-option.ts';
import { assertNotMeantAsCommand } from './unknown-command.ts';

export function declareAnalyze(program: Command, exit: ExitSlot): Command {
  const command = program
    .command('analyze', { isDefault: true })
    .argument('<bundle...>', 'zip, tar, tar.gz, folder, or - for standard input')
    .description('Analyse flares and print a report (the default command).')
    .addOption(new Option('--format <format>', 'report format').choices(REPORT_FORMATS).default('text'))
    .option('-o, --output <file>', 'write the report to a file')
    .addOption(new Option('--lang <language>', 'language of the report').choices(LANGUAGES).default('en'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when a finding has this severity or a higher one').choices(
        SEVERITIES,
      ),
    )
    .option('--rules <dir>', 'add a folder of rules (repeatable)', collect, [])
    .option('--no-builtin-rules', 'leave out the rules that come with the program')
    .option('--suppressions <file>', 'hide findings that this file names (repeatable)', collect, [])
    .option('--only <rule-or-tag>', 'run only this rule, or rules with this tag (repeatable)', collect, [])
    .option(
      '--assume <name=value>',
      'assume a value of a fact or setting: what if? (repeatable)',
      collect,
      [],
    )
    .addOption(momentOption('centre on an incident'))
    .option('--near-misses', 'also name the rules that are one look short of a match', false)
    .option('--quiet', 'findings only', false)
    .option('--verbose', 'every rule with its outcome, suppressed findings, what to tell the customer', false)
    .addOption(
      new Option(
        '--threads <number>',
        'threads that read a large bundle (default: one for each processor)',
      ).argParser(parseCount('--threads')),
    )
    .option('--stats', 'say on standard error where the time went (reads with one thread)', false)
    .option('--no-color', 'no colours (also: NO_COLOR)');
  addReadLimits(command);
  command.action(async (bundles: string[], options: Omit<AnalyzeCommandOptions, 'limits'> & ReadLimits) => {
    const isNamed = program.args[0] === command.name();
    if (!isNamed) assertNotMeantAsCommand(bundles[0] ?? '', namesOf(program.commands));
    const { analyzeBundles } = await import('./analyze-command.ts');
    exit.code = await analyzeBundles(bundles, { ...options, limits: readLimitsOf(options) });
  });
  return command;
}

function namesOf(commands: readonly Command[]): string[] {
  return commands.map((command) => command.name());
}

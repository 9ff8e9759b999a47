// Declares `flare-analyze diff OLD NEW`; the command itself is loaded when it is called.
import { Option, type Command } from 'commander';
import type { ReadLimits } from '../model/entry.ts';
import { DIFF_FORMATS } from '../model/flare-diff.ts';
import { LANGUAGES } from '../model/language.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { DiffCommandOptions } from './diff-command.ts';
import type { ExitSlot } from './exit-codes.ts';
import { addReadLimits, readLimitsOf } from './limit-options.ts';
import { collect } from './repeatable-option.ts';

export function declareDiff(program: Command, exit: ExitSlot): void {
  const command = program
    .command('diff')
    .argument('<old>', 'the earlier flare: zip, tar, tar.gz, folder, or - for standard input')
    .argument('<new>', 'the later flare')
    .description('Show what changed between two flares: findings, versions, settings, checks, rates.')
    .addOption(new Option('--format <format>', 'output format').choices(DIFF_FORMATS).default('text'))
    .option('-o, --output <file>', 'write to a file')
    .addOption(new Option('--lang <language>', 'language of the output').choices(LANGUAGES).default('en'))
    .addOption(
      new Option(
        '--fail-on <severity>',
        'exit 1 when a finding that only the later flare has is of this severity or a higher one',
      ).choices(SEVERITIES),
    )
    .option('--rules <dir>', 'add a folder of rules (repeatable)', collect, [])
    .option('--no-builtin-rules', 'leave out the rules that come with the program')
    .option('--only <rule-or-tag>', 'run only this rule, or rules with this tag (repeatable)', collect, [])
    .option('--no-color', 'no colours (also: NO_COLOR)');
  type Given = Omit<DiffCommandOptions, 'limits'> & ReadLimits;
  addReadLimits(command).action(async (old: string, later: string, options: Given) => {
    const { diffBundles } = await import('./diff-command.ts');
    exit.code = await diffBundles({ old, new: later }, { ...options, limits: readLimitsOf(options) });
  });
}

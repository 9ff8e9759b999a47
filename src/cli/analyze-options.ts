// The options of `flare-analyze BUNDLE…` as commander sees them, and as the command receives them.
import { Option, type Command } from 'commander';
import { LANGUAGES, type Language } from '../model/language.ts';
import { DEFAULT_LIMITS, type ReadLimits } from '../model/entry.ts';
import { REPORT_FORMATS, type ReportFormat } from '../model/report.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { UsageError } from '../errors.ts';
import type { ExitSlot } from './run.ts';

export interface AnalyzeCommandOptions {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  readonly only: readonly string[];
  readonly lang: Language;
  readonly failOn?: Severity;
  readonly assume: readonly string[];
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  readonly limits: ReadLimits;
}

/** Each limit with the option that sets it. */
const LIMIT_OPTIONS: Record<keyof ReadLimits, { flag: string; text: string }> = {
  maxEntries: { flag: '--max-entries', text: 'entries of a bundle' },
  maxEntryBytes: { flag: '--max-entry-bytes', text: 'unpacked bytes of one entry' },
  maxTotalBytes: { flag: '--max-total-bytes', text: 'unpacked bytes of a bundle' },
  maxRatio: { flag: '--max-ratio', text: 'unpacked bytes per packed byte' },
  maxPathLength: { flag: '--max-path-length', text: 'characters of an entry’s path' },
  maxLineBytes: { flag: '--max-line-bytes', text: 'bytes of a line that are searched' },
  maxDocumentBytes: { flag: '--max-document-bytes', text: 'bytes of a page that is read as a whole' },
  maxStdinBytes: { flag: '--max-stdin-bytes', text: 'bytes of a zip on standard input' },
};

const collect = (value: string, all: readonly string[]): string[] => [...all, value];

export function declareAnalyze(program: Command, exit: ExitSlot): void {
  const command = program
    .command('analyze', { isDefault: true })
    .argument('<bundle...>', 'zip, tar, tar.gz, folder, or - for standard input')
    .description('Analyse flares and print a report (the default command).')
    .addOption(new Option('--format <format>', 'form of the report').choices(REPORT_FORMATS).default('text'))
    .option('-o, --output <file>', 'write the report to a file')
    .addOption(new Option('--lang <language>', 'language of the report').choices(LANGUAGES).default('en'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when a finding is this bad or worse').choices(SEVERITIES),
    )
    .option('--rules <dir>', 'add a folder of rules (repeatable)', collect, [])
    .option('--no-builtin-rules', 'leave out the rules that come with the program')
    .option('--only <rule-or-tag>', 'run only this rule, or rules with this tag (repeatable)', collect, [])
    .option('--assume <name=value>', 'take a fact or setting for granted: what if? (repeatable)', collect, [])
    .option('--quiet', 'findings only', false)
    .option('--verbose', 'every rule with its outcome', false)
    .option('--no-color', 'no colours (also: NO_COLOR)');
  for (const [key, { flag, text }] of Object.entries(LIMIT_OPTIONS)) {
    const option = new Option(`${flag} <number>`, `limit: ${text}`).argParser(parseLimit(flag));
    command.addOption(option.default(DEFAULT_LIMITS[key as keyof ReadLimits]));
  }
  command.action(async (bundles: string[], options: Omit<AnalyzeCommandOptions, 'limits'> & ReadLimits) => {
    const { analyzeBundles } = await import('./analyze-command.ts');
    exit.code = await analyzeBundles(bundles, { ...options, limits: limitsOf(options) });
  });
}

function limitsOf(options: ReadLimits): ReadLimits {
  const keys = Object.keys(LIMIT_OPTIONS) as (keyof ReadLimits)[];
  return Object.fromEntries(keys.map((key) => [key, options[key]])) as unknown as ReadLimits;
}

function parseLimit(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < 1)
      throw new UsageError('BAD_OPTION', `${flag} needs a whole number above 0, not “${text}”.`);
    return value;
  };
}

// Parses argv and runs one command; turns everything thrown into a message and an exit code. Commands are
// loaded when they are called, so that `--help` and a wrong option cost nothing.
import { Command, CommanderError, Option } from 'commander';
import { FlareAnalyzeError } from '../errors.ts';
import type { ReadLimits } from '../model/entry.ts';
import { LANGUAGES } from '../model/language.ts';
import type { ServiceLimits } from '../service/service-options.ts';
import { isSystemError } from '../util/system-error.ts';
import { declareAnalyze } from './declare-analyze.ts';
import { declareDiff } from './declare-diff.ts';
import { declareRules } from './declare-rules.ts';
import type { ExplainCommandOptions } from './explain-command.ts';
import { EXIT, type ExitCode, type ExitSlot } from './exit-codes.ts';
import {
  addFileLimits,
  addReadLimits,
  addServiceLimits,
  addWorkLimits,
  readLimitsOf,
  serviceLimitsOf,
} from './limit-options.ts';
import { packageVersion } from './package-version.ts';
import { momentOption } from './moment-option.ts';
import { collect } from './repeatable-option.ts';
import type { ServeOptions, WorkerOptions } from './serve-command.ts';

export async function run(argv: readonly string[]): Promise<ExitCode> {
  const exit: ExitSlot = { code: EXIT.ok };
  const program = createProgram(exit);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit.code;
  } catch (error) {
    return report(error);
  }
}

function createProgram(exit: ExitSlot): Command {
  const program = new Command('flare-analyze')
    .description('Reads a flare of a Datadog Agent and says what is wrong, where, why, and what to do.')
    .version(packageVersion())
    .showHelpAfterError('(flare-analyze --help lists everything)')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  const analyze = declareAnalyze(program, exit);
  program.addHelpText(
    'after',
    () => `\nOptions of analyze, the default command:\n\n${analyze.helpInformation()}`,
  );
  declareDiff(program, exit);
  declareFacts(program);
  declareExplain(program);
  declareRules(program, exit);
  declareServe(program);
  declareWorker(program);
  return program;
}

function declareFacts(program: Command): void {
  const command = program
    .command('facts')
    .argument('<bundle>', 'zip, tar, tar.gz, folder, or - for standard input')
    .description('Print the facts read from a flare as JSON, each with the place that states it.')
    .option('--path <name>', 'only this fact, or all facts below this name');
  addReadLimits(command).action(async (bundle: string, options: { path?: string } & ReadLimits) => {
    const { printFacts } = await import('./facts-command.ts');
    await printFacts(bundle, { path: options.path, limits: readLimitsOf(options) });
  });
}

function declareExplain(program: Command): void {
  const command = program
    .command('explain')
    .argument('<rule>', 'id of a rule')
    .argument('<bundle>', 'zip, tar, tar.gz, folder, or - for standard input')
    .description('Show every condition of one rule on a flare: what it wanted, what it found, where.')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .addOption(new Option('--lang <language>', 'language of the labels').choices(LANGUAGES).default('en'))
    .option('--rules <dir>', 'add a folder of rules (repeatable)', collect, [])
    .option('--no-builtin-rules', 'leave out the rules that come with the program')
    .option('--assume <name=value>', 'assume a value of a fact or setting (repeatable)', collect, [])
    .addOption(momentOption('the time of the incident, for rules that ask for it'));
  type Given = Omit<ExplainCommandOptions, 'only' | 'limits'> & ReadLimits;
  addReadLimits(command).action(async (rule: string, bundle: string, options: Given) => {
    const { explainRule } = await import('./explain-command.ts');
    await explainRule(rule, bundle, { ...options, only: [], limits: readLimitsOf(options) });
  });
}

function declareServe(program: Command): void {
  const command = program
    .command('serve')
    .description('Run the web pages and the HTTP API.')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 picks a free one', '8080')
    .option('--data <dir>', 'folder that keeps the uploaded flares', '.flare-data');
  type Given = Pick<ServeOptions, 'host' | 'port' | 'data'> & ServiceLimits & Partial<ReadLimits>;
  addFileLimits(addServiceLimits(command)).action(async (options: Given) => {
    const { serve } = await import('./serve-command.ts');
    await serve({ ...options, limits: serviceLimitsOf(options), readLimits: readLimitsOf(options) });
  });
}

function declareWorker(program: Command): void {
  const command = program
    .command('worker')
    .description('Analyse what services with the same DATABASE_URL and S3_BUCKET have taken.')
    .option('--data <dir>', 'folder of this worker alone, for what it works on', '.flare-worker');
  type Given = Pick<WorkerOptions, 'data'> & Partial<ServiceLimits & ReadLimits>;
  addFileLimits(addWorkLimits(command)).action(async (options: Given) => {
    const { work } = await import('./serve-command.ts');
    await work({ ...options, limits: serviceLimitsOf(options), readLimits: readLimitsOf(options) });
  });
}

/** One clear message for what the user can mend; the whole stack for what only we can. */
function report(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.unusable;
  if (error instanceof FlareAnalyzeError) {
    process.stderr.write(`flare-analyze: ${error.message}\n`);
    return EXIT.unusable;
  }
  if (isClosedPipe(error)) return EXIT.ok;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `flare-analyze: this is a bug in the program, not in your flare. Please report it with these lines:\n${stack}\n`,
  );
  return EXIT.bug;
}

/** The reader of our output has enough (`| head`). */
function isClosedPipe(error: unknown): boolean {
  return isSystemError(error, 'EPIPE');
}

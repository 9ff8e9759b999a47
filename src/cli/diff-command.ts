// `flare-analyze diff OLD NEW`: analyses both flares and prints what changed.
import { assertAccessible } from '../archive/open-archive.ts';
import { compareFlares } from '../diff/compare-flares.ts';
import type { Pair } from '../diff/pair.ts';
import { ArchiveError, UsageError } from '../errors.ts';
import type { ReadLimits } from '../model/entry.ts';
import type { DiffFormat, FlareDiff } from '../model/flare-diff.ts';
import type { Language } from '../model/language.ts';
import type { Ruleset } from '../model/rule.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import { renderDiff } from '../render-diff.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { diagnose, quotedName } from './diagnose.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { loadPackFor, type PackOptions } from './pack.ts';
import { terminalOf } from './terminal.ts';
import { assertOutsideBundles, writeReport } from './write-report.ts';

export interface DiffCommandOptions extends PackOptions {
  readonly format: DiffFormat;
  readonly output?: string;
  readonly lang: Language;
  readonly failOn?: Severity;
  readonly color: boolean;
  readonly limits: ReadLimits;
}

export async function diffBundles(bundles: Pair<string>, options: DiffCommandOptions): Promise<ExitCode> {
  await assertComparable(bundles, options);
  const pack = await loadPackFor(options);
  const old = await diagnoseNamed(bundles.old, pack, options.limits);
  const later = await diagnoseNamed(bundles.new, pack, options.limits);
  const diff = compareFlares({ old, new: later }, options.lang);
  await writeReport(await renderDiff(diff, options.format, terminalOf(options)), options.output);
  return exitCodeOf(diff, [old, later], options.failOn);
}

/** What would be noticed too late otherwise. Throws a UsageError. */
async function assertComparable(bundles: Pair<string>, { output }: DiffCommandOptions): Promise<void> {
  const both = [bundles.old, bundles.new];
  if (both.every((bundle) => bundle === '-'))
    throw new UsageError('NO_INPUT', 'Standard input (-) can be read only once.');
  for (const bundle of both) if (bundle !== '-') await assertAccessible(bundle);
  if (output !== undefined) await assertOutsideBundles(output, both);
}

/** Of two bundles a message must say which one it is about. */
async function diagnoseNamed(bundle: string, pack: Ruleset, limits: ReadLimits): Promise<Diagnosis> {
  try {
    return await diagnose(bundle, pack, { limits, assume: [] });
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new ArchiveError(error.code, `${quotedName(bundle)}: ${error.message}`, { cause: error });
  }
}

function exitCodeOf(diff: FlareDiff, diagnoses: readonly Diagnosis[], floor: Severity | undefined): ExitCode {
  if (diagnoses.some(({ outcomes }) => outcomes.some(({ outcome }) => outcome === 'error'))) return EXIT.bug;
  const { appeared, undecided } = diff.findings;
  const onlyNew = [...appeared, ...undecided.filter(({ foundIn }) => foundIn === 'new')];
  const isBad = floor !== undefined && onlyNew.some(({ severity }) => isAtLeast(severity, floor));
  return isBad ? EXIT.findings : EXIT.ok;
}

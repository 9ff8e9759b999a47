// `flare-analyze BUNDLE…`: analyses each bundle and prints its report.
import { assembleReport } from '../assemble/assemble-report.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { assertAccessible } from '../archive/open-archive.ts';
import { ArchiveError, UsageError } from '../errors.ts';
import { nearMissesOf } from '../evaluate/near-misses.ts';
import {
  assertHoldsSeveral,
  renderReport,
  renderReports,
  type RenderOptions,
  type ReportOfBundle,
} from '../render-reports.ts';
import type { Report } from '../model/report.ts';
import type { Ruleset } from '../model/rule.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import { Stopwatch } from '../util/stopwatch.ts';
import type { AnalyzeCommandOptions } from './analyze-options.ts';
import { diagnose, quotedName, type DiagnoseOptions } from './diagnose.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { loadPackFor } from './pack.ts';
import { ProgressLine } from './progress-line.ts';
import { statsText } from './stats-text.ts';
import { suppressionPlanOf } from './suppression-plan.ts';
import { terminalOf } from './terminal.ts';
import { assertOutsideBundles, writeReport } from './write-report.ts';

/** A bundle that cannot be read costs only its own report. Whatever ends the run, the reports made so far are printed. */
export async function analyzeBundles(
  bundles: readonly string[],
  options: AnalyzeCommandOptions,
): Promise<ExitCode> {
  await assertAnalysable(bundles, options);
  const pack = await loadPackFor(options);
  const suppress = await suppressionPlanOf(pack, options.suppressions);
  const reports: ReportOfBundle[] = [];
  try {
    for (const bundle of bundles) {
      const report = await reportOrMessage(bundle, pack, { ...options, suppress });
      if (report !== undefined) reports.push({ report, bundlePath: bundle === '-' ? 'BUNDLE' : bundle });
    }
  } finally {
    const renderOptions = { ...options, pack, ...terminalOf(options) };
    const text = await renderAll(reports, bundles.length > 1, renderOptions);
    if (text !== '') await writeReport(text, options.output);
  }
  const code = exitCodeOf(reports, options.failOn);
  return reports.length < bundles.length && code !== EXIT.bug ? EXIT.unusable : code;
}

/** What would be noticed too late otherwise. Throws a UsageError. */
async function assertAnalysable(
  bundles: readonly string[],
  { format, output }: AnalyzeCommandOptions,
): Promise<void> {
  if (bundles.filter((bundle) => bundle === '-').length > 1)
    throw new UsageError('NO_INPUT', 'Standard input (-) can be read only once.');
  if (bundles.length > 1) assertHoldsSeveral(format);
  for (const bundle of bundles) if (bundle !== '-') await assertAccessible(bundle);
  if (output !== undefined) await assertOutsideBundles(output, bundles);
}

/** Undefined for a bundle that cannot be read, which is said on standard error. */
async function reportOrMessage(
  bundle: string,
  pack: Ruleset,
  options: AnalyzeCommandOptions & DiagnoseOptions,
): Promise<Report | undefined> {
  try {
    const diagnosis = await diagnoseWatched(bundle, pack, options);
    const missed = options.nearMisses ? nearMissesOf(pack.rules, diagnosis.outcomes) : undefined;
    return assembleReport(diagnosis, options.lang, missed);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    process.stderr.write(`flare-analyze: ${quotedName(bundle)}: ${error.message}\n`);
    return undefined;
  }
}

/** Asked for several bundles, a script gets a list, however many of them could be read. */
async function renderAll(
  reports: readonly ReportOfBundle[],
  isList: boolean,
  options: RenderOptions,
): Promise<string> {
  const [first] = reports;
  if (first === undefined) return '';
  const { report, bundlePath } = first;
  return isList ? renderReports(reports, options) : renderReport(report, { ...options, bundlePath });
}

/** Says on standard error how far it is, on a terminal, and where the time went, when that is asked for. */
async function diagnoseWatched(
  bundle: string,
  pack: Ruleset,
  options: DiagnoseOptions & { readonly stats: boolean },
): Promise<Diagnosis> {
  const now = (): number => performance.now();
  const write = (text: string): void => void process.stderr.write(text);
  const progress = process.stderr.isTTY ? new ProgressLine({ write, now }) : undefined;
  const onProgress = progress === undefined ? {} : { onProgress: progress.show.bind(progress) };
  try {
    if (!options.stats) return await diagnose(bundle, pack, { ...options, ...onProgress });
    const stopwatch = new Stopwatch(now);
    const watched = { ...options, ...onProgress, stopwatch, threads: 1 };
    const diagnosis = await stopwatch.timeAsync('stage', 'all', () => diagnose(bundle, pack, watched));
    progress?.end();
    write(statsText(diagnosis, stopwatch, pack.rules));
    return diagnosis;
  } finally {
    progress?.end();
  }
}

function exitCodeOf(reports: readonly ReportOfBundle[], floor: Severity | undefined): ExitCode {
  const hasCrash = reports.some(({ report }) => report.rules.some((rule) => rule.outcome === 'error'));
  if (hasCrash) return EXIT.bug;
  const isBad =
    floor !== undefined &&
    reports.some(({ report }) =>
      report.findings.some((one) => one.suppressed === undefined && isAtLeast(one.severity, floor)),
    );
  return isBad ? EXIT.findings : EXIT.ok;
}

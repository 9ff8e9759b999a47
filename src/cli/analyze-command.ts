// `flare-analyze BUNDLE…`: analyses each bundle and prints its report.
import { writeFile } from 'node:fs/promises';
import { assembleReport } from '../assemble/assemble-report.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { UsageError } from '../errors.ts';
import { nearMissesOf } from '../evaluate/near-misses.ts';
import { renderReports } from '../render-reports.ts';
import type { Report } from '../model/report.ts';
import type { Ruleset } from '../model/rule.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import { Stopwatch } from '../util/stopwatch.ts';
import type { AnalyzeCommandOptions } from './analyze-options.ts';
import { diagnose, type DiagnoseOptions } from './diagnose.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { loadPackFor } from './pack.ts';
import { ProgressLine } from './progress-line.ts';
import { statsText } from './stats-text.ts';
import { suppressionPlanOf } from './suppression-plan.ts';
import { terminalOf } from './terminal.ts';

export async function analyzeBundles(
  bundles: readonly string[],
  options: AnalyzeCommandOptions,
): Promise<ExitCode> {
  if (bundles.filter((bundle) => bundle === '-').length > 1)
    throw new UsageError('NO_INPUT', 'Standard input (-) can be read only once.');
  const pack = await loadPackFor(options);
  const suppress = await suppressionPlanOf(pack, options.suppressions);
  const reports: Report[] = [];
  for (const bundle of bundles) {
    const diagnosis = await diagnoseWatched(bundle, pack, { ...options, suppress });
    const missed = options.nearMisses ? nearMissesOf(pack.rules, diagnosis.outcomes) : undefined;
    reports.push(assembleReport(diagnosis, options.lang, missed));
  }
  const text = await renderReports(reports, {
    ...options,
    pack,
    bundlePaths: bundles.map((bundle) => (bundle === '-' ? 'BUNDLE' : bundle)),
    ...terminalOf(options),
  });
  await deliver(text, options.output);
  return exitCodeOf(reports, options.failOn);
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

async function deliver(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
    return;
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(
      'BAD_OPTION',
      `The report cannot be written to ${file}: give --output a file in a folder that exists and is writable.`,
      { cause: error },
    );
  }
}

function exitCodeOf(reports: readonly Report[], floor: Severity | undefined): ExitCode {
  const hasCrash = reports.some((report) => report.rules.some((rule) => rule.outcome === 'error'));
  if (hasCrash) return EXIT.bug;
  const isBad =
    floor !== undefined &&
    reports.some((report) =>
      report.findings.some((one) => one.suppressed === undefined && isAtLeast(one.severity, floor)),
    );
  return isBad ? EXIT.findings : EXIT.ok;
}

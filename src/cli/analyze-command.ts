// `flare-analyze BUNDLE…`: analyses each bundle and prints its report.
import { writeFile } from 'node:fs/promises';
import { assembleReport } from '../assemble/assemble-report.ts';
import { UsageError } from '../errors.ts';
import { nearMissesOf } from '../evaluate/near-misses.ts';
import { renderReports } from '../render-reports.ts';
import type { Report } from '../model/report.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import type { AnalyzeCommandOptions } from './analyze-options.ts';
import { diagnose } from './diagnose.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { loadPackFor } from './pack.ts';
import { suppressionPlanOf } from './suppression-plan.ts';
import { terminalOf } from './terminal.ts';

export async function analyzeBundles(
  bundles: readonly string[],
  options: AnalyzeCommandOptions,
): Promise<ExitCode> {
  if (bundles.filter((bundle) => bundle === '-').length > 1)
    throw new UsageError('NO_INPUT', 'Standard input (-) can be read once.');
  const pack = await loadPackFor(options);
  const suppress = await suppressionPlanOf(pack, options.suppressions);
  const reports: Report[] = [];
  for (const bundle of bundles) {
    const diagnosis = await diagnose(bundle, pack, { ...options, suppress });
    const missed = options.nearMisses ? nearMissesOf(pack.rules, diagnosis.outcomes) : undefined;
    reports.push(assembleReport(diagnosis, options.lang, missed));
  }
  const text = await renderReports(reports, {
    ...options,
    runbooks: pack.runbooks,
    bundlePaths: bundles.map((bundle) => (bundle === '-' ? 'BUNDLE' : bundle)),
    ...terminalOf(options),
  });
  await deliver(text, options.output);
  return exitCodeOf(reports, options.failOn);
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

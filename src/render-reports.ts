// Renders reports to the format that was asked for. A format's code is loaded when it is used.
import { UsageError } from './errors.ts';
import type { Report, ReportFormat } from './model/report.ts';
import type { Ruleset } from './model/rule.ts';

export interface RenderOptions {
  readonly format: ReportFormat;
  /** Whose runbooks a page shows; a format without any never asks for them. */
  readonly pack: Pick<Ruleset, 'runbooks'>;
  /** Columns of a text report. */
  readonly widthColumns: number;
  readonly isColorOn: boolean;
  /** Text: where the bundle of each report lies, for commands that can be copied. */
  readonly bundlePaths?: readonly string[];
  /** Text: findings only. */
  readonly quiet?: boolean;
  /** Text: every rule with its outcome. All readable formats: suppressed findings whole. */
  readonly verbose?: boolean;
  /** HTML: of the content security policy it is sent with. */
  readonly nonce?: string;
}

/** Several reports in one text where the format allows it; JSON becomes a list. */
export async function renderReports(reports: readonly Report[], options: RenderOptions): Promise<string> {
  const [first, ...rest] = reports;
  if (first === undefined) return '';
  if (rest.length === 0) return renderReport(first, options);
  switch (options.format) {
    case 'json':
      return (await import('./report/json.ts')).renderJsonList(reports);
    case 'text':
    case 'markdown':
      return (
        await Promise.all(reports.map((report, index) => renderReport(report, ofOne(options, index))))
      ).join('\n');
    case 'html':
    case 'sarif':
    case 'junit':
      throw new UsageError(
        'BAD_OPTION',
        `A ${options.format} report holds one bundle: run the command once for each.`,
      );
  }
}

function ofOne(options: RenderOptions, index: number): RenderOptions {
  const { bundlePaths } = options;
  return bundlePaths === undefined
    ? options
    : { ...options, bundlePaths: bundlePaths.slice(index, index + 1) };
}

async function renderReport(report: Report, options: RenderOptions): Promise<string> {
  switch (options.format) {
    case 'json':
      return (await import('./report/json.ts')).renderJson(report);
    case 'sarif':
      return (await import('./report/sarif.ts')).renderSarif(report);
    case 'junit':
      return (await import('./report/junit.ts')).renderJunit(report);
    case 'text':
      return renderTextReport(report, options);
    case 'markdown':
      return renderMarkdownReport(report, options);
    case 'html':
      return renderHtmlReport(report, options);
  }
}

async function renderTextReport(
  report: Report,
  { widthColumns, isColorOn, bundlePaths = [], quiet = false, verbose = false }: RenderOptions,
): Promise<string> {
  const [{ renderText }, { textSteps }] = await Promise.all([
    import('./report/text.ts'),
    import('./runbook/render-runbook.ts'),
  ]);
  const [bundlePath] = bundlePaths;
  return renderText(report, {
    ...(bundlePath === undefined ? {} : { bundlePath }),
    widthColumns,
    isColorOn,
    stepsFor: textSteps,
    quiet,
    verbose,
  });
}

async function renderMarkdownReport(report: Report, { pack, verbose }: RenderOptions): Promise<string> {
  const [{ renderMarkdown }, { markdownRunbooks }] = await Promise.all([
    import('./report/markdown.ts'),
    import('./runbook/render-runbook.ts'),
  ]);
  return renderMarkdown(report, markdownRunbooks(report, pack.runbooks), verbose);
}

async function renderHtmlReport(
  report: Report,
  { pack, nonce, verbose = false }: RenderOptions,
): Promise<string> {
  const [{ renderHtml }, { htmlRunbooks }] = await Promise.all([
    import('./report/html.ts'),
    import('./runbook/render-runbook.ts'),
  ]);
  return renderHtml(report, {
    runbookFor: htmlRunbooks(report, pack.runbooks),
    verbose,
    ...(nonce === undefined ? {} : { nonce }),
  });
}

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
  /** Text: where the bundle lies, for commands that can be copied. */
  readonly bundlePath?: string;
  /** Text: findings only. */
  readonly quiet?: boolean;
  /** Text: every rule with its outcome. All readable formats: suppressed findings whole. */
  readonly verbose?: boolean;
  /** HTML: of the content security policy it is sent with. */
  readonly nonce?: string;
}

export interface ReportOfBundle {
  readonly report: Report;
  /** Where the bundle lies. */
  readonly bundlePath: string;
}

/** The reports of several bundles in one text; JSON is a list, also of one. Throws as assertHoldsSeveral does. */
export async function renderReports(
  reports: readonly ReportOfBundle[],
  options: Omit<RenderOptions, 'bundlePath'>,
): Promise<string> {
  assertHoldsSeveral(options.format);
  if (options.format === 'json')
    return (await import('./report/json.ts')).renderJsonList(reports.map(({ report }) => report));
  const texts = reports.map(({ report, bundlePath }) => renderReport(report, { ...options, bundlePath }));
  return (await Promise.all(texts)).join('\n');
}

/** Throws UsageError BAD_OPTION for a format whose report is that of one bundle. */
export function assertHoldsSeveral(format: ReportFormat): void {
  if (format === 'json' || format === 'text' || format === 'markdown') return;
  const message = `A report with --format ${format} holds one bundle: run the command once for each.`;
  throw new UsageError('BAD_OPTION', message);
}

export async function renderReport(report: Report, options: RenderOptions): Promise<string> {
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
  { widthColumns, isColorOn, bundlePath, quiet = false, verbose = false }: RenderOptions,
): Promise<string> {
  const [{ renderText }, { textSteps }] = await Promise.all([
    import('./report/text/text.ts'),
    import('./runbook/render-runbook.ts'),
  ]);
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
    import('./report/markdown/markdown.ts'),
    import('./runbook/render-runbook.ts'),
  ]);
  return renderMarkdown(report, markdownRunbooks(report, pack.runbooks), verbose);
}

async function renderHtmlReport(
  report: Report,
  { pack, nonce, verbose = false }: RenderOptions,
): Promise<string> {
  const [{ renderHtml }, { htmlRunbooks }] = await Promise.all([
    import('./report/html/html.ts'),
    import('./runbook/render-runbook.ts'),
  ]);
  return renderHtml(report, {
    runbookFor: htmlRunbooks(report, pack.runbooks),
    verbose,
    ...(nonce === undefined ? {} : { nonce }),
  });
}

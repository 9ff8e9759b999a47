// Renders a diff of two flares to the format that was asked for. A format's code is loaded when it is used.
import type { DiffFormat, FlareDiff } from './model/flare-diff.ts';
import type { DiffTextOptions } from './report/diff/diff-text.ts';

export async function renderDiff(
  diff: FlareDiff,
  format: DiffFormat,
  options: DiffTextOptions = {},
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('./report/diff/diff-json.ts')).renderDiffJson(diff);
    case 'markdown':
      return (await import('./report/diff/diff-markdown.ts')).renderDiffMarkdown(diff);
    case 'text':
      return (await import('./report/diff/diff-text.ts')).renderDiffText(diff, options);
  }
}

// The Markdown report, and what a reader that trusts it makes of hostile text.
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown/markdown.ts';
import { markdownRunbooks } from '../../src/runbook/render-runbook.ts';
import { hostileReport, hostileText, tagsOf, UNSAFE } from './hostile-report.ts';
import { runbooks } from './sample-runbooks.ts';
import { FULL_REPORT, JAPANESE_REPORT, QUIET_REPORT } from './sample-report.ts';

const trusting = new MarkdownIt({ html: true });

it.each([
  ['full-en', FULL_REPORT],
  ['full-ja', JAPANESE_REPORT],
  ['quiet-en', QUIET_REPORT],
])('%s', async (name, report) => {
  await expect(renderMarkdown(report, markdownRunbooks(report, runbooks))).toMatchFileSnapshot(
    `goldens/${name}.md`,
  );
});

it('holds no element that the same report with harmless text does not hold', () => {
  const htmlOf = (text: string): string => {
    const report = hostileReport(text);
    return trusting.render(renderMarkdown(report, markdownRunbooks(report, runbooks)));
  };
  const expected = tagsOf(htmlOf('harmless'));
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const html = htmlOf(hostile);
      expect(tagsOf(html)).toEqual(expected);
      expect(html.replaceAll('\n', '')).not.toMatch(UNSAFE);
    }),
  );
});

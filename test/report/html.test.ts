// The HTML report is one safe file: no script, nothing loaded, the same elements whatever the bundle says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/html/html.ts';
import { htmlRunbooks } from '../../src/runbook/render-runbook.ts';
import { hostileReport, hostileText, tagsOf, UNSAFE } from './hostile-report.ts';
import { runbooks } from './sample-runbooks.ts';
import { FULL_REPORT, JAPANESE_REPORT, QUIET_REPORT } from './sample-report.ts';

function page(report = FULL_REPORT): string {
  return renderHtml(report, { runbookFor: htmlRunbooks(report, runbooks) });
}

it('needs no script, no inline style and nothing from elsewhere', () => {
  const html = page();
  expect(html).not.toMatch(/<script|<link|<img|<iframe| style=| on\w+=|@import|url\(/);
  expect(html).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
  );
});

it('carries the nonce it is given', () => {
  const html = renderHtml(FULL_REPORT, { runbookFor: () => '', nonce: 'abc"123' });
  expect(html).toContain('<style nonce="abc&quot;123">');
  expect(html).toContain(`style-src 'nonce-abc&quot;123';`);
});

it('closes every element it opens', () => {
  for (const report of [FULL_REPORT, JAPANESE_REPORT, QUIET_REPORT]) {
    const open: string[] = [];
    for (const tag of tagsOf(page(report).replace(/<style>[^]*<\/style>/, ''))) {
      const name = /^<\/?([a-z\d]+)/.exec(tag)?.[1];
      if (name === undefined || ['meta', 'br', 'hr'].includes(name)) continue;
      if (tag.startsWith('</')) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  }
});

it('links only to anchors that exist and to https', () => {
  const html = page();
  const targets = Array.from(html.matchAll(/href="([^"]*)"/g), (match) => match[1] ?? '');
  for (const target of targets) {
    if (target.startsWith('#')) expect(html).toContain(`id="${target.slice(1)}"`);
    else expect(target).toMatch(/^https:/);
  }
  expect(targets.length).toBeGreaterThan(4);
});

it('keeps what another finding explains in a closed row, its anchor inside', () => {
  const html = page();
  const row = html.slice(html.indexOf('<article class="symptom">'));
  expect(row).toMatch(/^<article class="symptom"><details><summary><h3>/);
  expect(row.indexOf('</summary>')).toBeLessThan(row.indexOf('id="finding-'));
  expect(html.match(/<article class="cause"/g)).toHaveLength(2);
});

it('does not link a reference that is not a web address', () => {
  const references = [{ title: 'x', url: 'javascript:alert(1)' }];
  const findings = FULL_REPORT.findings.map((finding) => ({ ...finding, references }));
  expect(page({ ...FULL_REPORT, findings })).not.toContain('href="javascript');
});

it('shows the runbook for the platform, with its values', () => {
  const html = page();
  expect(html).toContain('<h4>Fix with Helm</h4>');
  expect(html).not.toContain('Fix on Docker or a host');
  expect(html).toContain('<code>logs/system-probe.log:1823</code>');
});

it('shows the steps of the report when the pack has no such runbook', () => {
  const html = renderHtml(FULL_REPORT, { runbookFor: htmlRunbooks(FULL_REPORT, new Map()) });
  expect(html).toContain('<p>Run <code>helm upgrade</code>.</p>');
});

it('holds the same elements and attributes whatever a bundle says', () => {
  const shapeOf = (text: string): string[] => tagsOf(page(hostileReport(text)));
  const expected = shapeOf('harmless');
  fc.assert(
    fc.property(hostileText, (hostile) => {
      expect(shapeOf(hostile)).toEqual(expected);
      expect(page(hostileReport(hostile)).replaceAll('\n', '')).not.toMatch(UNSAFE);
    }),
  );
});

describe('a suppressed finding', () => {
  const runbookFor = (): string => '';

  it('is named with its reason and its last day, and whole when verbose', () => {
    const html = renderHtml(FULL_REPORT, { runbookFor });
    expect(html).toContain(
      '<li><code>agent-too-old</code>: The upgrade is planned for spring. (until 2027-03-31)</li>',
    );
    expect(html).not.toContain('finding-agent-too-old');
    const verbose = renderHtml(FULL_REPORT, { runbookFor, verbose: true });
    expect(verbose).toContain('id="finding-agent-too-old"');
    expect(verbose).toContain('<code>clock-skew</code>: A test host. (until 2027-06-30)');
  });

  it('has no link that leads to it', () => {
    const findings = FULL_REPORT.findings.map((one) =>
      one.ruleId === 'classifier-denied-by-apparmor'
        ? { ...one, suppressed: { reason: 'Known.', expires: '2027-01-31' } }
        : one,
    );
    expect(renderHtml({ ...FULL_REPORT, findings }, { runbookFor })).not.toContain(
      '#finding-classifier-denied-by-apparmor',
    );
  });
});

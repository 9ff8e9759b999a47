// A runbook in three formats, and what hostile values cannot do in any of them.
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { chooseSections } from '../../src/runbook/choose-sections.ts';
import { parseRunbookText } from '../../src/runbook/parse-runbook.ts';
import { renderRunbookHtml } from '../../src/runbook/render-html.ts';
import { renderRunbookMarkdown } from '../../src/runbook/render-markdown.ts';
import { renderRunbookText } from '../../src/runbook/render-text.ts';
import { markdownTree, type Block } from '../../src/runbook/markdown-tree.ts';
import { runbookValues, type RunbookValues } from '../../src/runbook/runbook-values.ts';
import { pageBlocks } from '../../src/runbook/section-blocks.ts';
import { runbookSteps } from '../../src/runbook/steps.ts';
import { SAMPLE_RUNBOOK } from './sample-runbook.ts';

const text = parseRunbookText(SAMPLE_RUNBOOK, 'x.en.md').text!;
const choice = chooseSections(text, { platforms: ['helm'], kubernetesVersion: '1.29.0' });

function valuesWith(hostile: string): RunbookValues {
  const context = { before: [], after: [] };
  return runbookValues({
    evidence: [
      { find: 'denied', file: 'logs/system-probe.log', line: 12, text: hostile, context },
      { find: 'denied', file: 'logs/later.log', line: 99, text: 'later', context },
    ],
    variables: { error: hostile },
    facts: { 'agent.version': hostile },
    language: 'en',
  });
}

function pageWith(hostile: string): Block[] {
  return pageBlocks({ choice, values: valuesWith(hostile), language: 'en' });
}

describe('a runbook', () => {
  const blocks = pageWith('permission denied');

  it('as Markdown', () => {
    expect(renderRunbookMarkdown(blocks, 4)).toMatchInlineSnapshot(`
      "#### What it means

      The kernel refused it at \`logs/system-probe.log:12\`: \`permission denied\`.

      It is said by version \`permission denied\` with the error *\`permission denied\`*.

      #### Fix with Helm

      1. Add to \`values.yaml\`:
         \`\`\`yaml
         # the line of the flare: permission denied
         agents:
           podSecurity:
             apparmor:
               enabled: false
         \`\`\`
      2. Run \`helm upgrade\`, see [the chart](https://example.com/chart).

      #### Verify

      1. \`docker inspect --format '{{ .State.Status }}' agent\`

      #### Ask the customer

      - Which distribution is it?

      #### Customer message

      Hello, the host denied a module of the Agent.

      #### Escalation

      Attach \`dmesg\`."
    `);
  });

  it('as HTML', () => {
    expect(renderRunbookHtml(blocks.slice(0, 6), 4)).toMatchInlineSnapshot(`
      "<h4>What it means</h4>
      <p>The kernel refused it at <code>logs/system-probe.log:12</code>: <code>permission denied</code>.</p>
      <p>It is said by version <code>permission denied</code> with the error <em><code>permission denied</code></em>.</p>
      <h4>Fix with Helm</h4>
      <ol>
      <li>Add to <code>values.yaml</code>:
      <pre><code># the line of the flare: permission denied
      agents:
        podSecurity:
          apparmor:
            enabled: false
      </code></pre>
      </li>
      <li>Run <code>helm upgrade</code>, see <a href="https://example.com/chart" rel="noopener noreferrer">the chart</a>.
      </li>
      </ol>
      <h4>Verify</h4>
      "
    `);
  });

  it('as text', () => {
    expect(renderRunbookText(blocks, 60)).toMatchInlineSnapshot(`
      "What it means
      The kernel refused it at \`logs/system-probe.log:12\`:
      \`permission denied\`.

      It is said by version \`permission denied\` with the error
      \`permission denied\`.

      Fix with Helm
      1. Add to \`values.yaml\`:
           # the line of the flare: permission denied
           agents:
             podSecurity:
               apparmor:
                 enabled: false
      2. Run \`helm upgrade\`, see the chart
         (https://example.com/chart).

      Verify
      1. \`docker inspect --format '{{ .State.Status }}' agent\`

      Ask the customer
      - Which distribution is it?

      Customer message
      Hello, the host denied a module of the Agent.

      Escalation
      Attach \`dmesg\`."
    `);
  });

  it('shows a value that the flare lacks as a name to fill in', () => {
    expect(
      renderRunbookText(
        markdownTree('Run `x {{ namespace }}` at {{ error }}', new Map([['error', ' ']])),
        80,
      ),
    ).toBe('Run `x <namespace>` at `<error>`');
  });

  it('says why more than one platform is shown', () => {
    const unknown = chooseSections(text, { platforms: [], kubernetesVersion: null });
    const page = (language: 'en' | 'ja'): string =>
      renderRunbookText(pageBlocks({ choice: unknown, values: new Map(), language }), 200);
    expect(page('en')).toContain('The flare does not show how the Agent was installed');
    expect(page('ja')).toContain('インストール方法がフレアから分からない');
  });
});

describe('Japanese text', () => {
  it('is joined without a space where a source line ends', () => {
    expect(renderRunbookHtml(markdownTree('設定を\n確認する。\nAgent\nを再起動', new Map()), 2)).toBe(
      '<p>設定を確認する。 Agent を再起動</p>\n',
    );
  });
});

describe('steps', () => {
  it('are the items of the chosen fix, as Markdown', () => {
    const steps = runbookSteps(choice.sections, valuesWith('a `b`'));
    expect(steps).toHaveLength(2);
    expect(steps[0]).toContain('# the line of the flare: a `b`');
    expect(steps[1]).toBe('Run `helm upgrade`, see [the chart](https://example.com/chart).');
  });

  it('start with the heading of their section when several are shown', () => {
    const all = chooseSections(text, { platforms: [], kubernetesVersion: '1.31' });
    expect(runbookSteps(all.sections, new Map())).toEqual([
      expect.stringMatching(/^\*\*Fix with Helm\*\*\n\nAdd/),
      expect.stringMatching(/^Run/),
      '**Fix in a manifest, Kubernetes 1.30 and later**\n\nSet `appArmorProfile`.',
      '**Fix on Docker or a host**\n\nRun with `--security-opt apparmor=unconfined`.',
    ]);
  });

  it('of a report keep braces that came from the bundle', () => {
    expect(renderRunbookText(markdownTree('Run `{{error}}`, {\\{ x }}'), 80)).toBe(
      'Run `{{error}}`, {{ x }}',
    );
  });
});

describe('what the tree does not know', () => {
  it.each([
    ['an image', '![x](https://example.com/x.png)', '!x (https://example.com/x.png)'],
    ['a reference', '[x]: https://example.com', '[x]: https://example.com'],
    ['HTML', '<b>x</b>', '<b>x</b>'],
    ['a link to a script', '[x](javascript:alert)', '[x](javascript:alert)'],
    ['a table', '| a |\n| - |', '| a | | - |'],
  ])('%s is shown as it is written', (_, markdown, text) => {
    expect(renderRunbookText(markdownTree(markdown), 80)).toBe(text);
  });
});

/** A reader that trusts its input: HTML, links and automatic links are all taken. */
const trusting = new MarkdownIt({ html: true, linkify: true });
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '`` ` ``` ~~~',
  '``` \n</code></pre><script>',
  '[x](javascript:alert(1))',
  '![x](https://example.com/track.png)',
  'https://example.com/evil www.example.com',
  '{{ error }} {{ evidence.denied.text }}',
  '\u001b[2J\u001b]0;title\u0007\u001b[31mred',
  'one\n\n# two\n1. three\r\n```',
  '\u202egnp.exe\u2066',
  '*/ -->  ]]> &lt; &#60;',
  '$& $1 \\',
];

/** Our HTML and that of a trusting reader of our Markdown, with what only one of them writes taken away. */
function normalHtml(html: string): string {
  return html
    .replaceAll(' rel="noopener noreferrer"', '')
    .replace(/ class="language-\w+"/g, '')
    .replaceAll('&#39;', "'")
    .replace(/>\s+|\s+</g, (space) => space.trim());
}

describe('a hostile value', () => {
  const value = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from('`*_[]()<>!#-{}|~&; \n\u001bax')) }),
  );

  it('adds no element and no attribute to the HTML', () => {
    const tagsOf = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];
    const expected = tagsOf(renderRunbookHtml(pageWith('harmless'), 4));
    fc.assert(
      fc.property(value, (hostile) => {
        expect(tagsOf(renderRunbookHtml(pageWith(hostile), 4))).toEqual(expected);
      }),
    );
  });

  it('is shown by any reader of the Markdown as our HTML shows it', () => {
    fc.assert(
      fc.property(value, (hostile) => {
        const blocks = pageWith(hostile);
        const read = trusting.render(renderRunbookMarkdown(blocks, 4));
        expect(normalHtml(read)).toBe(normalHtml(renderRunbookHtml(blocks, 4)));
      }),
    );
  });

  it('brings no control or direction character into any format', () => {
    fc.assert(
      fc.property(value, (hostile) => {
        const blocks = pageWith(hostile);
        for (const render of [renderRunbookHtml, renderRunbookMarkdown, renderRunbookText]) {
          expect(render(blocks, 4).replaceAll('\n', '')).not.toMatch(
            /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u,
          );
        }
      }),
    );
  });

  it('adds no line to the text', () => {
    const lines = (hostile: string): number =>
      renderRunbookText(pageWith(hostile), 100_000).split('\n').length;
    fc.assert(
      fc.property(value, (hostile) => {
        expect(lines(hostile)).toBe(lines('harmless'));
      }),
    );
  });

  it('survives being a step that is read again', () => {
    fc.assert(
      fc.property(value, (hostile) => {
        const values = valuesWith(hostile);
        const [step] = runbookSteps(choice.sections, values);
        const [fix] = choice.sections.filter(({ part }) => part === 'fix');
        const list = markdownTree(fix!.body, values)[0] as Extract<Block, { kind: 'list' }>;
        expect(normalHtml(renderRunbookHtml(markdownTree(step!), 4))).toContain(
          normalHtml(renderRunbookHtml(list.list.items[0]!.slice(1), 4)),
        );
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { StatusBlock, StatusPage } from '../../../src/facts/status/status-page.ts';
import { pageOf, section } from './status-text.ts';

/** `kind title [lines] (blocks)`, to compare whole trees at a glance. */
function outline(block: StatusBlock): string {
  const lines = block.lines.map((line) => line.content).join('|');
  const blocks = block.blocks.map(outline).join(', ');
  return `${block.kind} ${block.title} [${lines}]${blocks === '' ? '' : ` (${blocks})`}`;
}

const outlines = (page: StatusPage): string[] => page.blocks.map(outline);

describe('parseStatusPage', () => {
  it('nests sections, parts and items', () => {
    const page = pageOf(
      section(
        'Fruit',
        '  first: 1\n  Pears\n  =====\n    a: 1\n\n    conference (2.0)\n    ----------------\n      b: 2\n  Plums\n  =====\n    c: 3',
      ),
    );
    expect(outlines(page)).toEqual([
      'section Fruit [first: 1] (part Pears [a: 1] (item conference (2.0) [b: 2]), part Plums [c: 3])',
    ]);
  });

  it('numbers lines from one and keeps their text', () => {
    const page = pageOf(`\n${section('Fruit', '   a: 1 ')}`);
    expect(page.blocks[0]?.heading).toMatchObject({ indent: 0, place: { line: 3, text: 'Fruit' } });
    expect(page.blocks[0]?.lines[0]).toMatchObject({
      indent: 3,
      content: 'a: 1',
      place: { line: 5, text: '   a: 1 ' },
    });
  });

  it('takes an indented banner for a part, also right below a row', () => {
    const page = pageOf(section('Logs', '    Sent: 1\n  =======\n  Tailers\n  =======\n    x'));
    expect(outlines(page)).toEqual(['section Logs [Sent: 1] (part Tailers [x])']);
  });

  it('does not ask for an underline as long as its title', () => {
    const page = pageOf(
      section(
        'JMXFetch',
        '  Information\n  ==================\n  Initialized checks\n  ==================\n    no',
      ),
    );
    expect(outlines(page)).toEqual([
      'section JMXFetch [] (part Information [], part Initialized checks [no])',
    ]);
  });

  it('takes title and rule at column 0 for a part of the section', () => {
    const page = pageOf(`${section('Hostname', '  hostname: a')}\nHost Info\n=========\n  os: linux\n`);
    expect(outlines(page)).toEqual(['section Hostname [hostname: a] (part Host Info [os: linux])']);
  });

  it('nests parts by their indent', () => {
    const page = pageOf(
      section('Probe', '  CWS\n  ===\n    Policies\n    ========\n      p\n  NPM\n  ===\n    n'),
    );
    expect(outlines(page)).toEqual(['section Probe [] (part CWS [] (part Policies [p]), part NPM [n])']);
  });

  it('takes a title that lost its indentation, if its rule is as long', () => {
    const page = pageOf(section('Probe', ' CWS\n  ===\n    p\nNPMs\n  ===\n   USM\n  ===\n    u'));
    expect(outlines(page)).toEqual(['section Probe [] (part CWS [p|NPMs|===|USM|===|u])']);
  });

  it('is not misled by rules in column-0 text', () => {
    const page = pageOf(
      section(
        'Collector',
        '  Loading Errors\n  ==============\nTraceback\n=====\nValueError: x\n=============\nTip: more',
      ),
    );
    expect(outlines(page)).toEqual([
      'section Collector [] (part Loading Errors [Traceback|=====|ValueError: x|=============|Tip: more])',
    ]);
  });

  it('ends a section at the next one, without a blank line between', () => {
    const page = pageOf(`${section('One', 'Tip: 11 long').trimEnd()}\n${section('Two', '')}`);
    expect(outlines(page)).toEqual(['section One [Tip: 11 long]', 'section Two []']);
  });

  it('measures item titles in characters and asks for dashes of that length', () => {
    const page = pageOf(section('Logs', '  grün🍐\n  -----\n  Session: 1\n  ----------------\n'));
    expect(outlines(page)).toEqual(['section Logs [] (item grün🍐 [Session: 1|----------------])']);
  });

  it('does not take the last line of a section for the title above the next', () => {
    const page = pageOf(`${section('One', 'abc').trimEnd()}\n${section('Two', '')}`);
    expect(outlines(page)).toEqual(['section One [abc]', 'section Two []']);
  });

  it('asks for title and rules in one column', () => {
    const page = pageOf(section('One', '===\n  Two\n==='));
    expect(outlines(page)).toEqual(['section One [===|Two|===]']);
  });

  it('bounds the depth of a page made to nest without end', () => {
    const lines = Array.from(
      { length: 100 },
      (_, indent) => ' '.repeat(indent) + `a\n${' '.repeat(indent)}===`,
    );
    const depthOf = (block: StatusBlock): number => 1 + Math.max(0, ...block.blocks.map(depthOf));
    expect(pageOf(section('One', lines.join('\n'))).blocks.map(depthOf)).toEqual([8]);
  });

  it('keeps what stands before the first heading', () => {
    const page = pageOf(`Getting the status from the agent.\n\n${section('Agent (v7.1.0)', '')}`);
    expect(page.preamble.map((line) => line.content)).toEqual(['Getting the status from the agent.']);
  });

  it('strips colors and HTML entities from the content, not from the text', () => {
    const page = pageOf('  \u001b[32mA\u001b[0m &lt;b&gt; &#39;c&#39; &amp;amp;');
    expect(page.preamble[0]).toMatchObject({ indent: 2, content: "A <b> 'c' &amp;" });
    expect(page.preamble[0]?.place.text).toContain('\u001b[32m');
  });
});

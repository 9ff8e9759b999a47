// A runbook's text is understood whole, or every mistake in it is named with its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRunbookText } from '../../src/runbook/parse-runbook.ts';
import { SAMPLE_RUNBOOK } from './sample-runbook.ts';

const FILE = 'runbooks/x.en.md';

function mistakesIn(text: string): string[] {
  return parseRunbookText(text, FILE).mistakes.map(
    ({ file, line, column, code }) => `${file}:${line}:${column} ${code}`,
  );
}

/** The sample with one text replaced, which must stand in it. */
function sampleWith(from: string, to: string): string {
  expect(SAMPLE_RUNBOOK).toContain(from);
  return SAMPLE_RUNBOOK.replace(from, to);
}

describe('a right runbook', () => {
  const parsed = parseRunbookText(SAMPLE_RUNBOOK, FILE);

  it('gives its id, hash and title', () => {
    expect(parsed.mistakes).toEqual([]);
    expect(parsed.id).toBe('classifier-denied-by-apparmor');
    expect(parsed.sourceHash).toBe('0a1b2c3d');
    expect(parsed.text?.title).toBe('AppArmor keeps the classifier from being attached');
  });

  it('gives its sections with their attributes', () => {
    const fixes = parsed.text?.sections.filter((section) => section.part === 'fix');
    expect(fixes?.map(({ heading, platforms, kubernetes }) => [heading, platforms, kubernetes])).toEqual([
      ['Fix with Helm', ['helm'], undefined],
      ['Fix in a manifest, before Kubernetes 1.30', ['manifest'], '<1.30'],
      ['Fix in a manifest, Kubernetes 1.30 and later', ['manifest'], '>=1.30'],
      ['Fix on Docker or a host', ['docker', 'host'], undefined],
    ]);
    expect(fixes?.[1]?.body).toBe('1. Set the annotation.');
  });

  it('does not take a comment in a code block for a heading', () => {
    expect(parsed.text?.sections).toHaveLength(9);
    expect(parsed.text?.sections[1]?.body).toContain('# the line of the flare');
  });

  it('is the same with Windows line ends and a byte order mark', () => {
    expect(parseRunbookText('\ufeff' + SAMPLE_RUNBOOK.replaceAll('\n', '\r\n'), FILE)).toEqual(parsed);
  });

  it('leaves templates of other tools alone', () => {
    const text = sampleWith(
      '{{ .State.Status }}',
      '{{json .}} {{ range .Mounts }} {{end}} {{- if $x }} {{ printf "%s" .A }}',
    );
    expect(mistakesIn(text)).toEqual([]);
  });
});

describe('each mistake has a code and a place', () => {
  const cases: [code: string, place: string, text: string][] = [
    [
      'NO_FRONT_MATTER',
      '1:1',
      sampleWith('---\nid: classifier-denied-by-apparmor\nsource-hash: 0a1b2c3d\n---\n', ''),
    ],
    ['UNKNOWN_KEY', '3:1', sampleWith('source-hash:', 'hash:')],
    ['BAD_FRONT_MATTER', '3:1', sampleWith('source-hash: ', 'source hash ')],
    ['MISSING_ID', '1:1', sampleWith('id: classifier-denied-by-apparmor\n', '')],
    ['BAD_ID', '2:1', sampleWith('id: classifier-denied', 'id: Classifier_denied')],
    ['NO_TITLE', '5:1', sampleWith('# AppArmor keeps the classifier from being attached\n', '')],
    ['SECOND_TITLE', '10:1', sampleWith('It is said by', '# Another\nIt is said by')],
    ['VALUE_IN_TITLE', '5:1', sampleWith('the classifier', '{{ error }}')],
    ['STRAY_TEXT', '6:1', sampleWith('attached\n\n##', 'attached\nWords\n##')],
    ['NO_PART', '7:1', sampleWith(' {#meaning}', '')],
    ['UNKNOWN_PART', '7:20', sampleWith('{#meaning}', '{#means}')],
    ['EMPTY_PART', '41:1', sampleWith('Attach `dmesg`.\n', '')],
    ['DUPLICATE_PART', '29:1', sampleWith('platform=docker,host', 'platform=docker,helm')],
    ['UNKNOWN_ATTRIBUTE', '12:24', sampleWith('platform=helm', 'platfrom=helm')],
    ['UNKNOWN_PLATFORM', '12:33', sampleWith('platform=helm', 'platform=helmet')],
    ['BAD_RANGE', '23:82', sampleWith('"<1.30"', '"<1.x.y"')],
    ['NO_STEPS', '23:1', sampleWith('1. Set the annotation', '- Set the annotation')],
    ['RAW_HTML', '24:26', sampleWith('the annotation', 'the annotation of <name>')],
    ['RAW_HTML', '24:1', sampleWith('1. Set the annotation', '<!-- x -->\n\n1. Set')],
    [
      'IMAGE',
      '36:9',
      sampleWith('- Which distribution', '- Which ![x](https://example.com/x.png) distribution'),
    ],
    ['UNSAFE_LINK', '21:38', sampleWith('https://example.com/chart', 'javascript:alert(1)')],
    ['UNSAFE_LINK', '21:38', sampleWith('https://example.com/chart', 'https://example.com/{{error}}')],
    ['BAD_VALUE', '8:29', sampleWith('evidence.denied.where', 'evidence.denied.place')],
    ['BAD_PLACEHOLDER', '8:26', sampleWith('{{ evidence.denied.where }}', '{{ error | upper }}')],
    ['BAD_PLACEHOLDER', '8:26', sampleWith('{{ evidence.denied.where }}', '{{ error }')],
    ['BAD_PLACEHOLDER', '8:26', sampleWith('{{ evidence.denied.where }}', '{ error }}')],
    ['BAD_PLACEHOLDER', '8:26', sampleWith('{{ evidence.denied.where }}', '{{ evidence.<denied>.where }}')],
    ['BAD_VALUE', '10:26', sampleWith('fact.agent.version', 'agent.version')],
  ];

  it.each(cases)('%s at %s', (code, place, text) => {
    const found = mistakesIn(text);
    expect(found).toContain(`${FILE}:${place} ${code}`);
    expect(parseRunbookText(text, FILE).text).toBeUndefined();
  });

  it('names the missing part', () => {
    const { mistakes } = parseRunbookText(
      sampleWith('## Escalation {#escalation}\nAttach `dmesg`.\n', ''),
      FILE,
    );
    expect(mistakes.map(({ code, message }) => [code, message])).toEqual([
      ['MISSING_PART', 'The part is missing: add `## … {#escalation}`.'],
    ]);
  });

  it('tells all mistakes at once, in the order of the text', () => {
    const text = sampleWith('{#meaning}', '{#means}')
      .replace('platform=helm', 'platform=helmet')
      .replace('Attach', '<b>Attach</b>');
    expect(mistakesIn(text)).toEqual([
      `${FILE}:7:20 UNKNOWN_PART`,
      `${FILE}:12:33 UNKNOWN_PLATFORM`,
      `${FILE}:42:1 RAW_HTML`,
      `${FILE}:42:10 RAW_HTML`,
    ]);
  });
});

it('never throws, and gives either a text or a mistake', () => {
  const pieces = fc.constantFrom(
    '---\n',
    'id: a\n',
    '# T\n',
    '## H {#fix platform=helm}\n',
    '{{ error }}',
    '1. a\n',
    '<b>',
    '\n',
    '{',
    '}',
    '"',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (text) => {
        const parsed = parseRunbookText(text, FILE);
        expect(parsed.text === undefined).toBe(parsed.mistakes.length > 0);
      },
    ),
  );
});

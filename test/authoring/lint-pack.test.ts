import { describe, expect, it } from 'vitest';
import type { Files } from '../support/flare-of.ts';
import { isLoadable, lintFiles, placesIn } from './lint-files.ts';
import { SAMPLE_PACK } from './sample-pack.ts';

const RULE = 'disk-full.yaml';
const CASES = 'disk-full.cases.yaml';
const ENGLISH = 'runbooks/disk-full.en.md';

/** The sample after replacements, each of `file: [from, to]`. */
function sampleWith(...changes: readonly (readonly [file: string, from: string, to: string])[]): Files {
  const files: Record<string, string> = { ...SAMPLE_PACK };
  for (const [file, from, to] of changes) {
    expect(files[file]).toContain(from);
    files[file] = files[file]!.replace(from, () => to);
  }
  return files;
}

describe('lint', () => {
  it('finds nothing in a pack without mistakes', async () => {
    expect(await placesIn(SAMPLE_PACK)).toEqual([]);
  });

  it('names the mistakes of all files at once, in the order of their places', async () => {
    const files = sampleWith(
      [RULE, 'severity: high', 'severty: high'],
      [RULE, 'tags: [disk]', 'tags: [disk, disk]'],
      [RULE, 'all: [full]', 'all: [ful]'],
      [RULE, '{{ error }}.', '{{ eror }}.'],
      [CASES, '<== full', '<== ful'],
      [CASES, 'name: it was freed', 'nam: it was freed'],
      ['writes-failing.yaml', 'runbook: disk-full', 'runbook: disk-fill'],
      [ENGLISH, '{#verify}', '{#verifying}'],
    );
    expect(await placesIn(files)).toEqual([
      `${CASES}:15:5 UNKNOWN_KEY`,
      `${RULE}:4:3 UNKNOWN_VARIABLE`,
      `${RULE}:6:1 UNKNOWN_KEY`,
      `${RULE}:8:14 REPEATED_NAME`,
      `${RULE}:14:15 UNKNOWN_FIND`,
      `${ENGLISH}:14:13 UNKNOWN_PART`,
      'writes-failing.yaml:9:1 MISSING_RUNBOOK',
      `${RULE}:5:3 EMPTY_VARIABLE`,
    ]);
  });

  it('goes on beside files that are no YAML', async () => {
    const files = sampleWith(
      [RULE, 'tags: [disk]', 'tags: [disk'],
      ['writes-failing.cases.yaml', 'match: [', 'match: [['],
      ['writes-failing.yaml', 'severity: low', 'severity: lo'],
    );
    const places = await placesIn(files);
    expect(places).toContain('writes-failing.yaml:4:1 BAD_VALUE');
    expect(new Set(places.map((place) => place.replace(/.* /, '')))).toEqual(
      new Set(['YAML_SYNTAX', 'BAD_VALUE']),
    );
  });

  it.each([
    ['severity: high', 'severty: high', 'Did you mean “severity”?'],
    ['severity: high', 'severity: hihg', 'Did you mean “high”?'],
    ['contains: no', 'containz: no', 'Did you mean “contains”?'],
    ['log: agent, contains: succ', 'log: agnet, contains: succ', 'Did you mean “agent”?'],
    ['fact: agent.version', 'fact: agent.verzion', 'did you mean “agent.version”?'],
    ['{ fact: agent', '{ fakt: agent', 'Did you mean “fact”?'],
    ['after: full', 'after: fulll', 'Did you mean “full”?'],
    ['[writes-failing]', '[writes-faling]', 'Did you mean “writes-failing”?'],
    ['{{ error }}.', '{{ eror }}.', 'Did you mean “error”?'],
    ['    command: df', '    comand: df', 'Did you mean “command”?'],
  ])('suggests the nearest known word for %s → %s', async (from, to, hint) => {
    const mistakes = await lintFiles(sampleWith([RULE, from, to]));
    expect(mistakes.map(({ message }) => message).join('\n')).toContain(hint);
  });
});

it('says what a missing key is for', async () => {
  const [mistake] = await lintFiles(sampleWith([RULE, 'component: agent\n', '']));
  expect(mistake?.message).toBe('The key “component” is missing: The affected part of the Agent.');
});

describe('what an analysis takes', () => {
  it('is a rule that can be evaluated, whatever lint says of its meaning and its cases', async () => {
    const files = sampleWith(
      [RULE, 'all: [full]', 'all: [full, written-later]'],
      [RULE, 'tags: [disk]', 'tags: [disk, disk]'],
      [CASES, '<== full', '<== ful'],
    );
    expect((await lintFiles(files)).length).toBeGreaterThan(2);
    expect(await isLoadable(files)).toBe(true);
  });

  it('is not a rule or a runbook with a mistake', async () => {
    expect(await isLoadable(sampleWith([RULE, 'severity: high', 'severty: high']))).toBe(false);
    expect(await isLoadable(sampleWith([ENGLISH, '{#verify}', '{#verifying}']))).toBe(false);
    expect(await isLoadable(sampleWith([RULE, '[writes-failing]', '[writes-faling]']))).toBe(false);
  });
});

describe('rules that name each other', () => {
  const ruleThat = (id: string, explains: string): Files => ({
    [`${id}.yaml`]: SAMPLE_PACK['writes-failing.yaml']!.replaceAll('writes-failing', id).replace(
      'runbook:',
      `explains: [${explains}]\nrunbook:`,
    ),
    [`${id}.cases.yaml`]: SAMPLE_PACK['writes-failing.cases.yaml']!,
  });

  it('in a circle are told once, where the circle is closed', async () => {
    const files = { ...SAMPLE_PACK, ...ruleThat('b', 'c'), ...ruleThat('c', 'a'), ...ruleThat('a', 'b') };
    expect(await lintFiles(files)).toMatchObject([
      {
        file: 'a.yaml',
        line: 9,
        column: 12,
        code: 'CIRCLE',
        message: expect.stringContaining('a → b → c → a') as string,
      },
    ]);
  });

  it('may name one whose own file is wrong', async () => {
    const files = sampleWith(['writes-failing.yaml', 'id: writes-failing', 'id: Writes-failing']);
    expect(await placesIn(files)).toEqual(['writes-failing.yaml:1:1 BAD_VALUE']);
  });
});

describe('cases', () => {
  it.each([
    ['a mark of a look that is not there', 'device  <== full', 'device  <== ful', '5:100 UNKNOWN_FIND'],
    ['a second mark', '  <== full\nno-match', '  <== ful\nno-match', '13:41 UNKNOWN_FIND'],
    ['an assumed fact that is none', 'agent.version: 7', 'agent.verzion: 7', '6:15 UNKNOWN_FACT'],
    ['a variable that nothing gives', '{ error: no', '{ eror: no', '7:28 UNKNOWN_VARIABLE'],
    ['a missing outcome', 'no-match:', 'nomatch:', '14:1 UNKNOWN_KEY'],
  ])('%s', async (_name, from, to, place) => {
    expect(await placesIn(sampleWith([CASES, from, to]))).toEqual([`${CASES}:${place}`]);
  });

  it('may mark evidence of what applies, and assume a setting', async () => {
    const files = sampleWith(
      [CASES, 'device  <== full', 'device  <== applies'],
      [CASES, 'agent.version: 7', 'config.agent.logs_enabled: true, agent.version: 7'],
    );
    expect(await placesIn(files)).toEqual([]);
  });

  it('may miss files, facts and settings', async () => {
    const files = sampleWith([
      CASES,
      '[logs/agent.log]',
      '[logs/agent.log, etc/datadog.yaml, agent.version, logs_enabled]',
    ]);
    expect(await placesIn(files)).toEqual([]);
  });
});

describe('runbooks beside their rules', () => {
  it.each([
    ['a value that no rule gives', '{{ error }}', '{{ eror }}', ['8:28 UNKNOWN_VARIABLE']],
    ['a fact that is none', '{{ error }}', '{{ error }} {{ fact.agent.verzion }}', ['8:40 UNKNOWN_VARIABLE']],
    ['a look that no rule has', '{{ error }}', '{{ error }} {{ evidence.ful.text }}', ['8:40 UNKNOWN_FIND']],
  ])('%s', async (_name, from, to, places) => {
    const found = await placesIn(sampleWith([ENGLISH, from, to]));
    expect(found.filter((one) => one.startsWith(ENGLISH))).toEqual(places.map((one) => `${ENGLISH}:${one}`));
  });

  it('may show what one of several rules gives', async () => {
    const english = sampleWith([ENGLISH, '{{ error }}', '{{ evidence.failed.text }} {{ error }}']);
    const both = {
      ...english,
      'runbooks/disk-full.ja.md': english['runbooks/disk-full.ja.md']!.replace(
        '{{ error }}',
        '{{ evidence.failed.text }} {{ error }}',
      ),
    };
    expect(await placesIn(both)).toEqual([]);
  });

  it('may not show the customer what one of several rules does not give', async () => {
    const found = await lintFiles(
      sampleWith([ENGLISH, 'Please free some space.', 'Please free some space: {{ error }}.']),
    );
    const [first] = found.filter(({ file }) => file === ENGLISH);
    expect(first).toMatchObject({ line: 24, column: 28, code: 'UNKNOWN_VARIABLE' });
    expect(first?.message).toContain('writes-failing');
  });

  it('may not show the customer what a rule does not give with each of its matches', async () => {
    const found = await lintFiles(
      sampleWith(
        [ENGLISH, 'Please free some space.', 'Please free some space: {{ error }}.'],
        [
          'writes-failing.yaml',
          'contains: "cannot write" }',
          'contains: "cannot write" }\n  named: { log: agent, regex: "cannot write to (?<error>.+)" }',
        ],
        ['writes-failing.yaml', 'when: failed', 'when: { any: [named, failed] }'],
      ),
    );
    const [first] = found.filter(({ file }) => file === ENGLISH);
    expect(first).toMatchObject({ line: 24, column: 28, code: 'UNKNOWN_VARIABLE' });
    expect(first?.message).toContain('writes-failing (look “failed”)');
  });

  it('may show the customer what each of several rules gives', async () => {
    const english = sampleWith(
      [ENGLISH, 'Please free some space.', 'Please free some space: {{ error }}.'],
      ['writes-failing.yaml', 'contains: "cannot write"', 'regex: "cannot write (?<error>.+)"'],
    );
    const both = {
      ...english,
      'runbooks/disk-full.ja.md': english['runbooks/disk-full.ja.md']!.replace(
        'Please free some space.',
        'Please free some space: {{ error }}.',
      ),
    };
    expect(await placesIn(both)).toEqual([]);
  });
});

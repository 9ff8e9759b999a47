// What a folder of rules says besides its rules: manifest, known issues, retired ids, suppressions.
import { afterEach, describe, expect, it } from 'vitest';
import { RulesetError } from '../src/errors.ts';
import { loadPack } from '../src/load-pack.ts';
import { analyze } from '../src/analyze.ts';
import { memoryArchive } from '../src/archive/memory-archive.ts';
import { DEFAULT_LIMITS } from '../src/model/entry.ts';
import { statusPage, type Files } from './support/flare-of.ts';
import {
  folder,
  ISSUE,
  ISSUE_LOOK,
  load,
  rule,
  RUNBOOKS,
  VERSION_LOOK,
  removeFolders,
} from './support/pack-folders.ts';

afterEach(removeFolders);

/** `file:line:column CODE` of every mistake, the file without its folder. */
async function mistakesOf(files: Files): Promise<string[]> {
  const dir = await folder(files);
  const error = await load(dir).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RulesetError)) return [];
  return error.mistakes.map(
    ({ file, line, column, code }) => `${file.slice(dir.length + 1)}:${line}:${column} ${code}`,
  );
}

describe('a folder without a manifest', () => {
  it('is a pack called after itself, without a version', async () => {
    const { packs } = await load(await folder({ 'sub/first.yaml': rule('first') }));
    expect(packs).toEqual([
      {
        name: 'my-rules',
        version: null,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        ruleIds: ['first'],
      },
    ]);
  });
});

describe('pack.yaml', () => {
  const manifest = 'name: acme\nversion: 1.4.0\nminimum-engine: ">=0.4.0 <1"\n';

  it('names the pack', async () => {
    const { packs } = await load(await folder({ 'pack.yaml': manifest, 'first.yaml': rule('first') }));
    expect(packs).toMatchObject([{ name: 'acme', version: '1.4.0' }]);
  });

  it('refuses a program that is too old', async () => {
    const files = { 'pack.yaml': manifest.replace('0.4.0', '0.5.0'), 'first.yaml': rule('first') };
    expect(await mistakesOf(files)).toEqual(['pack.yaml:3:1 ENGINE_TOO_OLD']);
  });

  it('takes a candidate of the program for what it is', async () => {
    const dir = await folder({ 'pack.yaml': manifest, 'first.yaml': rule('first') });
    const early = loadPack({ rules: [dir], runbooks: [RUNBOOKS], engine: '0.4.0-rc.1' });
    await expect(early).rejects.toThrow('needs flare-analyzer >=0.4.0 <1; this is 0.4.0-rc.1');
  });

  it.each([
    ['a name with blanks', 'name: acme', 'name: Acme Rules', 'pack.yaml:1:1 BAD_VALUE'],
    ['a version that is none', '1.4.0', 'four', 'pack.yaml:2:1 BAD_VALUE'],
    ['a range that is none', '>=0.4.0 <1', 'new', 'pack.yaml:3:1 BAD_VALUE'],
    ['an unknown key', 'minimum-engine', 'engine', 'pack.yaml:3:1 UNKNOWN_KEY'],
  ])('shows %s at its place', async (_name, from, to, expected) => {
    expect(
      await mistakesOf({ 'pack.yaml': manifest.replace(from, to), 'first.yaml': rule('first') }),
    ).toEqual([expected]);
  });

  it('changes the digest when a table of the pack changes', async () => {
    const files = { 'pack.yaml': manifest, 'first.yaml': rule('first') };
    const [one, two] = await Promise.all([folder(files), folder({ ...files, 'known-issues.yaml': ISSUE })]);
    const digests = await Promise.all([one, two].map(async (dir) => (await load(dir)).packs?.[0]?.digest));
    expect(digests[0]).not.toBe(digests[1]);
  });
});

describe('known-issues.yaml', () => {
  async function outcomeOf(version: string, dirs: readonly string[]): Promise<string | undefined> {
    const pack = await load(...dirs);
    const tool = { name: 'flare-analyzer', version: '0.4.0' };
    const options = { name: 'test', limits: DEFAULT_LIMITS, assume: {}, tool };
    const { outcomes } = await analyze(memoryArchive({ 'status.log': statusPage(version) }), pack, options);
    return outcomes.find((one) => one.ruleId === 'first')?.outcome;
  }

  it('reaches the looks and the rule that name it', async () => {
    const dir = await folder({
      'known-issues.yaml': ISSUE,
      'first.yaml': rule('first', `known-issue: race\n${ISSUE_LOOK}`),
    });
    const { rules } = await load(dir);
    expect(rules[0]?.texts).toMatchObject({
      issue: { id: 'race' },
      affects: { versions: '>=7.36.0 <7.39.2', fixedIn: ['7.38.4', '7.39.2'] },
      references: [{ url: 'https://example.com/fix' }],
    });
    expect(await outcomeOf('7.38.0', [dir])).toBe('match');
    expect(await outcomeOf('7.38.4', [dir])).toBe('no-match');
  });

  it('lets a later pack correct a row of an earlier one', async () => {
    const first = await folder({ 'known-issues.yaml': ISSUE, 'first.yaml': rule('first', ISSUE_LOOK) });
    const second = await folder({
      'known-issues.yaml': ISSUE.replace('7.39.2', '7.41.0'),
      'second.yaml': rule('second', ISSUE_LOOK),
    });
    expect(await outcomeOf('7.40.0', [first])).toBe('no-match');
    expect(await outcomeOf('7.40.0', [first, second])).toBe('match');
  });

  it('says at which look an issue is named that is in no table', async () => {
    const text = rule('first', ISSUE_LOOK);
    expect(await mistakesOf({ 'first.yaml': text })).toEqual(['first.yaml:7:16 UNKNOWN_ISSUE']);
    expect(await mistakesOf({ 'first.yaml': rule('first', `known-issue: race\n${VERSION_LOOK}`) })).toEqual([
      'first.yaml:7:1 UNKNOWN_ISSUE',
    ]);
  });

  it('asks for no row of a table that cannot be read', async () => {
    const files = {
      'known-issues.yaml': ISSUE.replace('component', 'komponent'),
      'first.yaml': rule('first', ISSUE_LOOK),
    };
    expect(await mistakesOf(files)).toEqual(['known-issues.yaml:3:3 UNKNOWN_KEY']);
  });

  it.each([
    ['a fix before the beginning', 'fixed: 7.39.2', 'fixed: 7.35.0', ['5:3 BAD_RANGE']],
    ['a row without beginning and end', '  introduced: 7.36.0\n  fixed: 7.39.2\n', '', ['1:3 BAD_RANGE']],
    ['a version that is none', 'introduced: 7.36.0', 'introduced: early', ['4:3 BAD_VALUE']],
    ['a backport after the fix', '7.38.4', '7.39.4', ['6:3 BAD_RANGE']],
    ['a fact that does not exist', 'component:', 'fact: agent.verzion\n  component:', ['3:3 UNKNOWN_FACT']],
    ['a fact without a version', 'component:', 'fact: host.name\n  component:', ['3:3 BAD_FACT']],
    ['a missing translation', ', ja: 待つ。', '', ['7:3 MISSING_KEY']],
    ['an unknown key', 'component', 'komponent', ['3:3 UNKNOWN_KEY']],
    ['a second row of the same id', '- id', `${ISSUE}- id`, ['9:3 DUPLICATE_ID']],
  ])('shows %s at its place', async (_name, from, to, expected) => {
    const mistakes = await mistakesOf({
      'known-issues.yaml': ISSUE.replace(from, () => to),
      'first.yaml': rule('first'),
    });
    expect(mistakes).toEqual(expected.map((one) => `known-issues.yaml:${one}`));
  });
});

describe('retired.yaml', () => {
  const retired = '- { id: old, since: 1.2.0, reason: It was too broad., replaced-by: first }\n';

  it('refuses a rule under a retired id', async () => {
    const files = { 'retired.yaml': retired, 'first.yaml': rule('first'), 'old.yaml': rule('old') };
    expect(await mistakesOf(files)).toEqual(['old.yaml:1:1 RETIRED_ID']);
  });

  it('refuses a replacement that is no rule', async () => {
    const files = { 'retired.yaml': retired.replace('first', 'third'), 'first.yaml': rule('first') };
    expect(await mistakesOf(files)).toEqual(['retired.yaml:1:55 UNKNOWN_RULE']);
  });

  it('takes ids from the table of another pack, whose rules may not be there', async () => {
    const tables = [await folder({ 'retired.yaml': retired })];
    const dir = await folder({ 'second.yaml': rule('second') });
    const alone = await loadPack({ rules: [dir], runbooks: [RUNBOOKS], tables, engine: '0.4.0' });
    expect(alone.retired).toMatchObject([{ id: 'old', replacedBy: 'first' }]);
    const reusing = await folder({ 'old.yaml': rule('old') });
    await expect(
      loadPack({ rules: [reusing], runbooks: [RUNBOOKS], tables, engine: '0.4.0' }),
    ).rejects.toMatchObject({
      mistakes: [{ code: 'RETIRED_ID' }],
    });
  });

  it('refuses the same id twice', async () => {
    expect(await mistakesOf({ 'retired.yaml': retired + retired, 'first.yaml': rule('first') })).toEqual([
      'retired.yaml:2:5 DUPLICATE_ID',
    ]);
  });
});

describe('suppressions.yaml', () => {
  const suppression = `- rule: first
  scope: { host: "web-*" }
  reason: A test host.
  expires: 2027-03-31
  owner: agent-core
`;

  it('is part of the pack', async () => {
    const { suppressions } = await load(
      await folder({ 'suppressions.yaml': suppression, 'first.yaml': rule('first') }),
    );
    expect(suppressions).toEqual([
      {
        ruleId: 'first',
        scope: { host: 'web-*' },
        reason: 'A test host.',
        expires: '2027-03-31',
        owner: 'agent-core',
      },
    ]);
  });

  it.each([
    ['no rule', 'rule: first', 'owner2: x', ['1:3 MISSING_KEY', '1:3 UNKNOWN_KEY']],
    ['no reason', '  reason: A test host.\n', '', ['1:3 MISSING_KEY']],
    ['no scope', '  scope: { host: "web-*" }\n', '', ['1:3 MISSING_KEY']],
    ['no end', '  expires: 2027-03-31\n', '', ['1:3 MISSING_KEY']],
    ['an empty scope', 'host: "web-*"', '', ['2:3 BAD_VALUE']],
    ['an unknown key of a scope', 'host', 'hots', ['2:3 BAD_VALUE', '2:12 UNKNOWN_KEY']],
    ['a day that does not exist', '2027-03-31', '2027-02-30', ['4:3 BAD_VALUE']],
    ['a rule that does not exist', 'rule: first', 'rule: third', ['1:3 UNKNOWN_RULE']],
  ])('needs all of it: %s', async (_name, from, to, expected) => {
    const mistakes = await mistakesOf({
      'suppressions.yaml': suppression.replace(from, to),
      'first.yaml': rule('first'),
    });
    expect(mistakes).toEqual(expected.map((one) => `suppressions.yaml:${one}`));
  });

  it('says what replaced a retired rule', async () => {
    const dir = await folder({
      'suppressions.yaml': suppression.replace('rule: first', 'rule: old'),
      'retired.yaml': '- { id: old, since: 1.2.0, reason: It was too broad., replaced-by: first }\n',
      'first.yaml': rule('first'),
    });
    await expect(load(dir)).rejects.toThrow(
      'RETIRED_ID “old” was retired in 1.2.0: It was too broad. Use first instead.',
    );
  });
});

it('tells the mistakes of every file at once', async () => {
  const mistakes = await mistakesOf({
    'pack.yaml': 'name: acme\nversion: four\n',
    'known-issues.yaml': ISSUE.replace('introduced: 7.36.0', 'introduced: early'),
    'retired.yaml': '- { id: old }\n',
    'suppressions.yaml': '- { rule: first }\n',
    'first.yaml': rule('first').replace('severity: high', 'severity: awful'),
  });
  expect([...new Set(mistakes.map((one) => one.split(':')[0]))].sort()).toEqual([
    'first.yaml',
    'known-issues.yaml',
    'pack.yaml',
    'retired.yaml',
    'suppressions.yaml',
  ]);
});

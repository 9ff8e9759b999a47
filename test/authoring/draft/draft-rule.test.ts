// Drafts from lines of whole flares: each must be a rule that lints, passes its cases and matches its flare.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyze } from '../../../src/analyze.ts';
import { memoryArchive } from '../../../src/archive/memory-archive.ts';
import { parseLinePlace, readBundleLine } from '../../../src/authoring/draft/bundle-line.ts';
import { draftRule, type RuleDraft } from '../../../src/authoring/draft/draft-rule.ts';
import { allMutants } from '../../support/all-mutants.ts';
import { testRules } from '../../../src/authoring/test-rules.ts';
import { loadPack } from '../../../src/load-pack.ts';
import { DEFAULT_LIMITS } from '../../../src/model/entry.ts';
import { FIXTURES, fixtureFiles } from '../../support/fixture-files.ts';
import { rulesetOf, ruleText } from '../../support/flare-of.ts';

type Bytes = Readonly<Record<string, string | Uint8Array>>;
const OPTIONS = { name: 'x', limits: DEFAULT_LIMITS, assume: {}, tool: { name: 't', version: '0' } };
const LOG = '2024-05-01 10:00:00 UTC | CORE | ERROR | (pkg/x.go:12 in run) | ';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'draft-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function draftOf(files: Bytes, place: string, taken = new Set<string>()): Promise<RuleDraft> {
  const line = await readBundleLine(memoryArchive(files), parseLinePlace(place), DEFAULT_LIMITS);
  return draftRule(line, { taken });
}

const draftOfLine = (text: string, file = 'logs/agent.log'): Promise<RuleDraft> =>
  draftOf({ [file]: `${text}\n` }, `${file}:1`);

interface Look {
  readonly log: string;
  readonly contains: string;
  readonly level?: string;
  readonly regex?: string;
}
const lookOf = ({ id, files }: RuleDraft): Look =>
  (parse(files[`${id}.yaml`]!) as { find: { failed: Look } }).find.failed;

/** Writes the drafts, loads them as a pack, runs their cases and their mutants, and runs them on the flare. */
async function tryOut(drafts: readonly RuleDraft[], name: string, files: Bytes): Promise<string[]> {
  const rules = join(dir, name);
  for (const [path, text] of drafts.flatMap((draft) => Object.entries(draft.files))) {
    await mkdir(dirname(join(rules, path)), { recursive: true });
    await writeFile(join(rules, path), text);
  }
  const pack = await loadPack({ rules: [rules], runbooks: [join(rules, 'runbooks')], engine: '0.1.0' });
  const { cases, mistakes } = await testRules(pack);
  const mutants = await allMutants(pack);
  const { outcomes } = await analyze(memoryArchive(files), pack, OPTIONS);
  return [
    ...mistakes.map((one) => `${one.file}: ${one.message}`),
    ...cases.flatMap((one) => one.differences.map((text) => `${one.ruleId} ${one.outcome}: ${text}`)),
    ...mutants.flatMap((one) => one.survivors.map((what) => `${one.ruleId} survived: ${what}`)),
    ...outcomes.filter((one) => one.outcome !== 'match').map((one) => `${one.ruleId}: ${one.outcome}`),
  ];
}

describe('every line of trouble of a fixture', () => {
  const small = FIXTURES.filter((name) => name !== 'healthy-large');
  it.each(small)('%s gives a rule that lints, tests and matches', async (name) => {
    const files = await fixtureFiles(name);
    const { scan } = await analyze(
      memoryArchive(files),
      rulesetOf(ruleText('none-such', 'find: { a: { file: none } }\nwhen: a\n')),
      OPTIONS,
    );
    const examples = scan.templates.map((one) => one.example).filter((_, index) => index % 3 === 0);
    const drafts: RuleDraft[] = [];
    for (const { file, line } of examples) {
      const taken = new Set(drafts.map((one) => one.id));
      drafts.push(await draftOf(files, `${file}:${line}`, taken));
    }
    if (drafts.length > 0) expect(await tryOut(drafts, name, files)).toEqual([]);
  });
});

describe('a draft', () => {
  it('takes component, level, words and the error from the line', async () => {
    const draft = await draftOfLine(
      '2024-05-01 10:00:00 UTC | SYS-PROBE | WARN | (x.go:1 in f) | could not attach the probe 17 to /proc/self/exe at 10.1.2.3:80: no such file',
      'logs/system-probe.log',
    );
    expect(lookOf(draft)).toEqual({
      log: 'system-probe',
      contains: 'could not attach the probe',
      level: 'WARN',
      regex: String.raw`could not attach the probe \d[\d.,]* to (?<path>[^\s"',;:)\]]+) at (?<address>[\d.:]+): (?<error>.+)`,
    });
    expect(draft.id).toBe('could-not-attach-probe');
  });

  it.each([
    [
      'no numbers, paths, quotes or hosts',
      'lookup db7 "disk is full now" in /etc/the words: dial tcp web.example.com',
      'dial tcp',
    ],
    ['the name after “host” neither', 'cannot reach the host webserver in time', 'cannot reach the host'],
    [
      'what stands before the colon first',
      'cannot send payloads: the remote end closed the connection early',
      'cannot send payloads',
    ],
  ])('looks for %s', async (_name, message, contains) => {
    expect(lookOf(await draftOfLine(LOG + message)).contains).toBe(contains);
  });

  it.each([
    [
      'JSON',
      '{"agent":"core","time":"2024-05-01 10:00:00 UTC","level":"ERROR","file":"x.go","line":"1","func":"f","msg":"cannot \\"open\\" the payload queue: no space"}',
    ],
    [
      'a quote, a mark and a placeholder',
      `${LOG}it's: 'broken' {{ error }} cannot read # the queue  <== failed`,
    ],
    ['control characters', `${LOG}cannot\tread \u001b[31mthe\u001b[0m queue\u202e now: no\u0007 space`],
    ['blanks at its start', `   ${LOG}cannot read the queue: no space   `],
    ['very much text', `${LOG}cannot read the queue ${'x1 '.repeat(3000)}: no space`],
    ['characters of regexes', `${LOG}cannot (read) [the] queue? *now* $5 ^x {2}|y\\: no space`],
    ['Japanese', `${LOG}キューを読み込めません cannot read the queue: 容量不足`],
  ])('passes and matches a line with %s', async (name, line) => {
    const files = { 'logs/agent.log': `${line}\n` };
    expect(await tryOut([await draftOf(files, 'logs/agent.log:1')], `hostile-${name}`, files)).toEqual([]);
  });

  it('takes level and component of a line below its head from the head', async () => {
    const files = { 'logs/agent.log': `${LOG}Traceback:\n  cannot load the library: libfoo.so\n` };
    const draft = await draftOf(files, 'logs/agent.log:2');
    expect(lookOf(draft)).toMatchObject({
      log: 'agent',
      contains: 'cannot load the library',
      level: 'ERROR',
    });
    expect(await tryOut([draft], 'traceback', files)).toEqual([]);
  });

  it('lets no secret through', async () => {
    const key = '0123456789abcdef'.repeat(2);
    const line = `${LOG}cannot log in with api_key=${key} and password: hunter22secret at https://me:passw0rd@x.example: refused ${key}`;
    const draft = await draftOfLine(line);
    const text = JSON.stringify(draft);
    for (const secret of [key, 'hunter22secret', 'passw0rd']) expect(text).not.toContain(secret);
    expect(await tryOut([draft], 'secret', { 'logs/agent.log': `${line}\n` })).toEqual([]);
  });

  it('finds an id that is free', async () => {
    const files = { 'logs/agent.log': `${LOG}cannot send payloads\n` };
    const first = await draftOf(files, 'logs/agent.log:1');
    const second = await draftOf(files, 'logs/agent.log:1', new Set([first.id]));
    expect([first.id, second.id]).toEqual(['cannot-send-payloads', 'agent-cannot-send-payloads']);
  });
});

describe('a line that gives no rule', () => {
  const files = { 'logs/agent.log': `${LOG}1 2 3\n`, 'etc/datadog.yaml': 'api_key: x\n' };
  it.each([
    ['logs/agent.log', /FILE:LINE/],
    ['logs/agent.log:0', /FILE:LINE/],
    ['logs/agent.log:9', /1 line and no line 9/],
    ['logs/agemt.log:1', /no file “logs\/agemt.log”.*Did you mean logs\/agent.log/],
    ['etc/datadog.yaml:1', /Rules do not search the lines of etc\/datadog.yaml/],
    ['logs/agent.log:1', /no ordinary word/],
  ])('%s', async (place, message) => {
    await expect(Promise.resolve().then(() => draftOf(files, place))).rejects.toThrow(message);
  });
});

// Mistakes that other analyzers of support bundles were found to make; each is tried on this one, through the whole
// program wherever it can be.
import { mkdtempSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import { openArchive } from '../src/archive/open-archive.ts';
import { assembleReport } from '../src/assemble/assemble-report.ts';
import { DEFAULT_LIMITS, type ReadLimits } from '../src/model/entry.ts';
import type { LogPattern } from '../src/model/log.ts';
import { OUTCOMES } from '../src/model/outcome.ts';
import type { Report } from '../src/model/report.ts';
import type { Ruleset } from '../src/model/rule.ts';
import { parseRule } from '../src/ruleset/parse-rule.ts';
import { Scanner } from '../src/scan/scanner.ts';
import { reportOf, rulesetOf, ruleText, statusPage, type Files } from './support/flare-of.ts';
import { zipOf } from './support/zip-writer.ts';
import { logLine, logOf as log } from './support/log-lines.ts';

const line = (minute: number, text: string, level = 'ERROR'): string =>
  logLine(minute * 60, text, 'CORE', level);

let dir: string;
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'flare-traps-'))));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function reportOfPath(
  path: string,
  pack: Ruleset,
  limits: ReadLimits = DEFAULT_LIMITS,
): Promise<Report> {
  const archive = await openArchive({ kind: 'path', path }, limits);
  try {
    const tool = { name: 'flare-analyzer', version: '0' };
    return assembleReport(await analyze(archive, pack, { name: 'trap', limits, assume: {}, tool }), 'en');
  } finally {
    await archive.close();
  }
}

const rule = (look: string): Ruleset => rulesetOf(ruleText('trouble', `find: { it: ${look} }\nwhen: it\n`));

describe('a restriction alone still restricts', () => {
  // One option without the others was built into no constraint at all, and nobody noticed.
  const start = line(60, 'Starting Datadog Agent v7.50.0', 'INFO');
  const files: Files = {
    'status.log': statusPage('7.50.0'),
    'logs/agent.log': log(line(0, 'trouble one'), line(30, 'trouble two'), start, line(90, 'fine', 'INFO')),
  };

  it.each([
    ['since', 'since: start'],
    ['level', 'level: WARN'],
    ['at-least', 'at-least: 3'],
    ['at-least within', 'at-least: 2, within: 29m'],
    ['regex', 'regex: "trouble three"'],
  ])('%s', async (_, option) => {
    const free = await reportOf(files, rule('{ log: agent, contains: trouble }'));
    expect(free.rules[0]?.outcome).toBe('match');
    const bound = await reportOf(files, rule(`{ log: agent, contains: trouble, ${option} }`));
    expect(bound.rules[0]?.outcome).toBe('no-match');
  });

  it('after', async () => {
    const body =
      'find:\n  start: { log: agent, contains: Starting Datadog Agent }\n  it: { log: agent, contains: trouble, after: start }\nwhen: it\n';
    expect((await reportOf(files, rulesetOf(ruleText('trouble', body)))).rules[0]?.outcome).toBe('no-match');
  });
});

it('a burst long before the newest line counts', async () => {
  const burst = [0, 1, 2].map((minute) => line(minute, 'dropped'));
  const later = [100, 200, 300].map((minute) => line(minute, 'dropped'));
  const report = await reportOf(
    { 'logs/agent.log': log(...burst, ...later) },
    rule('{ log: agent, contains: dropped, at-least: 3, within: 5m }'),
  );
  expect(report.findings[0]?.evidence[0].line).toBe(1);
});

it('line numbers count from the top of the file, also after a restart and in the second part', async () => {
  const older = Array.from({ length: 40 }, (_, index) => line(index, `fine ${index}`, 'INFO'));
  const report = await reportOf(
    {
      'logs/agent.log.1': log(...older),
      'logs/agent.log': log(
        ...older,
        line(50, 'Starting Datadog Agent v7.50.0', 'INFO'),
        'x',
        line(51, 'trouble'),
      ),
    },
    rule('{ log: agent, contains: trouble, since: start }'),
  );
  expect(report.findings[0]?.evidence.map((one) => [one.file, one.line])).toEqual([['logs/agent.log', 43]]);
});

describe('hostile archives', () => {
  it('nothing is unpacked, wherever a name points', async () => {
    const bundle = join(dir, 'names', 'bundle.zip');
    mkdirSync(join(dir, 'names'));
    const names = ['../escaped', '/tmp/escaped-flare', 'host/../../escaped', 'host/status.log'];
    writeFileSync(bundle, zipOf(names.map((name) => ({ name, data: statusPage('7.50.0') }))));
    const report = await reportOfPath(bundle, rule('{ fact: agent.version, exists: true }'));
    expect(report.problems.filter((one) => one.code === 'entry-unsafe-name')).toHaveLength(3);
    expect(report.rules[0]?.outcome).toBe('match');
    expect(readdirSync(join(dir, 'names'))).toEqual(['bundle.zip']);
    expect(readdirSync(dir)).toEqual(['names']);
  });

  it('a folder with the same beginning of its name is another folder, and a link leads nowhere', async () => {
    const root = join(dir, 'flare');
    mkdirSync(join(root, 'logs'), { recursive: true });
    mkdirSync(`${root}-evil`);
    writeFileSync(join(`${root}-evil`, 'agent.log'), log(line(0, 'trouble')));
    symlinkSync(join(`${root}-evil`, 'agent.log'), join(root, 'logs', 'agent.log'));
    writeFileSync(join(root, 'status.log'), statusPage('7.50.0'));
    const report = await reportOfPath(root, rule('{ log: agent, contains: trouble }'));
    expect(report.rules[0]?.outcome).toBe('unknown');
  });

  it('every limit can be reached, and what was read still counts', async () => {
    const bundle = join(dir, 'limits.zip');
    const entries = Array.from({ length: 20 }, (_, index) => ({
      name: `host/logs/agent.log.${index + 1}`,
      data: log(line(index, `trouble ${index}`)),
    }));
    writeFileSync(bundle, zipOf([...entries, { name: 'host/status.log', data: statusPage('7.50.0') }]));
    const small: Partial<ReadLimits>[] = [
      { maxEntries: 5 },
      { maxEntryBytes: 30 },
      { maxTotalBytes: 300 },
      { maxLineBytes: 40 },
    ];
    for (const limits of small) {
      const report = await reportOfPath(bundle, rule('{ log: agent, contains: trouble }'), {
        ...DEFAULT_LIMITS,
        ...limits,
      });
      expect(report.problems.map((one) => one.code).join(), JSON.stringify(limits)).toMatch(/limit/);
    }
  });
});

describe('how a rule ends', () => {
  it('is one outcome of five, whatever its lines say', async () => {
    const both = log(line(0, 'trouble'), line(1, 'no trouble at all'));
    const report = await reportOf({ 'logs/agent.log': both }, rule('{ log: agent, contains: trouble }'));
    expect(report.rules).toHaveLength(1);
    expect(OUTCOMES).toContain(report.rules[0]?.outcome);
  });

  it('is never “no” when what it looks at is not there', async () => {
    const files = { 'status.log': statusPage('7.50.0') };
    const looks = ['{ log: agent, contains: trouble }', '{ fact: kubernetes.version, in: "<1" }'];
    for (const look of looks)
      expect((await reportOf(files, rule(look))).rules[0]?.outcome, look).toBe('unknown');
  });

  it('is not decided by a kind of look that does not exist: that is a mistake with its place', () => {
    const text = ruleText('trouble', 'find:\n  it: { sysctl: kernel.pid_max, above: 3 }\nwhen: it\n');
    expect(parseRule(text, 'trouble.yaml').mistakes).toMatchObject([{ code: 'UNKNOWN_OPERATOR', line: 7 }]);
  });
});

describe('very large logs', () => {
  const PLANTED: LogPattern = { id: 'planted', sources: ['agent'], literals: ['planted trouble'] };

  it('are searched from the first line to the last: 260 MB with 94 lines planted', () => {
    const scanner = new Scanner([PLANTED], { maxLineBytes: 1 << 18 });
    const scan = scanner.open('logs/agent.log', 'agent');
    const filler = Buffer.from(
      `${line(0, 'a line that says nothing of interest to anybody', 'INFO')}\n`.repeat(9700),
    );
    const wanted: number[] = [];
    let lines = 0;
    for (let block = 0; block < 260; block++) {
      if (block % 3 === 0 || block >= 249) {
        scan.push(Buffer.from(`${line(1, 'planted trouble')}\n`));
        wanted.push(++lines);
      }
      scan.push(filler);
      lines += 9700;
    }
    scan.end();
    const { count, hits } = scanner
      .finish({ relativePath: (path) => path, clock: undefined })
      .hits.get('planted')!;
    expect(filler.length * 260).toBeGreaterThan(260_000_000);
    expect(count).toBe(wanted.length);
    expect(count).toBe(94);
    expect(hits.map((hit) => hit.line)).toEqual([...wanted.slice(0, 10), ...wanted.slice(-10)]);
  });

  it('go on after a line that is too long, which is said', async () => {
    const text = log('x'.repeat(3_000_000), line(0, 'trouble'));
    const report = await reportOf({ 'logs/agent.log': text }, rule('{ log: agent, contains: trouble }'));
    expect(report.findings[0]?.evidence[0].line).toBe(2);
    expect(report.problems.map((one) => one.code)).toContain('line-limit');
  });
});

it('a regex that takes for ever elsewhere takes no time here', async () => {
  const hostile = `classify ${'a'.repeat(10_000)}!`;
  const report = await reportOf(
    { 'logs/agent.log': log(line(0, hostile)) },
    rule('{ log: agent, contains: classify, regex: "classify (a+)+$" }'),
  );
  expect(report.rules[0]?.outcome).toBe('no-match');
});

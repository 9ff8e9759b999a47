// The laws of the program, on every fixture with every rule.
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import { memoryArchive } from '../src/archive/memory-archive.ts';
import { assembleReport } from '../src/assemble/assemble-report.ts';
import type { Diagnosis } from '../src/assemble/diagnosis.ts';
import { cleanLine } from '../src/assemble/evidence.ts';
import { roleOfStoredPath } from '../src/flare/roles.ts';
import { DEFAULT_LIMITS } from '../src/model/entry.ts';
import type { Report } from '../src/model/report.ts';
import type { Ruleset } from '../src/model/rule.ts';
import { isAtLeast, type Severity } from '../src/model/severity.ts';
import { builtInPack, fixtureFiles, FIXTURES } from './support/fixture-files.ts';

type Files = Readonly<Record<string, Buffer>>;

/** Root causes that each fixture was made with, and how bad they are; none: a healthy flare. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, Severity>>>> = {
  'agent-6-old': {},
  'apparmor-kubernetes': { 'classifier-denied-by-apparmor': 'high' },
  'cilium-race': { 'cws-network-conflicts-with-cilium': 'critical' },
  'cluster-agent': {},
  'cluster-agent-operator': {},
  'cws-network-disabled': { 'cws-network-detections-disabled': 'medium' },
  'cws-one-sided': { 'cws-enabled-on-one-side-only': 'high' },
  'cws-self-test-failed': { 'cws-self-test-failed': 'high' },
  'docker-host': {},
  'ecs-fargate': {},
  'healthy-kubernetes': {},
  'healthy-large': {},
  'local-flare': { 'agent-unreachable-when-flared': 'high' },
  'tcp-check-ipv6': { 'process-check-finds-nothing': 'medium', 'tcp-check-fails-on-ipv6': 'medium' },
  'truncated-security-flare': {},
  'windows-host': { 'cnm-windows-driver-missing': 'high' },
};

let pack: Ruleset;
const files = new Map<string, Files>();
const diagnoses = new Map<string, Diagnosis>();
const reports = new Map<string, Report>();

function diagnose(bundle: Files): Promise<Diagnosis> {
  const options = {
    name: 'bundle.zip',
    limits: DEFAULT_LIMITS,
    assume: {},
    tool: { name: 'flare-analyzer', version: '0' },
  };
  return analyze(memoryArchive(bundle), pack, options);
}

async function reportOn(bundle: Files): Promise<Report> {
  return assembleReport(await diagnose(bundle), 'en');
}

beforeAll(async () => {
  pack = await builtInPack();
  for (const name of FIXTURES) {
    const bundle = await fixtureFiles(name);
    files.set(name, bundle);
    const diagnosis = await diagnose(bundle);
    diagnoses.set(name, diagnosis);
    reports.set(name, assembleReport(diagnosis, 'en'));
  }
});

const reportFor = (name: string): Report => reports.get(name)!;
const filesOf = (name: string): Files => files.get(name)!;

describe.each(FIXTURES)('%s', (name) => {
  it('gives the findings it was made with, and no other of medium or higher', () => {
    const roots = reportFor(name).findings.filter(
      (one) => one.explainedBy === undefined && isAtLeast(one.severity, 'medium'),
    );
    expect(Object.fromEntries(roots.map((one) => [one.ruleId, one.severity]))).toEqual(EXPECTED[name]);
  });

  it('cites lines that stand there', () => {
    const { bundle, findings } = reportFor(name);
    for (const { file, line, text } of findings.flatMap((one) => one.evidence)) {
      const stored = bundle.rootDir === '' ? file : `${bundle.rootDir}/${file}`;
      const lines = filesOf(name)[stored]?.toString('utf8').split(/\r?\n/) ?? [];
      expect(cleanLine(lines[line - 1] ?? 'no such line'), `${file}:${line}`).toBe(text);
    }
  });

  it('gives the same bytes again, and with its entries in another order', async () => {
    const bundle = filesOf(name);
    const again = await reportOn(bundle);
    const shuffled = await reportOn(
      Object.fromEntries(Object.entries(bundle).sort(([a], [b]) => hashOf(a) - hashOf(b))),
    );
    expect(JSON.stringify(again)).toBe(JSON.stringify(reportFor(name)));
    expect(JSON.stringify(shuffled)).toBe(JSON.stringify(reportFor(name)));
  });

  it('ends every rule as one of the five outcomes without an error', () => {
    const { rules } = reportFor(name);
    expect(rules.map((one) => one.id)).toEqual(pack.rules.map((one) => one.id));
    expect(rules.filter((one) => one.outcome === 'error')).toEqual([]);
    expect(rules.filter((one) => one.outcome === 'unknown' && (one.missing ?? []).length === 0)).toEqual([]);
  });
});

/** Of a longer log only lines that a rule found are kept, with their neighbours, its beginning and its end. */
const MAX_LOG_BYTES = 200_000;
const EDGE_LINES = 100;

/** The law holds of any flare: of a shorter one it is shown in a tenth of the time. */
function withShortLogs(bundle: Files, { flare, scan }: Diagnosis): Files {
  const found = new Map<string, Set<number>>();
  for (const { file, line } of [...scan.hits.values()].flatMap((one) => one.hits)) {
    const lines = found.get(file) ?? new Set<number>();
    found.set(file, lines);
    for (let near = line - 2; near <= line + 2; near++) lines.add(near);
  }
  const rows = Object.entries(bundle).map(([path, bytes]): [string, Buffer] => {
    if (!/\.log(?:\.\d+)?$/.test(path) || bytes.length <= MAX_LOG_BYTES) return [path, bytes];
    const kept = found.get(pathBelow(flare.rootDir, path));
    const lines = bytes.toString('utf8').split('\n');
    const short = lines.filter(
      (_, index) => index < EDGE_LINES || index >= lines.length - EDGE_LINES || kept?.has(index + 1),
    );
    return [path, Buffer.from(short.join('\n'))];
  });
  return Object.fromEntries(rows);
}

function pathBelow(rootDir: string, path: string): string {
  return rootDir !== '' && path.startsWith(`${rootDir}/`) ? path.slice(rootDir.length + 1) : path;
}

const outcomesIn = ({ outcomes }: Diagnosis): ReadonlyMap<string, string> =>
  new Map(outcomes.map(({ ruleId, outcome }) => [ruleId, outcome]));

function without(bundle: Files, paths: readonly string[]): Files {
  return Object.fromEntries(Object.entries(bundle).filter(([path]) => !paths.includes(path)));
}

/** Verdicts that became their opposite. */
async function flipsWithout(
  paths: readonly string[],
  bundle: Files,
  before: ReadonlyMap<string, string>,
): Promise<string[]> {
  const flips: string[] = [];
  for (const path of paths) {
    for (const [id, outcome] of outcomesIn(await diagnose(without(bundle, [path])))) {
      const pair = `${before.get(id) ?? ''} to ${outcome}`;
      if (pair === 'match to no-match' || pair === 'no-match to match')
        flips.push(`${id} without ${path}: ${pair}`);
    }
  }
  return flips;
}

describe('deleting a file from a flare', () => {
  it.each(FIXTURES)('of %s never turns a verdict into its opposite', async (name) => {
    const bundle = withShortLogs(filesOf(name), diagnoses.get(name)!);
    const whole = await diagnose(bundle);
    const before = outcomesIn(whole);
    const cited = new Set(
      whole.outcomes.flatMap(({ observations }) =>
        Object.values(observations).flatMap(({ evidence }) => evidence.map(({ file }) => file)),
      ),
    );
    const known = Object.keys(bundle).filter((one) => roleOfStoredPath(one).role !== 'other');
    const isCited = (path: string): boolean => cited.has(pathBelow(whole.flare.rootDir, path));
    // Where no look cites a file, all of them together change nothing; should they, each is deleted by itself too.
    const others = known.filter((path) => !isCited(path));
    const withoutOthers = outcomesIn(await diagnose(without(bundle, others)));
    const areIdle = [...withoutOthers].every(([id, outcome]) => before.get(id) === outcome);
    const paths = areIdle ? known.filter(isCited) : known;
    expect(await flipsWithout(paths, bundle, before)).toEqual([]);
  });
});

describe('secrets', () => {
  it('planted beside evidence, in a setting and in a hostname leave no trace in the report', async () => {
    const key = '0123456789abcdef0123456789abcd42';
    const bundle = Object.fromEntries(
      Object.entries(filesOf('apparmor-kubernetes')).map(([path, bytes]) => {
        const text = bytes.toString('utf8');
        if (path.endsWith('logs/system-probe.log'))
          return [
            path,
            Buffer.from(text.replaceAll('permission denied', `api_key=${key} permission denied`)),
          ];
        if (path.endsWith('etc/datadog.yaml')) return [path, Buffer.from(`${text}\napi_key: ${key}\n`)];
        return [path, bytes];
      }),
    );
    const report = await reportOn(bundle);
    expect(report.findings.map((one) => one.ruleId)).toContain('classifier-denied-by-apparmor');
    expect(JSON.stringify(report)).not.toContain(key);
    expect(report.problems.map((one) => one.code)).toContain('leaked-secret');
  });
});

/** A fixed shuffle. */
function hashOf(text: string): number {
  return Array.from(text).reduce((hash, char) => (Math.imul(hash, 31) + char.charCodeAt(0)) | 0, 7);
}

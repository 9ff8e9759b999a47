// `npm run bench`: times the built command line against bsdtar, each a whole process, in turns, and prints a table of
// ratios. Bundles are made once, below .bench/. Needs bsdtar, unzip, ripgrep and GNU time; `--quick` leaves out the large bundles.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/model/report.ts';
import { builtPatterns } from '../built-patterns.ts';
import { writeBenchBundle, type BundleShape, type PlantedLines } from './bench-bundle.ts';
import { writeBenchRules } from './bench-rules.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIR = `${ROOT}.bench/`;
const MAIN = `${ROOT}dist/cli/main.js`;
const SMALL_FLARE = `${ROOT}fixtures/flares/docker-host.zip`;
const RUNS = 5;
const MB = 1_000_000;
const isQuick = process.argv.includes('--quick');

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

type Command = readonly [program: string, ...args: string[]];

function timed(command: Command): Run {
  const { stderr, error, status } = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error !== undefined) throw new Error('GNU time (/usr/bin/time) is needed', { cause: error });
  // This program says 1 when it found much; any other number is a run that ended early.
  if (status !== 0 && !(status === 1 && command.includes(MAIN)))
    throw new Error(`${command.join(' ')} ended with ${status}: ${stderr.toString()}`);
  const last = stderr.toString().trim().split('\n').at(-1) ?? '';
  const [seconds = NaN, user = NaN, system = NaN, peakKb = NaN] = last.split(' ').map(Number);
  if (!Number.isFinite(seconds + peakKb)) throw new Error(`${command.join(' ')} could not be timed: ${last}`);
  return { seconds, cpuSeconds: user + system, peakMb: peakKb / 1024 };
}

const flareAnalyze = (bundle: string, ...args: string[]): Command => [
  process.execPath,
  MAIN,
  bundle,
  ...args,
];
const bsdtar = (bundle: string): Command => ['bsdtar', '-xOf', bundle];
/** What an engineer does without this program: looks for the same literals in the unpacked bytes. */
const unzipAndGrep = (bundle: string): Command => [
  'sh',
  '-c',
  'unzip -p "$0" | rg --count --fixed-strings --ignore-case --file "$1"',
  bundle,
  literalsFile(),
];

function literalsFile(): string {
  const path = `${DIR}literals.txt`;
  const literals = new Set(builtPatterns().flatMap((pattern) => pattern.literals));
  writeFileSync(path, `${[...literals].sort().join('\n')}\n`);
  return path;
}

/** The same entries as a tar.gz. */
function tarGzOf(zip: string): string {
  const path = zip.replace(/\.zip$/, '.tar.gz');
  if (!existsSync(path)) {
    const { status } = spawnSync('bsdtar', ['-czf', path, `@${zip}`], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`bsdtar could not write ${path}`);
  }
  return path;
}

/** min, median, max. */
function spread(values: readonly number[], digits = 2): string {
  const sorted = [...values].sort((a, b) => a - b);
  const show = (index: number): string => (sorted[index] ?? NaN).toFixed(digits);
  return `${show(0)} / ${show(sorted.length >> 1)} / ${show(sorted.length - 1)}`;
}

/** One row: A and B in turns, after one run of each that does not count. */
function compare(title: string, a: Command, b: Command): string {
  timed(a);
  timed(b);
  const pairs = Array.from({ length: RUNS }, () => [timed(a), timed(b)] as const);
  const cells = [
    title,
    spread(pairs.map(([one, other]) => one.seconds / other.seconds)),
    spread(pairs.map(([one, other]) => one.cpuSeconds / other.cpuSeconds)),
    spread(pairs.map(([one]) => one.seconds)),
    spread(
      pairs.map(([one]) => one.peakMb),
      0,
    ),
  ];
  const row = `| ${cells.join(' | ')} |`;
  process.stdout.write(`${row}\n`);
  return row;
}

function bundleOf(name: string, shape: Omit<BundleShape, 'path'>): { path: string; planted: PlantedLines } {
  const path = `${DIR}${name}.zip`;
  const notes = `${DIR}${name}.json`;
  if (!existsSync(notes)) writeFileSync(notes, JSON.stringify(writeBenchBundle({ ...shape, path })));
  return { path, planted: JSON.parse(readFileSync(notes, 'utf8')) as PlantedLines };
}

/** Every planted fault is counted, and each line that is shown is one of them. */
function assertFound(bundle: string, planted: PlantedLines): void {
  const { stdout } = spawnSync(process.execPath, [MAIN, bundle, '--format', 'json'], { maxBuffer: 1 << 30 });
  const report = JSON.parse(stdout.toString()) as Report;
  for (const [ruleId, places] of Object.entries(planted)) {
    const finding = report.findings.find((one) => one.ruleId === ruleId);
    const known = new Set(places);
    const isRight =
      finding?.occurrences.count === places.length &&
      finding.evidence.every(({ file, line }) => known.has(`${file}:${line}`));
    if (!isRight) throw new Error(`${ruleId}: the ${places.length} planted lines were not found as planted`);
  }
}

mkdirSync(DIR, { recursive: true });
const rows = ['| what | wall ratio | CPU ratio | seconds | peak MB |', '| --- | --- | --- | --- | --- |'];
process.stdout.write(`${rows.join('\n')}\n`);
const hundred = bundleOf('100mb', { logBytes: 100 * MB, files: 10 });
assertFound(hundred.path, hundred.planted);
rows.push(compare('100 MB zip, whole pack, to bsdtar', flareAnalyze(hundred.path), bsdtar(hundred.path)));
rows.push(compare('117 KiB flare, to `node -e 0`', flareAnalyze(SMALL_FLARE), [process.execPath, '-e', '0']));
if (!isQuick) {
  const large = bundleOf('1gb', { logBytes: 1000 * MB, files: 100 });
  assertFound(large.path, large.planted);
  rows.push(compare('1 GB zip, whole pack, to bsdtar', flareAnalyze(large.path), bsdtar(large.path)));
  rows.push(compare('1 GB zip, to 100 MB zip', flareAnalyze(large.path), flareAnalyze(hundred.path)));
  rows.push(
    compare('1 GB zip, whole pack, to `unzip -p \\| rg`', flareAnalyze(large.path), unzipAndGrep(large.path)),
  );
  const tarGz = tarGzOf(large.path);
  rows.push(compare('1 GB tar.gz, whole pack, to bsdtar', flareAnalyze(tarGz), bsdtar(tarGz)));
  rows.push(
    compare(
      '1 GB zip, two threads to one',
      flareAnalyze(large.path),
      flareAnalyze(large.path, '--threads', '1'),
    ),
  );
  const single = bundleOf('one-entry', { logBytes: 500 * MB, files: 1 });
  rows.push(compare('one entry of 500 MB, to bsdtar', flareAnalyze(single.path), bsdtar(single.path)));
  const withRules = (count: number): Command => {
    const dir = `${DIR}rules-${count}`;
    writeBenchRules(dir, count);
    return flareAnalyze(large.path, '--no-builtin-rules', '--rules', dir);
  };
  rows.push(compare('1 GB zip, 300 rules to 20 (parsed from YAML)', withRules(300), withRules(20)));
  rows.push(compare('1 GB zip, 1,000 rules to 20 (parsed from YAML)', withRules(1000), withRules(20)));
}
writeFileSync(`${DIR}table.md`, `${rows.join('\n')}\n`);

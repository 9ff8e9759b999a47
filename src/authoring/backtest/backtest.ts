// Runs two versions of a pack over many bundles, one bundle after the other, and keeps what changed only: memory does
// not grow with the number of bundles whose findings stay the same.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { analyze } from '../../analyze.ts';
import { openArchive } from '../../archive/open-archive.ts';
import { findingsOf } from '../../assemble/findings.ts';
import type { Diagnosis } from '../../assemble/diagnosis.ts';
import { platformOf } from '../../assemble/platform.ts';
import { ArchiveError, UsageError } from '../../errors.ts';
import type { ReadLimits } from '../../model/entry.ts';
import type { Finding } from '../../model/report.ts';
import type { Ruleset } from '../../model/rule.ts';
import { compareFindings, isUnchanged, type FindingChanges } from './compare-findings.ts';
import { pairPacks, type PackPair, type Side } from './pack-pair.ts';

export interface BundleChanges extends FindingChanges {
  /** File or folder name. */
  readonly bundle: string;
}

export interface BacktestResult {
  /** Bundles that could be read. */
  readonly flares: number;
  readonly unreadable: readonly { readonly bundle: string; readonly reason: string }[];
  readonly altered: readonly BundleChanges[];
  /** Findings over all bundles. */
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Findings of medium severity or higher that were not there before, or were lower. */
  readonly noise: number;
  /** Rules of the newer version that failed while they ran. */
  readonly failedRules: readonly string[];
}

export interface BacktestInput {
  readonly before: Ruleset;
  readonly after: Ruleset;
  readonly bundlesDir: string;
  readonly limits: ReadLimits;
  /** Called before each bundle. */
  readonly onBundle?: (bundle: string, index: number, total: number) => void;
}

/** Throws a UsageError when the folder cannot be read or holds nothing. */
export async function backtest(input: BacktestInput): Promise<BacktestResult> {
  const { before, after, bundlesDir, onBundle } = input;
  const pair = pairPacks(before, after);
  const unreadable: { bundle: string; reason: string }[] = [];
  const altered: BundleChanges[] = [];
  const failed = new Set<string>();
  const bundles = await bundlesIn(bundlesDir);
  for (const [index, bundle] of bundles.entries()) {
    onBundle?.(bundle, index, bundles.length);
    const sides = await diagnoseSides(input, bundle, pair);
    if (typeof sides === 'string') {
      unreadable.push({ bundle, reason: sides });
      continue;
    }
    const changes = compareFindings(findingsFor(sides.before), findingsFor(sides.after));
    if (!isUnchanged(changes)) altered.push({ bundle, ...changes });
    for (const rule of failuresIn(sides.after)) failed.add(rule);
  }
  const sum = (count: (one: BundleChanges) => number): number =>
    altered.reduce((total, one) => total + count(one), 0);
  return {
    flares: bundles.length - unreadable.length,
    unreadable,
    altered,
    added: sum((one) => one.added.length),
    removed: sum((one) => one.removed.length),
    changed: sum((one) => one.changed.length),
    noise: sum((one) => one.noise),
    failedRules: [...failed].sort(),
  };
}

/** Files and folders directly below, by name; hidden ones are no bundles. */
async function bundlesIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((error: unknown) => {
    throw new UsageError(
      'NO_INPUT',
      `--bundles: the folder ${JSON.stringify(dir)} cannot be read; give a folder that holds flares.`,
      { cause: error },
    );
  });
  const bundles = names.filter((name) => !name.startsWith('.')).sort();
  if (bundles.length > 0) return bundles;
  throw new UsageError('NO_INPUT', `--bundles: the folder ${JSON.stringify(dir)} holds no flares.`);
}

/** What each version says of a bundle, or why it cannot be read. */
async function diagnoseSides(
  { before, after, bundlesDir, limits }: BacktestInput,
  bundle: string,
  pair: PackPair,
): Promise<Readonly<Record<Side, Diagnosis>> | string> {
  const run = (ruleset: Ruleset): Promise<Diagnosis | string> =>
    diagnose(join(bundlesDir, bundle), { bundle, ruleset, limits });
  if (pair.isOneRun) {
    const both = await run(pair.union);
    if (typeof both === 'string') return both;
    return { before: pair.diagnosisOf('before', both), after: pair.diagnosisOf('after', both) };
  }
  const [old, now] = [await run(before), await run(after)];
  if (typeof old === 'string') return old;
  return typeof now === 'string' ? now : { before: old, after: now };
}

/** The diagnosis, or why the bundle cannot be read. */
async function diagnose(
  path: string,
  {
    bundle,
    ruleset,
    limits,
  }: { readonly bundle: string; readonly ruleset: Ruleset; readonly limits: ReadLimits },
): Promise<Diagnosis | string> {
  try {
    const archive = await openArchive({ kind: 'path', path }, limits);
    const options = { name: bundle, limits, assume: {}, tool: { name: 'flare-analyzer', version: '0' } };
    return await analyze(archive, ruleset, options).finally(() => archive.close());
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof UsageError) return error.message;
    throw error;
  }
}

function findingsFor(diagnosis: Diagnosis): Finding[] {
  return findingsOf(diagnosis, { language: 'en', platform: platformOf(diagnosis), facts: {} });
}

function failuresIn({ outcomes }: Diagnosis): string[] {
  return outcomes.filter((one) => one.outcome === 'error').map((one) => one.ruleId);
}

// Loads rules and runbooks from folders and checks that they belong together.
import { createHash } from 'node:crypto';
import { byPlace, RulesetError, type RuleMistake } from './errors.ts';
import type { Pack } from './model/pack.ts';
import type { Ruleset } from './model/rule.ts';
import { loadKnownIssues } from './ruleset/packs/known-issues.ts';
import {
  byId,
  collectRules,
  ruleIdsIn,
  type CollectedRules,
  type RuleFolder,
} from './ruleset/packs/load-rules.ts';
import { loadPackSuppressions } from './ruleset/packs/load-suppressions.ts';
import { readPackTexts } from './ruleset/packs/pack-files.ts';
import { loadManifest, type Manifest } from './ruleset/packs/pack-manifest.ts';
import { loadRetired, retiredMistakes } from './ruleset/packs/retired-rules.ts';
import { ruleIdOf } from './ruleset/parse-rule.ts';
import { collectRunbooks, type CollectedRunbooks } from './runbook/load-runbooks.ts';
import { didYouMean } from './util/nearest-word.ts';

export interface PackDirs {
  /** Folders of rules, each a pack; a later one may override a rule of an earlier one by its id. */
  readonly rules: readonly string[];
  /** Folders of runbooks, `<id>.<language>.md`. */
  readonly runbooks: readonly string[];
  /** Folders whose tables of known issues and retired ids count as well, before those of the packs. */
  readonly tables?: readonly string[];
  /** A loaded pack that the folders add to; they may override its rules and runbooks by their ids. */
  readonly base?: Ruleset;
  /** Folders of rules that may be named, and are not part of this pack. */
  readonly alsoKnown?: readonly string[];
  /** Version of this program, which a pack may ask for. */
  readonly engine: string;
}

const NO_BASE: Pick<Ruleset, 'rules' | 'runbooks'> = { rules: [], runbooks: new Map() };

export interface CollectedPack {
  readonly rules: CollectedRules;
  readonly runbooks: CollectedRunbooks;
  /** The pack as far as it can be read. */
  readonly ruleset: Ruleset;
  /** Of rules, runbooks and tables, in the order of their places. */
  readonly mistakes: readonly RuleMistake[];
}

/** Throws a RulesetError that lists every mistake of every file. */
export async function loadPack(dirs: PackDirs): Promise<Ruleset> {
  const { ruleset, mistakes } = await collectPack(dirs);
  if (mistakes.length > 0) throw new RulesetError(mistakes);
  return ruleset;
}

/** All that can be read, with every mistake. Never throws for what stands in a file. */
export async function collectPack(dirs: PackDirs): Promise<CollectedPack> {
  const tableDirs = [...new Set([...(dirs.tables ?? []), ...dirs.rules])];
  const issues = await loadKnownIssues(tableDirs);
  const { base = NO_BASE } = dirs;
  const elsewhere = await ruleIdsIn(dirs.alsoKnown ?? []);
  const alsoKnown = new Map([
    ...elsewhere.map((id) => [id, []] as const),
    ...base.rules.map(({ id, explains }) => [id, explains] as const),
  ]);
  const [rules, runbooks, manifests, retired] = await Promise.all([
    collectRules(dirs.rules, { alsoKnown, issues }),
    collectRunbooks(dirs.runbooks),
    Promise.all(dirs.rules.map((dir) => loadManifest(dir, dirs.engine))),
    loadRetired(dirs.rules, tableDirs),
  ]);
  const ids = new Set([...rules.files.map(ruleIdOf), ...alsoKnown.keys()]);
  const quiet = await loadPackSuppressions(dirs.rules, { ids, retired: retired.retired });
  const mistakes = [
    ...[issues, rules, runbooks, ...manifests, retired, quiet].flatMap((part) => part.mistakes),
    ...missingRunbooks(rules, runbooks, base),
    ...retiredMistakes(retired, rules.files, ids),
  ];
  const packs = await Promise.all(rules.folders.map((folder, index) => packOf(folder, manifests[index])));
  const own = {
    rules: rules.rules,
    runbooks: runbooks.runbooks,
    digest: digestOf([...rules.texts, ...issues.texts, ...runbooks.texts]),
    packs,
    retired: retired.retired,
    suppressions: quiet.suppressions,
  };
  const ruleset = dirs.base === undefined ? own : addedTo(dirs.base, own);
  return { rules, runbooks, ruleset, mistakes: mistakes.sort(byPlace) };
}

/** The tables of retired ids are read with those of the folders. */
function addedTo(
  base: Ruleset,
  own: Ruleset & Required<Pick<Ruleset, 'packs' | 'retired' | 'suppressions'>>,
): Ruleset {
  const overridden = new Set(own.rules.map(({ id }) => id));
  return {
    rules: byId([...base.rules.filter(({ id }) => !overridden.has(id)), ...own.rules]),
    runbooks: new Map([...base.runbooks, ...own.runbooks]),
    digest: digestOf([base.digest, own.digest]),
    packs: [...(base.packs ?? []), ...own.packs],
    retired: own.retired,
    suppressions: [...(base.suppressions ?? []), ...own.suppressions],
  };
}

/** Rules alone, with their known issues looked up: for what needs no runbook and no manifest. Throws a RulesetError. */
export async function loadRulesOnly({
  rules: dirs,
  tables = [],
}: Pick<PackDirs, 'rules' | 'tables'>): Promise<Ruleset> {
  const issues = await loadKnownIssues([...new Set([...tables, ...dirs])]);
  const { rules, texts, mistakes } = await collectRules(dirs, {
    alsoKnown: new Map(),
    issues,
  });
  if (issues.mistakes.length + mistakes.length > 0) throw new RulesetError([...issues.mistakes, ...mistakes]);
  return { rules, runbooks: new Map(), digest: digestOf([...texts, ...issues.texts]) };
}

/** The tables of a pack are part of what it says: a changed suppression is another pack. */
async function packOf({ dir, ruleIds, texts }: RuleFolder, manifest: Manifest | undefined): Promise<Pack> {
  const tables = await readPackTexts(dir);
  return {
    name: manifest?.name ?? dir,
    version: manifest?.version ?? null,
    digest: digestOf([...texts, ...tables]),
    ruleIds,
  };
}

/** A runbook with mistakes, or in one language only, is named by those. */
function missingRunbooks(
  rules: CollectedRules,
  runbooks: CollectedRunbooks,
  base: Pick<Ruleset, 'runbooks'>,
): RuleMistake[] {
  const known = new Set([...base.runbooks.keys(), ...runbooks.files.map(({ name }) => name)]);
  return rules.files.flatMap(({ parts, source }) => {
    const id = parts.runbook ?? parts.id;
    if (id === undefined || known.has(id)) return [];
    const path = [parts.runbook === undefined ? 'id' : 'runbook'];
    const message = `There is no runbook ${id}.en.md with ${id}.ja.md.${didYouMean(id, known)}`;
    return [source.mistakeAt(path, 'MISSING_RUNBOOK', message)];
  });
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of [...texts].sort()) hash.update(text).update('\0');
  return hash.digest('hex');
}

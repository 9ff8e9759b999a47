// Which rules and runbooks a command works with: those of the program, those of --rules, or only some.
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import type { PackDirs } from '../load-pack.ts';
import type { Ruleset } from '../model/rule.ts';
import { retiredText } from '../ruleset/mistakes/retired-text.ts';
import { readCompiledPack } from '../ruleset/packs/compiled-pack.ts';
import { KNOWN_ISSUES_FILE } from '../ruleset/packs/pack-file-names.ts';
import { didYouMean } from '../util/nearest-word.ts';
import { packageVersion } from './package-version.ts';

const inPackage = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const BUILT_IN = {
  rules: inPackage('../../rules'),
  runbooks: inPackage('../../runbooks'),
  /** Beside the built program only; never beside its sources. */
  compiled: inPackage('../pack.json'),
};

export function builtInRulesDir(): string {
  return BUILT_IN.rules;
}

export interface PackOptions {
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  readonly only: readonly string[];
}

/**
 * For an analysis: the built-in rules come compiled, and what the folders hold is added to them. Throws a UsageError for a
 * folder that is none, a RulesetError for mistakes in one.
 */
export async function loadPackFor(options: PackOptions): Promise<Ruleset> {
  await assertFolders(options.rules);
  const pack = await wholePack(options);
  return options.only.length === 0 ? pack : { ...pack, rules: chosenRules(pack, options.only) };
}

async function wholePack({ rules, builtinRules }: PackOptions): Promise<Ruleset> {
  const fromSources = (): Promise<Ruleset> => loadSources(sourceDirs({ rules, builtinRules }));
  // Rows of known issues that a folder replaces stand in the compiled rules.
  if (rules.some((dir) => existsSync(join(dir, KNOWN_ISSUES_FILE)))) return fromSources();
  const compiled = readCompiledPack(BUILT_IN.compiled, [BUILT_IN.rules, BUILT_IN.runbooks]);
  if (!builtinRules && compiled === undefined) return fromSources();
  const builtIn = compiled ?? (await loadSources(sourceDirs({ rules: [], builtinRules: true })));
  if (builtinRules && rules.length === 0) return builtIn;
  const base = builtinRules ? builtIn : { ...builtIn, rules: [], packs: [], suppressions: [] };
  const dirs = sourceDirs({ rules, builtinRules: false });
  return loadSources({ ...dirs, runbooks: runbookDirsOf(rules), base });
}

/** For rule authors: from the sources, so that every mistake is seen. The built-in pack when no folder is given. */
export async function loadDirs(dirs: readonly string[]): Promise<Ruleset> {
  await assertFolders(dirs);
  return loadSources(packDirs(dirs));
}

/** What reads YAML is loaded when there is some to read. */
async function loadSources(dirs: PackDirs): Promise<Ruleset> {
  const { loadPack } = await import('../load-pack.ts');
  return loadPack(dirs);
}

/** Throws a UsageError for the first that is no folder. */
export async function assertFolders(dirs: readonly string[]): Promise<void> {
  for (const dir of dirs) {
    const found = await stat(dir).catch(() => undefined);
    if (found?.isDirectory() === true) continue;
    const message =
      found === undefined
        ? `There is no folder ${JSON.stringify(dir)}; give the path of a folder of rules.`
        : `${JSON.stringify(dir)} is a file; name the folder that it is in.`;
    throw new UsageError('BAD_OPTION', message);
  }
}

/** The folders a rule author works on. Rules of his own may name the built-in ones. */
export function packDirs(dirs: readonly string[]): PackDirs {
  if (dirs.length === 0) return sourceDirs({ rules: [], builtinRules: true });
  return { ...sourceDirs({ rules: dirs, builtinRules: false }), alsoKnown: [BUILT_IN.rules] };
}

/** Where the runbooks that an author works on stand. */
export function runbookDirsOf(dirs: readonly string[]): string[] {
  return dirs.length === 0 ? [BUILT_IN.runbooks] : dirs.flatMap((dir) => [dir, join(dir, 'runbooks')]);
}

/** Runbooks of an extra folder stand in it or in its `runbooks` folder; it may use the built-in ones too, and the built-in tables. */
function sourceDirs({ rules, builtinRules }: Pick<PackOptions, 'rules' | 'builtinRules'>): PackDirs {
  return {
    rules: [...(builtinRules ? [BUILT_IN.rules] : []), ...rules],
    runbooks: [...new Set([BUILT_IN.runbooks, ...runbookDirsOf(rules)])],
    tables: [BUILT_IN.rules],
    engine: packageVersion(),
  };
}

function chosenRules(pack: Ruleset, only: readonly string[]): Ruleset['rules'] {
  for (const name of only) {
    const isKnown = pack.rules.some((rule) => rule.id === name || rule.tags.includes(name));
    if (isKnown) continue;
    const old = pack.retired?.find((one) => one.id === name);
    if (old !== undefined) throw new UsageError('BAD_OPTION', `--only: ${retiredText(old)}`);
    const near = didYouMean(name, new Set(pack.rules.flatMap(({ id, tags }) => [id, ...tags])));
    const folder = (pack.packs ?? []).length > 1 ? '' : '; for rules of your own give --rules DIR';
    throw new UsageError(
      'BAD_OPTION',
      `--only: there is no rule or tag “${name}”.${near} “flare-analyze rules list” shows all${folder}.`,
    );
  }
  return pack.rules.filter((rule) => only.includes(rule.id) || rule.tags.some((tag) => only.includes(tag)));
}

// Which rules and runbooks a command works with: those of the program, those of --rules, or only some.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import { loadPack } from '../load-pack.ts';
import type { Ruleset } from '../model/rule.ts';

const BUILT_IN = {
  rules: fileURLToPath(new URL('../../rules', import.meta.url)),
  runbooks: fileURLToPath(new URL('../../runbooks', import.meta.url)),
};

export interface PackOptions {
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  readonly only: readonly string[];
}

/** Runbooks of an extra folder stand in it or in its `runbooks` folder; it may use the built-in ones too. */
export async function loadPackFor(options: PackOptions): Promise<Ruleset> {
  const own = options.builtinRules ? BUILT_IN : undefined;
  const extra = options.rules;
  const pack = await loadPack({
    rules: [...(own ? [own.rules] : []), ...extra],
    runbooks: [BUILT_IN.runbooks, ...extra.flatMap((dir) => [dir, join(dir, 'runbooks')])],
  });
  return options.only.length === 0 ? pack : { ...pack, rules: chosenRules(pack, options.only) };
}

export function loadDirs(dirs: readonly string[]): Promise<Ruleset> {
  return loadPackFor({ rules: dirs, builtinRules: dirs.length === 0, only: [] });
}

function chosenRules(pack: Ruleset, only: readonly string[]): Ruleset['rules'] {
  for (const name of only) {
    const isKnown = pack.rules.some((rule) => rule.id === name || rule.tags.includes(name));
    if (!isKnown)
      throw new UsageError(
        'BAD_OPTION',
        `--only: there is no rule and no tag “${name}”; “flare-analyze rules list” shows all.`,
      );
  }
  return pack.rules.filter((rule) => only.includes(rule.id) || rule.tags.some((tag) => only.includes(tag)));
}

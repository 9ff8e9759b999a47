// What the rules of the built pack look for in logs, as an analysis does it: for the benchmark and the tests that count work.
import { fileURLToPath } from 'node:url';
import type { LogPattern } from '../src/model/log.ts';
import { readCompiledPack } from '../src/ruleset/packs/compiled-pack.ts';
import { logPatternsOf } from '../src/ruleset/log-patterns.ts';

const PACK_FILE = fileURLToPath(new URL('../dist/pack.json', import.meta.url));

/** Throws when the program was not built. */
export function builtPatterns(): LogPattern[] {
  const pack = readCompiledPack(PACK_FILE, []);
  if (pack === undefined) throw new Error('dist/pack.json is not there: run npm run build');
  return logPatternsOf(pack.rules);
}

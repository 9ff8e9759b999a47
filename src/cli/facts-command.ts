// `flare-analyze facts BUNDLE`: every fact with its value, unit, place and confidence, and why the others are not
// known, as JSON.
import type { ReadLimits } from '../model/entry.ts';
import { FACTS } from '../model/fact-table.ts';
import { listFacts } from '../assemble/clean-facts.ts';
import { UsageError } from '../errors.ts';
import { diagnose } from './diagnose.ts';

export interface FactsOptions {
  /** Only this fact, or all facts below this name. */
  readonly path: string | undefined;
  readonly limits: ReadLimits;
}

export async function printFacts(bundle: string, { path, limits }: FactsOptions): Promise<void> {
  if (path !== undefined) assertPath(path);
  const pack = { rules: [], runbooks: new Map(), digest: '' };
  const diagnosis = await diagnose(bundle, pack, { limits, assume: [] });
  process.stdout.write(`${JSON.stringify(listFacts(diagnosis, path), null, 2)}\n`);
}

function assertPath(path: string): void {
  const names = Object.keys(FACTS);
  if (names.some((name) => name === path || name.startsWith(`${path}.`))) return;
  const [family = ''] = path.split('.');
  const near = names.filter((name) => name === family || name.startsWith(`${family}.`)).slice(0, 8);
  const hint =
    near.length > 0
      ? `Facts near it: ${near.join(', ')}.`
      : 'Without --path all facts are shown, with their names.';
  throw new UsageError('BAD_OPTION', `--path: there is no fact “${path}”. ${hint}`);
}

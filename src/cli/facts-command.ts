// `flare-analyze facts BUNDLE`: every fact with its value, unit, place and confidence, as JSON.
import { DEFAULT_LIMITS } from '../model/entry.ts';
import { cleanFacts } from '../assemble/clean-facts.ts';
import { UsageError } from '../errors.ts';
import { diagnose } from './diagnose.ts';

export async function printFacts(bundle: string, { path }: { path?: string }): Promise<void> {
  const pack = { rules: [], runbooks: new Map(), digest: '' };
  const { facts } = await diagnose(bundle, pack, { limits: DEFAULT_LIMITS, assume: [] });
  const wanted = facts.filter(
    ({ name }) => path === undefined || name === path || name.startsWith(`${path}.`),
  );
  if (path !== undefined && wanted.length === 0) {
    throw new UsageError(
      'BAD_OPTION',
      `The flare states no fact “${path}”; without --path all facts are shown.`,
    );
  }
  process.stdout.write(`${JSON.stringify(cleanFacts(wanted), null, 2)}\n`);
}

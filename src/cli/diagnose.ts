// Opens a bundle, analyses it and closes it again.
import { basename } from 'node:path';
import { analyze } from '../analyze.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { UsageError } from '../errors.ts';
import type { ReadLimits } from '../model/entry.ts';
import type { SuppressionPlan } from '../model/pack.ts';
import type { Ruleset } from '../model/rule.ts';
import type { LogStamp } from '../scan/log-stamp.ts';
import { toolName } from './package-version.ts';

export interface DiagnoseOptions {
  readonly limits: ReadLimits;
  /** `name=value` each. */
  readonly assume: readonly string[];
  /** The time to centre on. */
  readonly at?: LogStamp;
  readonly suppress?: SuppressionPlan;
}

/** `-` is standard input. */
export async function diagnose(bundle: string, pack: Ruleset, options: DiagnoseOptions): Promise<Diagnosis> {
  const input =
    bundle === '-'
      ? { kind: 'stream' as const, stream: process.stdin }
      : { kind: 'path' as const, path: bundle };
  const archive = await openArchive(input, options.limits);
  try {
    const name = bundle === '-' ? 'standard input' : basename(bundle);
    return await analyze(archive, pack, {
      name,
      limits: options.limits,
      assume: assumptionsOf(options.assume),
      tool: toolName(),
      ...(options.at === undefined ? {} : { at: options.at }),
      ...(options.suppress === undefined ? {} : { suppress: options.suppress }),
    });
  } finally {
    await archive.close();
  }
}

function assumptionsOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 1)
        throw new UsageError(
          'BAD_OPTION',
          `--assume needs name=value, such as agent.version=7.60.1, not “${text}”.`,
        );
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

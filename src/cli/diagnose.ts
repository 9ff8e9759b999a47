// Opens a bundle, analyses it and closes it again.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../analyze.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { UsageError } from '../errors.ts';
import type { ReadLimits, ReadProgress } from '../model/entry.ts';
import type { SuppressionPlan } from '../model/pack.ts';
import type { Ruleset } from '../model/rule.ts';
import type { LogStamp } from '../scan/time/log-stamp.ts';
import { startLogThreads, type LogHelp } from '../threads/log-threads.ts';
import type { LogSearch } from '../threads/shared-logs.ts';
import type { Stopwatch } from '../util/stopwatch.ts';
import { toolName } from './package-version.ts';

export interface DiagnoseOptions {
  readonly limits: ReadLimits;
  /** `name=value` each. */
  readonly assume: readonly string[];
  /** The time to centre on. */
  readonly at?: LogStamp;
  readonly suppress?: SuppressionPlan;
  /** That read a large bundle; as many as there are processors when it is not given. */
  readonly threads?: number;
  readonly stopwatch?: Stopwatch;
  readonly onProgress?: (progress: ReadProgress) => void;
}

/** Beside the built program only. */
const THREAD_FILE = new URL('../threads/log-thread.js', import.meta.url);

/** A bundle in a message about one of several. */
export function quotedName(bundle: string): string {
  return bundle === '-' ? 'standard input' : JSON.stringify(bundle);
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
    const threads = existsSync(fileURLToPath(THREAD_FILE))
      ? (options.threads ?? availableParallelism()) - 1
      : 0;
    const place = { archive, path: bundle, limits: options.limits, threads, threadFile: THREAD_FILE };
    return await analyze(archive, pack, {
      name,
      limits: options.limits,
      assume: assumptionsOf(options.assume),
      tool: toolName(),
      ...(input.kind === 'path'
        ? { startThreads: (search: LogSearch): LogHelp | undefined => startLogThreads(place, search) }
        : {}),
      ...(options.stopwatch === undefined ? {} : { stopwatch: options.stopwatch }),
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      ...(options.at === undefined ? {} : { at: options.at }),
      ...(options.suppress === undefined ? {} : { suppress: options.suppress }),
    });
  } finally {
    await archive.close();
  }
}

/** `name=value` each; throws a UsageError for anything else. */
export function assumptionsOf(texts: readonly string[]): Record<string, string> {
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

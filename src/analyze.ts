// The program as one page: an archive and a rule set in, a diagnosis out.
import type { Diagnosis } from './assemble/diagnosis.ts';
import { causesOf } from './evaluate/causes-of.ts';
import { evaluateRules } from './evaluate/evaluate-rules.ts';
import { clockZoneOf } from './facts/clock-zone.ts';
import { LOG_FACT_PATTERNS, STARTS } from './facts/logs/log-fact-patterns.ts';
import { readFacts } from './facts/read-facts.ts';
import { knowledgeOf } from './knowledge-of.ts';
import type { Archive, ReadLimits, ReadProgress } from './model/entry.ts';
import type { SuppressionPlan } from './model/pack.ts';
import type { RuleOutcome } from './model/outcome.ts';
import type { LogPattern } from './model/log.ts';
import type { Rule, Ruleset } from './model/rule.ts';
import { readFlare, type ReadFlare } from './read-flare.ts';
import { logPatternsOf } from './ruleset/log-patterns.ts';
import { momentOf, type LogStamp } from './scan/time/log-stamp.ts';
import { Scanner } from './scan/scanner.ts';
import { rememberedWith } from './util/lazy.ts';
import type { Stopwatch } from './util/stopwatch.ts';
import type { LogHelp } from './threads/log-threads.ts';
import type { LogSearch } from './threads/shared-logs.ts';

export interface AnalyzeOptions {
  /** Shown in the report: the bundle’s file name without its folder. */
  readonly name: string;
  readonly limits: ReadLimits;
  /** Facts and settings taken for granted, by name: “what if”. */
  readonly assume: Readonly<Record<string, string>>;
  readonly tool: { readonly name: string; readonly version: string };
  /** The time to centre on, as written; without a zone it is in the flare’s own. */
  readonly at?: LogStamp;
  /** Nothing is suppressed without it. The caller knows the day: there is no clock below here. */
  readonly suppress?: SuppressionPlan;
  /** Starts other threads that read this archive too, where they are worth it. */
  readonly startThreads?: (search: LogSearch) => LogHelp | undefined;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Adds up where the time goes. */
  readonly stopwatch?: Stopwatch;
}

/** The same array for each flare that is read with the rules, so that its patterns are made ready once. */
const patternsOf = rememberedWith((rules: readonly Rule[]): readonly LogPattern[] => [
  ...LOG_FACT_PATTERNS,
  ...logPatternsOf(rules),
]);
const centredPatternsOf = rememberedWith((rules: readonly Rule[]): readonly LogPattern[] =>
  patternsOf(rules).map((one) => ({ ...one, keepsEvents: true })),
);

/** Visits every entry once; the caller opens and closes the archive. */
export async function analyze(
  archive: Archive,
  ruleset: Ruleset,
  options: AnalyzeOptions,
): Promise<Diagnosis> {
  const patterns = (options.at === undefined ? patternsOf : centredPatternsOf)(ruleset.rules);
  const { limits, onProgress, stopwatch } = options;
  const { maxLineBytes } = limits;
  const help = options.startThreads?.({ patterns, maxLineBytes });
  const scanner = new Scanner(patterns, { maxLineBytes, stopwatch });
  const read = (): Promise<ReadFlare> =>
    readFlare(archive, scanner, { limits, help, onProgress }).finally(help?.stop);
  const contents = await (stopwatch?.timeAsync('stage', 'reading and searching', read) ?? read());
  const { flare, documents, identity, problems, relativePath } = contents;
  const clock = clockZoneOf(documents);
  const scan = scanner.finish({ relativePath, clock });
  const incident = options.at === undefined ? undefined : momentOf(options.at, clock);
  const facts = readFacts({ ...contents, scan }, { assume: options.assume });
  const knowledge = knowledgeOf({ ...contents, facts, scan, incident });
  const judge = (): RuleOutcome[] => evaluateRules(ruleset.rules, knowledge, stopwatch);
  const outcomes = stopwatch?.time('stage', 'facts and rules', judge) ?? judge();
  return {
    name: options.name,
    format: archive.format,
    identity,
    flare,
    facts,
    documents,
    scan,
    starts: scan.hits.get(STARTS.id) ?? { count: 0, hits: [] },
    ruleset,
    outcomes,
    causes: causesOf(ruleset.rules, outcomes),
    incident,
    assumed: options.assume,
    problems: [...problems, ...facts.problems],
    tool: options.tool,
    ...(options.suppress === undefined ? {} : { suppress: options.suppress }),
  };
}

// Findings that a flare may only lack because its logs cover too little time: the Agent has just started, or the log was
// rotated. Looks at lines that were seen on one flare and not on the other are judged; what a status page or a setting
// decided stands.
import { factValueOf, type Diagnosis } from '../assemble/diagnosis.ts';
import type { FactRecord } from '../model/fact.ts';
import type { ShortLog } from '../model/flare-diff.ts';
import { LOG_COMPONENTS, type LogComponent } from '../model/log.ts';
import type { Observation, RuleOutcome, TraceNode } from '../model/outcome.ts';
import type { Expression } from '../model/rule.ts';

/** Checks run and payloads leave many times in it, and many retries are made: less shows little of what goes on. */
const MIN_LOG_SECONDS = 15 * 60;

/** How long each daemon's log with its rotated parts is, seconds; of several logs of one daemon the longest. */
export type LogSpans = ReadonlyMap<LogComponent, number>;

/** Without logs that are not there as a whole, or whose times are not known. */
export function logSpansOf(diagnosis: Diagnosis): LogSpans {
  const spans = new Map<LogComponent, number>();
  for (const { component, lines, span } of recordsOf(diagnosis)) {
    const name = LOG_COMPONENTS.find((one) => one === component);
    const seconds = typeof span === 'number' ? span : lines === 0 ? 0 : undefined;
    if (name !== undefined && seconds !== undefined) spans.set(name, Math.max(seconds, spans.get(name) ?? 0));
  }
  return spans;
}

function recordsOf(diagnosis: Diagnosis): readonly FactRecord[] {
  return (factValueOf(diagnosis, 'logs.streams') ?? []) as readonly FactRecord[];
}

/** One of two flares, to ask about its findings and about those that it lacks. */
export interface LoggedFlare {
  readonly diagnosis: Diagnosis;
  readonly spans: LogSpans;
}

/** The log of `other` that may be why it lacks a finding of `flare`; undefined when it lacks it all the same. */
export function shortLogOf(ruleId: string, flare: LoggedFlare, other: LoggedFlare): ShortLog | undefined {
  const rule = flare.diagnosis.ruleset.rules.find(({ id }) => id === ruleId);
  const [applies, condition] = outcomeOf(ruleId, other)?.trace.children ?? [];
  if (rule === undefined || applies === undefined || condition === undefined) return undefined;
  const open = openLooksOf(ruleId, flare, other);
  const mayApply = applies.children.every(
    ({ verdict }, at) => verdict !== 'not-seen' || open.has(`applies.${at}`),
  );
  return mayApply && mayHold(rule.when, condition, open) ? [...open.values()][0] : undefined;
}

/** Looks that only `flare` sees, by name, each with the log of `other` that is too short to show what they saw. */
function openLooksOf(ruleId: string, flare: LoggedFlare, other: LoggedFlare): OpenLooks {
  const looks = outcomeOf(ruleId, flare)?.observations ?? {};
  const missed = outcomeOf(ruleId, other)?.observations ?? {};
  return new Map(
    Object.entries(looks).flatMap(([name, look]): [string, ShortLog][] => {
      if (look.verdict !== 'seen' || missed[name]?.verdict !== 'not-seen') return [];
      const log = shortLogOfLook(look, flare, other);
      return log === undefined ? [] : [[name, log]];
    }),
  );
}

type OpenLooks = ReadonlyMap<string, ShortLog>;

function outcomeOf(ruleId: string, { diagnosis }: LoggedFlare): RuleOutcome | undefined {
  return diagnosis.outcomes.find((outcome) => outcome.ruleId === ruleId);
}

/** Whether a condition would hold, were all looks seen that are open. */
function mayHold(expression: Expression, { verdict, children }: TraceNode, open: OpenLooks): boolean {
  if (verdict !== 'not-seen') return true;
  if (expression.kind === 'find') return open.has(expression.name);
  const holding = expression.of.filter((part, at) => {
    const node = children[at];
    return node !== undefined && mayHold(part, node, open);
  });
  return holding.length >= partsNeeded(expression);
}

/** `none` does not hold because something was seen, which no log takes back. */
function partsNeeded(expression: Exclude<Expression, { readonly kind: 'find' }>): number {
  switch (expression.kind) {
    case 'all':
      return expression.of.length;
    case 'any':
      return 1;
    case 'at-least':
      return expression.count;
    case 'none':
      return Infinity;
  }
}

/** Of a look that was seen in lines of logs: the longest of these logs on the other flare, when it is too short. */
function shortLogOfLook(
  look: Observation,
  { diagnosis, spans }: LoggedFlare,
  other: LoggedFlare,
): ShortLog | undefined {
  const files = new Set(look.evidence.map(({ file }) => file));
  const sources = new Set(
    diagnosis.scan.files.flatMap(({ file, source }) => (files.has(file) ? [source] : [])),
  );
  const components = LOG_COMPONENTS.filter((component) => sources.has(component));
  const [longest] = components
    .flatMap((component) => {
      const seconds = other.spans.get(component);
      return seconds === undefined ? [] : [{ component, seconds }];
    })
    .sort((a, b) => b.seconds - a.seconds);
  const ownSeconds = Math.max(0, ...components.map((component) => spans.get(component) ?? 0));
  return longest !== undefined && longest.seconds < neededSeconds(ownSeconds, look.count)
    ? longest
    : undefined;
}

/** As long as it took on average until the lines came once, and never less than what shows anything at all. */
function neededSeconds(ownSeconds: number, count = 1): number {
  return Math.max(MIN_LOG_SECONDS, ownSeconds / Math.max(1, count));
}

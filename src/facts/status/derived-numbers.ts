// Numbers that follow from other facts: shares of what failed, the Agent's uptime, how many checks fail. Thresholds
// are left to the rules.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { Derivation, Derivations } from '../fact-reader.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact } from '../make-fact.ts';

/** A conclusion is never surer than the least sure fact it is drawn from; it cites the first of them. */
function concluded(name: FactName, value: number, from: readonly [Fact, ...Fact[]]): Fact {
  const { file, line, text } = from[0];
  const confidence = from.some((fact) => fact.confidence === 'low') ? 'low' : 'medium';
  return makeFact(name, value, { file, line, text, confidence });
}

/** The fact when it is known and holds a number. */
function numberFact(view: FactView, name: FactName): (Fact & { readonly value: number }) | undefined {
  const lookup = view.fact(name);
  if (!lookup.known || typeof lookup.value.value !== 'number') return undefined;
  return { ...lookup.value, value: lookup.value.value };
}

/** `part / (part + rest)`: unknown when one of both is, or when both are zero. */
function shareOf(name: FactName, part: FactName, rest: FactName): Derivation {
  return (view) => {
    const counted = numberFact(view, part);
    const others = numberFact(view, rest);
    if (counted === undefined || others === undefined) return undefined;
    const all = counted.value + others.value;
    return all > 0 ? concluded(name, counted.value / all, [counted, others]) : undefined;
  };
}

/** Milliseconds of both dates to seconds; a page written before its own start is not believed. */
function uptime(view: FactView): Fact | undefined {
  const start = numberFact(view, 'agent.startedAt');
  const now = numberFact(view, 'agent.statusAt');
  if (start === undefined || now === undefined || now.value < start.value) return undefined;
  return concluded('agent.uptime', (now.value - start.value) / 1000, [start, now]);
}

/** Lines still on their way count as lost: a share near zero says nothing. */
function lossRatio(view: FactView): Fact | undefined {
  const processed = numberFact(view, 'logsAgent.processed');
  const sent = numberFact(view, 'logsAgent.sent');
  if (processed === undefined || sent === undefined) return undefined;
  if (processed.value <= 0 || sent.value > processed.value) return undefined;
  const lost = (processed.value - sent.value) / processed.value;
  return concluded('logsAgent.lossRatio', lost, [sent, processed]);
}

function retryTimeRatio(view: FactView): Fact | undefined {
  const retrying = numberFact(view, 'logsAgent.retryTime');
  const running = numberFact(view, 'agent.uptime');
  if (retrying === undefined || running === undefined || running.value <= 0) return undefined;
  return concluded('logsAgent.retryTimeRatio', retrying.value / running.value, [retrying, running]);
}

/** A list that is not whole (confidence low) cannot be counted. */
function countChecks(name: FactName, status: string | undefined): Derivation {
  return (view) => {
    const lookup = view.fact('checks');
    if (!lookup.known || lookup.value.confidence === 'low' || !Array.isArray(lookup.value.value))
      return undefined;
    const checks = lookup.value.value as readonly { readonly status?: unknown }[];
    const counted = status === undefined ? checks : checks.filter((check) => check.status === status);
    return concluded(name, counted.length, [lookup.value]);
  };
}

export const DERIVED_NUMBERS: Derivations = {
  'agent.uptime': uptime,
  'checks.instances': countChecks('checks.instances', undefined),
  'checks.failing': countChecks('checks.failing', 'error'),
  'checks.warning': countChecks('checks.warning', 'warning'),
  'forwarder.errorRate': shareOf('forwarder.errorRate', 'forwarder.errors', 'forwarder.success'),
  'forwarder.dropRate': shareOf('forwarder.dropRate', 'forwarder.dropped', 'forwarder.success'),
  'logsAgent.lossRatio': lossRatio,
  'logsAgent.retryTimeRatio': retryTimeRatio,
  'dogstatsd.metricParseErrorRate': shareOf(
    'dogstatsd.metricParseErrorRate',
    'dogstatsd.metricParseErrors',
    'dogstatsd.metricPackets',
  ),
};

// One rule on one flare: looks, combines, and ends as exactly one of the five outcomes.
import { distinctInputs, type MissingInput } from '../model/absence.ts';
import type { FlareKind } from '../model/flare-kind.ts';
import type { Knowledge } from '../model/knowledge.ts';
import type { Observation, OutcomeKind, RuleOutcome, TraceNode } from '../model/outcome.ts';
import { lookId, type Look, type Rule } from '../model/rule.ts';
import { operatorOf } from '../operators/operators.ts';
import { decisiveLooks, traceCondition } from './condition.ts';
import { allOf } from './kleene.ts';
import { compareText } from '../util/compare-text.ts';

export function evaluateRule(rule: Rule, knowledge: Knowledge): RuleOutcome {
  if (!rule.flares.includes(knowledge.kind)) return otherKind(rule, knowledge.kind);
  try {
    return new RuleRun(rule, knowledge).outcome();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'the rule failed';
    return {
      ruleId: rule.id,
      outcome: 'error',
      reason,
      missing: [],
      observations: {},
      trace: { label: rule.id, verdict: 'cannot-tell', children: [] },
    };
  }
}

function otherKind(rule: Rule, kind: FlareKind): RuleOutcome {
  const reason = `is about flares of ${rule.flares.join(', ')}; this is one of ${kind}`;
  const trace: TraceNode = { label: rule.id, verdict: 'not-seen', children: [] };
  return { ruleId: rule.id, outcome: 'not-applicable', reason, missing: [], observations: {}, trace };
}

/** Looks are made once each, when first needed; a look that refers to itself through others is an error. */
class RuleRun {
  readonly #rule: Rule;
  readonly #knowledge: Knowledge;
  readonly #observations = new Map<string, Observation>();
  readonly #open = new Set<string>();

  constructor(rule: Rule, knowledge: Knowledge) {
    this.#rule = rule;
    this.#knowledge = knowledge;
  }

  outcome(): RuleOutcome {
    const rule = this.#rule;
    const applies: TraceNode = this.#traceApplies();
    const condition = traceCondition(rule.when, (name) => this.#find(name));
    const trace: TraceNode = {
      label: rule.id,
      verdict: allOf([applies.verdict, condition.verdict]),
      children: [applies, condition],
    };
    for (const name of rule.confidence.highWith) this.#find(name);
    const { kind, reason, missing } = this.#decide(applies, condition);
    if (kind === 'match' && !this.#hasEvidence(trace))
      throw new Error('it matched, and there is no line to cite for it');
    return {
      ruleId: rule.id,
      outcome: kind,
      ...(reason === undefined ? {} : { reason }),
      missing,
      observations: Object.fromEntries(this.#observations),
      trace,
    };
  }

  #decide(
    applies: TraceNode,
    condition: TraceNode,
  ): { kind: OutcomeKind; reason?: string; missing: MissingInput[] } {
    if (applies.verdict === 'not-seen') {
      const open = applies.children.find((child) => child.verdict === 'not-seen')?.observation;
      return {
        kind: 'not-applicable',
        reason: open === undefined ? 'does not apply' : `needs ${open.expected}; found ${open.actual}`,
        missing: [],
      };
    }
    if (condition.verdict === 'not-seen') return { kind: 'no-match', missing: [] };
    if (applies.verdict === 'cannot-tell' || condition.verdict === 'cannot-tell') {
      const looks = [...decisiveLooks(applies, 'cannot-tell'), ...decisiveLooks(condition, 'cannot-tell')];
      const missing = distinctInputs(looks.flatMap((look) => look.observation?.missing ?? [])).sort(byInput);
      return { kind: 'unknown', reason: 'the flare does not show what this rule needs', missing };
    }
    return { kind: 'match', missing: [] };
  }

  /** Lint refuses rules that can match without; a finding without a line would be a claim. */
  #hasEvidence(trace: TraceNode): boolean {
    const raising = this.#rule.confidence.highWith
      .map((name) => this.#find(name))
      .filter(({ verdict }) => verdict === 'seen');
    return [...raising, ...observationsIn(trace)].some(({ evidence }) => evidence.length > 0);
  }

  #traceApplies(): TraceNode {
    const children = this.#rule.applies.map((look, index): TraceNode => {
      const observation = this.#look(look, `applies.${index}`);
      return { label: `applies ${index + 1}`, verdict: observation.verdict, observation, children: [] };
    });
    return { label: 'applies', verdict: allOf(children.map((child) => child.verdict)), children };
  }

  #find(name: string): Observation {
    const look = this.#rule.find[name];
    if (look === undefined) throw new Error(`no look “${name}”`);
    return this.#look(look, name);
  }

  #look(look: Look, name: string): Observation {
    const known = this.#observations.get(name);
    if (known !== undefined) return known;
    if (this.#open.has(name)) throw new Error(`the look “${name}” refers to itself`);
    this.#open.add(name);
    const operator = operatorOf(look.operator);
    if (operator === undefined) throw new Error(`no operator “${look.operator}”`);
    const observed = operator.observe(look.options, {
      knowledge: this.#knowledge,
      patternId: lookId(this.#rule.id, name),
      observationOf: (other) => this.#find(other),
      optionsOf: (other) => this.#rule.find[other]?.options,
    });
    const restsOn = operator.needsSeen?.(look.options) ?? [];
    const observation = asOnThisPlatform(restsOn.length === 0 ? observed : { ...observed, restsOn });
    this.#observations.set(name, observation);
    return observation;
  }
}

/** What does not exist on the platform is not seen: there is nothing that nobody could tell. */
function asOnThisPlatform(observation: Observation): Observation {
  const { verdict, missing } = observation;
  const cannotBe = missing.length > 0 && missing.every(({ cause }) => cause === 'other-platform');
  return verdict === 'cannot-tell' && cannotBe
    ? { ...observation, verdict: 'not-seen', missing: [] }
    : observation;
}

function observationsIn({ observation, children }: TraceNode): Observation[] {
  return observation === undefined ? children.flatMap(observationsIn) : [observation];
}

function byInput(a: MissingInput, b: MissingInput): number {
  return compareText(a.input, b.input);
}

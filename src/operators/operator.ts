// What an operator is: one way of looking at a flare that a rule may name. One file per operator; the list
// is in operators.ts, their schemas in schemas/: only what reads rules as they are written loads those.
import type { LogPattern } from '../model/log.ts';
import type { MistakeCode } from '../model/mistake-table.ts';
import type { Knowledge } from '../model/knowledge.ts';
import type { Observation } from '../model/outcome.ts';

export interface LookContext {
  readonly knowledge: Knowledge;
  /** Id under which the scanner stored the hits of this look’s pattern. */
  readonly patternId: string;
  /** What another look of the same rule gave. */
  observationOf(name: string): Observation;
  /** How it is written. */
  optionsOf(name: string): unknown;
}

/** Another look of the same rule that the options name. */
export interface LookReference {
  readonly name: string;
  /** What counts of its lines beside the first and the last of all: each, or the last of each file. */
  readonly keeps?: 'each' | 'last-in-files';
  /** The group of its regex that must be known of each line. */
  readonly value?: string;
  /** Why that look will not do, as the end of a sentence about it. */
  whyNot(other: OtherLook): string | undefined;
}

export interface OtherLook {
  readonly key: string;
  readonly options: unknown;
  /** It gives lines that come one after another. */
  readonly givesEvents: boolean;
}

/** For a look that places its lines among those of the other. */
export function whyNoEvents({ key, givesEvents }: OtherLook): string | undefined {
  return givesEvents
    ? undefined
    : `it is a “${key}” look and gives no lines that could come before or after; name a look at lines.`;
}

/** A mistake in the options that the schema cannot express; `path` leads to the option. */
export interface OptionMistake {
  readonly path: readonly (string | number)[];
  readonly code: MistakeCode;
  readonly message: string;
}

export interface Operator<Options = unknown> {
  /** The key that names it in a rule. */
  readonly key: string;
  /** One line for the rule author’s reference. */
  readonly doc: string;
  /** A correct example, shown in error messages. */
  readonly example: string;
  /** Correct examples with one option, by its key. */
  readonly optionExamples?: Readonly<Record<string, string>>;
  /** What the scanner must look for, for operators that look at lines. */
  patternOf?(options: Options): Omit<LogPattern, 'id'> | undefined;
  refersTo?(options: Options): readonly LookReference[];
  /** Names of other looks that are seen whenever this one is. */
  needsSeen?(options: Options): readonly string[];
  /** The look gives lines that another look may refer to. */
  givesEvents?(options: Options): boolean;
  check?(options: Options): readonly OptionMistake[];
  /** The look in words, on one line: what an observation says it expected. */
  describe(options: Options): string;
  /** Names that the look can give to the texts of its rule. */
  variablesOf?(options: Options): readonly string[];
  /** True when what it sees may have no line to cite: a finding needs another look beside it. */
  mayLackEvidence?(options: Options): boolean;
  observe(options: Options, context: LookContext): Observation;
}

/** Keeps the option type while an operator is written; the list of operators forgets it. */
export function defineOperator<Options>(operator: Operator<Options>): Operator {
  return operator;
}

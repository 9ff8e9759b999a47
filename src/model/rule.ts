// A validated rule as plain data (it survives JSON), and a set of them with their runbooks.
import type { FlareKind } from './flare-kind.ts';
import type { KnownIssue } from './known-issue.ts';
import type { LocalizedText } from './language.ts';
import type { Pack, RetiredRule, Suppression } from './pack.ts';
import type { Reference } from './reference.ts';
import type { Runbook } from './runbook.ts';
import type { Confidence, Severity } from './severity.ts';

export const MATURITIES = ['stable', 'test', 'deprecated'] as const;
export type Maturity = (typeof MATURITIES)[number];

/** One look at the flare: an operator with its options, already checked against the operator's schema. */
export interface Look {
  readonly operator: string;
  readonly options: unknown;
}

/** How looks combine. Empty `all` is true, empty `any` is false. */
export type Expression =
  | { readonly kind: 'find'; readonly name: string }
  | { readonly kind: 'all' | 'any' | 'none'; readonly of: readonly Expression[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Expression[] };

/** Where a command is typed. */
export const SHELLS = ['kubernetes', 'docker', 'host', 'windows'] as const;
export type Shell = (typeof SHELLS)[number];

/** What to ask the customer for when a look cannot be decided; a single command is good everywhere but on Windows. */
export interface InfoNeeded {
  readonly command: string | Readonly<Partial<Record<Shell, string>>>;
  readonly why: LocalizedText;
}

/** Which versions have the trouble: a range, and the releases of each line from which on they do not. */
export interface AffectedVersions {
  readonly versions: string;
  readonly fixedIn: readonly string[];
}

/** What a rule says once it has found something; nothing of it is needed to judge a flare. */
export interface RuleTexts {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Can be sent to the customer as it is. */
  readonly customer?: LocalizedText;
  /** When the finding is wrong although the rule is right. */
  readonly falsePositives?: LocalizedText;
  readonly references: readonly Reference[];
  /** By the name of the look that cannot be decided without it. */
  readonly infoNeeded: Readonly<Record<string, InfoNeeded>>;
  readonly affects?: AffectedVersions;
  /** The known issue that the finding is about, once it was looked up by the rule's `knownIssue`. */
  readonly issue?: KnownIssue;
}

export interface Rule {
  readonly id: string;
  readonly texts: RuleTexts;
  readonly severity: Severity;
  readonly component: string;
  readonly tags: readonly string[];
  readonly maturity: Maturity;
  /** Kinds of flare the rule can say something about; it does not apply to others. */
  readonly flares: readonly FlareKind[];
  /** All must be seen for the rule to apply; otherwise it ends as not-applicable. */
  readonly applies: readonly Look[];
  readonly find: Readonly<Record<string, Look>>;
  readonly when: Expression;
  /** `level`, or high when one of the named looks is seen as well. */
  readonly confidence: { readonly level: Confidence; readonly highWith: readonly string[] };
  /** Ids of rules whose findings are symptoms of this one. */
  readonly explains: readonly string[];
  readonly runbook: string;
  /** The team responsible for the rule. */
  readonly owner?: string;
  /** Id of the known issue that the finding is about. */
  readonly knownIssue?: string;
  /** The file it was loaded from, for messages. */
  readonly file: string;
}

export interface Ruleset {
  readonly rules: readonly Rule[];
  readonly runbooks: ReadonlyMap<string, Runbook>;
  /** SHA-256 over the texts of all rules and runbooks, hex: names the knowledge that made a report. */
  readonly digest: string;
  /** Where the rules come from, in the order in which they were loaded; left out when a set was put together by hand. */
  readonly packs?: readonly Pack[];
  readonly retired?: readonly RetiredRule[];
  /** Those that the packs bring along. */
  readonly suppressions?: readonly Suppression[];
}

/** Names one look of one rule over the whole program: the scanner stores its hits under it. */
export function lookId(ruleId: string, lookName: string): string {
  return `${ruleId}/${lookName}`;
}

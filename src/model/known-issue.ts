// A known issue: which versions of a software have a trouble, and since when they do not. Rules share it.
import type { LocalizedText } from './language.ts';
import type { Reference } from './reference.ts';

export interface KnownIssue {
  readonly id: string;
  readonly title: LocalizedText;
  readonly component: string;
  /** Name of the fact that holds the version in question, such as `agent.version`. */
  readonly fact: string;
  /** The first release that has the trouble; absent when nobody has said which one it is. */
  readonly introduced?: string;
  /** The release that ends it; absent while no release does. */
  readonly fixed?: string;
  /** Releases of older lines (same major and minor number) that carry the fix too. */
  readonly backported: readonly string[];
  readonly workaround: LocalizedText;
  readonly references: readonly Reference[];
}

/** What the texts and the runbook of a rule about a known issue may show of its row, as `{{ issue.fixed }}`. */
export const ISSUE_VALUES = ['issue.title', 'issue.workaround', 'issue.versions', 'issue.fixed'] as const;
export type IssueValue = (typeof ISSUE_VALUES)[number];

// A runbook as text with named parts; parsed and rendered in src/runbook.
import type { Language } from './language.ts';

/** The parts every runbook has, in the order they are shown. `fix` may stand several times, once per platform. */
export const RUNBOOK_PARTS = ['meaning', 'fix', 'verify', 'ask', 'customer', 'escalation'] as const;
export type RunbookPart = (typeof RUNBOOK_PARTS)[number];

/** The kinds of installation a fix can be written for. */
export const PLATFORMS = [
  'helm',
  'operator',
  'manifest',
  'docker',
  'ecs',
  'host',
  'windows',
  'macos',
] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface RunbookSection {
  readonly part: RunbookPart;
  readonly heading: string;
  /** Empty: for every platform. */
  readonly platforms: readonly Platform[];
  /** Version range of Kubernetes the section is for, such as `<1.30`. */
  readonly kubernetes?: string;
  /** Markdown below the heading. */
  readonly body: string;
}

export interface RunbookText {
  readonly title: string;
  readonly sections: readonly RunbookSection[];
}

export interface Runbook {
  readonly id: string;
  readonly texts: Readonly<Record<Language, RunbookText>>;
}

// Why something is not in a flare. A rule that needs it ends as `unknown` and names this cause.

/** Each cause with the sentence a person reads. */
export const ABSENCE_CAUSES = {
  'not-collected': 'a flare of this kind does not contain it',
  'other-platform': 'it does not exist on this platform',
  'component-off': 'the component that writes it is switched off',
  'collection-failed': 'the Agent failed to collect it',
  truncated: 'the flare or the archive ends before it',
  scrubbed: 'its value was scrubbed',
  damaged: 'its bytes are damaged',
  unreadable: 'its value cannot be read as what it is compared with',
  absent: 'it is not in the bundle',
} as const;

export type AbsenceCause = keyof typeof ABSENCE_CAUSES;

/** `input` names a file, a fact or a config key; `detail` adds what the flare says of it. */
export interface MissingInput {
  readonly input: string;
  readonly cause: AbsenceCause;
  readonly detail?: string;
}

/** A thing that is there, or the reason why it is not. */
export type Lookup<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly missing: MissingInput };

/** Each input with each cause once, in the order of their first mention. */
export function distinctInputs(missing: readonly MissingInput[]): MissingInput[] {
  return [...new Map(missing.map((one) => [`${one.input} ${one.cause}`, one])).values()];
}

// What is known of a compared value while a rule is checked.
import type { FactType } from '../../model/fact.ts';

/** What is known of the value that is compared, before any flare is there. */
export interface ValueKind {
  /** Undefined for settings, and for most fields of records. */
  readonly type?: FactType | undefined;
  readonly unit?: string | undefined;
  /** Milliseconds since 1970, which no span of time is compared with. */
  readonly isMoment?: boolean;
  /** Its text may be an amount, as configuration files have it. */
  readonly isSetting?: boolean;
  /** A fact as a whole: without a value it is unknown. */
  readonly isFact?: boolean;
  /** A look of the author’s with this comparison: `above: 5` to `{ fact: x, above: 5 }`. */
  readonly example: (comparison: string) => string;
}

/** What stands in a field of a record, as far as its name tells: `isLongRunning`, `ipv4Only`. */
export function typeOfField(name: string): FactType | undefined {
  return BOOLEAN_FIELD.test(name) ? 'boolean' : undefined;
}

const BOOLEAN_FIELD =
  /^(?:is|never)[A-Z]|Only$|^readOnly|^(?:ready|privileged|permissive|exactMatch|collectResponseTime)$/;

/** Names of fields carry their unit: `averageLatencyMs`, `blockedSeconds`, `bytesRead`, `dropRatio`. */
export function unitOfField(name: string): string | undefined {
  return FIELD_UNITS.find(([pattern]) => pattern.test(name))?.[1];
}

const FIELD_UNITS: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/Ms$/, 'ms'],
  [/(?:^s|S)econds$/, 's'],
  [/Minutes$/, 'min'],
  [/^bytes|Bytes$/, 'bytes'],
  [/Ratio$/, 'ratio'],
];

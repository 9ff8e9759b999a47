// Facts about the metadata payloads.
import type { FactSpec } from '../fact.ts';

export const METADATA_FACTS = {} as const satisfies Record<string, FactSpec>;

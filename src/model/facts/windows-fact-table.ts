// Facts about Windows: services, registry, counters.
import type { FactSpec } from '../fact.ts';

export const WINDOWS_FACTS = {} as const satisfies Record<string, FactSpec>;

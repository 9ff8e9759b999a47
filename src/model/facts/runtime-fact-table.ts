// Facts about the Agent’s own counters: memory, goroutines, telemetry.
import type { FactSpec } from '../fact.ts';

export const RUNTIME_FACTS = {} as const satisfies Record<string, FactSpec>;

// Facts about the logs as a whole: spans, gaps, restarts, clocks.
import type { FactSpec } from '../fact.ts';

export const LOGS_FACTS = {} as const satisfies Record<string, FactSpec>;

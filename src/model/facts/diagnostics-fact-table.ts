// Facts about the Agent’s own diagnosis, health, permissions and secrets.
import type { FactSpec } from '../fact.ts';

export const DIAGNOSTICS_FACTS = {} as const satisfies Record<string, FactSpec>;

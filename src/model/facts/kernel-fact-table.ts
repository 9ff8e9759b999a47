// Facts about the kernel of the host: its log, mounts, SELinux, connection tracking.
import type { FactSpec } from '../fact.ts';

export const KERNEL_FACTS = {} as const satisfies Record<string, FactSpec>;

// Which daemon makes which kind of flare.

export const FLARE_KINDS = ['agent', 'security-agent', 'cluster-agent', 'unknown'] as const;
export type FlareKind = (typeof FLARE_KINDS)[number];

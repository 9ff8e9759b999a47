// The roles of the status pages of all daemons: most of what a daemon says of itself stands there.

export const STATUS = ['status', 'security-status', 'cluster-status'] as const;

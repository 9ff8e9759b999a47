// The sets of performance counters that the Agent's own checks read on Windows: cpu, memory, disk, io, network,
// processes.

export const CHECKED_COUNTER_SETS: readonly string[] = [
  'Processor',
  'Memory',
  'Process',
  'LogicalDisk',
  'PhysicalDisk',
  'Paging File',
  'Network Interface',
];

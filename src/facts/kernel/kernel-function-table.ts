// Kernel functions that the programs of system-probe attach to or call, as far as its error messages name them
// (security 5.2 B04, B19, B20, B23; 5.5 E12, E33).

/** Asked for before the network tracer starts: without one of them the kernel is refused. */
const REQUIRED_BY_NETWORK_TRACER = [
  'bpf_map_lookup_elem',
  'bpf_map_update_elem',
  'bpf_map_delete_elem',
  'bpf_perf_event_output',
  'bpf_perf_event_read',
] as const;

/** Targets of probes that were seen to be missing, or inlined by the compiler. */
const PROBED = ['tcp_getsockopt', 'tcp_sendmsg', 'attach_recursive_mnt', 'do_vfs_ioctl'] as const;

export const KERNEL_FUNCTIONS: readonly string[] = [...REQUIRED_BY_NETWORK_TRACER, ...PROBED];

// What the kernel's tracing offers and who uses it: available_events and kprobe_events of a Security Agent flare.
import type { Fact } from '../../model/fact.ts';
import type { LineReader } from '../fact-reader.ts';
import { makeFact } from '../make-fact.ts';
import type { StreamLine } from '../stream-line.ts';
import { RecordTally } from './record-tally.ts';

const MAX_SUBSYSTEMS = 1000;

// sched:sched_process_exec
// syscalls:sys_enter_openat
/** Security 1.1. `syscalls` is missing where the kernel was built without system call tracepoints. */
export function traceEventsReader(): LineReader {
  const subsystems = new Map<string, StreamLine>();
  let events = 0;
  return {
    read(text, line) {
      const subsystem = /^([\w-]{1,64}):[\w-]{1,128}\s{0,5}$/.exec(text)?.[1];
      if (subsystem === undefined) return;
      events += 1;
      if (!subsystems.has(subsystem) && subsystems.size < MAX_SUBSYSTEMS)
        subsystems.set(subsystem, { line, text });
    },
    facts(file) {
      const [first] = subsystems.values();
      if (first === undefined) return [];
      const itemPlaces = [...subsystems.values()].map((place) => ({ file, ...place }));
      return [
        makeFact('kernel.traceEventCount', events, { file, ...first }),
        makeFact('kernel.traceEventSubsystems', [...subsystems.keys()], { file, ...first, itemPlaces }),
      ];
    },
  };
}

/** The kprobes of all programs, and those of the Agent by owner. */
export function kprobeEventsReader(): LineReader {
  const own = new RecordTally();
  let probes = 0;
  let first: StreamLine | undefined;
  return {
    read(text, line) {
      const parts = KPROBE.exec(text.slice(0, 500));
      if (parts === null) return;
      probes += 1;
      first ??= { line, text };
      const owner = ownerOf(parts[1] ?? '');
      if (owner !== undefined) own.add(owner, { line, text });
    },
    facts(file): Fact[] {
      if (first === undefined) return [];
      return [
        makeFact('kernel.kprobeCount', probes, { file, ...first }),
        ...own.facts('kernel.agentKprobes', file),
      ];
    },
  };
}

// p:kprobes/p_vfs_open_security_1234 vfs_open
// r16:kprobes/r_do_unlinkat_security_1234 do_unlinkat
const KPROBE = /^[pr]\d{0,6}:[\w.-]{1,64}\/([\w.-]{1,255}) \S/;

/** `p_<function>_<module>_<pid>`: probes of several processes are left over from those that ended badly. */
function ownerOf(name: string): { readonly owner: string; readonly pid: number } | undefined {
  if (!name.startsWith('p_') && !name.startsWith('r_')) return undefined;
  const parts = name.split('_');
  const [owner = '', pid = ''] = parts.slice(-2);
  return parts.length < 4 || owner === '' || !/^\d{1,10}$/.test(pid)
    ? undefined
    : { owner, pid: Number(pid) };
}

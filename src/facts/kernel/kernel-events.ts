// What the kernel log says of processes it killed or waits for: out of memory, crashes, hung tasks. Denials are in
// kernel-denials.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { makeFact } from '../make-fact.ts';
import { isAgentProcess } from './agent-processes.ts';
import type { KernelLogLine } from './kernel-log-line.ts';
import type { StreamLine } from '../stream-line.ts';

/** Of each kind; the log itself is a ring of limited size. */
const MAX_EVENTS = 1000;

interface Event extends StreamLine {
  readonly record: FactRecord;
}

/** Events in the order of the log, for `kernel.oomKills`, `kernel.crashes` and `kernel.hungTasks`. */
export class KernelEvents {
  readonly #oomKills: Event[] = [];
  readonly #crashes: Event[] = [];
  readonly #hungTasks: Event[] = [];
  readonly #oom = new OomKills();

  read(log: KernelLogLine, at: StreamLine): void {
    add(this.#oomKills, this.#oom.read(log), at);
    add(this.#crashes, crash(log), at);
    add(this.#hungTasks, hungTask(log), at);
  }

  /** `opening`: the first line of a log that was read; lists without an event cite it. */
  facts(file: string, opening: StreamLine | undefined): Fact[] {
    const all: readonly (readonly [FactName, readonly Event[]])[] = [
      ['kernel.oomKills', this.#oomKills],
      ['kernel.crashes', this.#crashes],
      ['kernel.hungTasks', this.#hungTasks],
    ];
    return all.flatMap(([name, events]) => eventsFact(name, events, { file, opening }));
  }
}

function add(events: Event[], record: FactRecord | undefined, at: StreamLine): void {
  if (record !== undefined && events.length < MAX_EVENTS) events.push({ record, ...at });
}

function eventsFact(
  name: FactName,
  events: readonly Event[],
  { file, opening }: { readonly file: string; readonly opening: StreamLine | undefined },
): Fact[] {
  const [first] = events;
  if (first === undefined) {
    return opening === undefined
      ? []
      : [makeFact(name, [], { file, ...opening, confidence: 'medium', itemPlaces: [] })];
  }
  const itemPlaces = events.map(({ line, text }) => ({ file, line, text }));
  return [
    makeFact(
      name,
      events.map(({ record }) => record),
      { file, line: first.line, text: first.text, itemPlaces },
    ),
  ];
}

function since(seconds: number | undefined): FactRecord {
  return seconds === undefined ? {} : { seconds };
}

/** Which memory was short stands in the line of the kill, or in one before it that older kernels write. */
class OomKills {
  #scope = '';
  #cgroup: { readonly pid: string; readonly path: string } | undefined;

  // oom-kill:constraint=CONSTRAINT_MEMCG,…,task_memcg=/kubepods/pod12/4f,task=system-probe,pid=4242,uid=0
  // Memory cgroup out of memory: Killed process 4242 (system-probe) total-vm:1000kB, anon-rss:300kB
  // Out of memory: Kill process 77 (java) score 900 or sacrifice child
  // Killed process 77 (java) total-vm:9000kB, anon-rss:8000kB
  read({ message, seconds }: KernelLogLine): FactRecord | undefined {
    if (message.includes('oom-kill:constraint=')) this.#remember(message);
    if (/\bKill(?:ed)? process \d/.test(message)) this.#scope = scopeOf(message) ?? this.#scope;
    const [, pid, process] = /\bKilled process (\d{1,10}),? \(([^()]{1,64})\)/.exec(message) ?? [];
    if (pid === undefined || process === undefined) return undefined;
    const scope = this.#scope;
    const cgroup = this.#cgroup?.pid === pid ? this.#cgroup.path : '';
    this.#scope = '';
    return {
      process,
      pid: Number(pid),
      ...(scope === '' ? {} : { scope }),
      ...(cgroup === '' ? {} : { cgroup }),
      ...since(seconds),
    };
  }

  #remember(message: string): void {
    const pid = /,pid=(\d{1,10})/.exec(message)?.[1];
    const path = /,task_memcg=([^,]{1,300})/.exec(message)?.[1];
    this.#scope = message.includes('CONSTRAINT_MEMCG') ? 'cgroup' : 'host';
    this.#cgroup = pid === undefined || path === undefined ? undefined : { pid, path };
  }
}

function scopeOf(message: string): 'cgroup' | 'host' | undefined {
  if (message.includes('Memory cgroup out of memory')) return 'cgroup';
  return message.includes('Out of memory') ? 'host' : undefined;
}

// system-probe[812]: segfault at 0 ip 000000000045d1f0 sp 00007f4c error 4 in system-probe[400000+3f0000]
// traps: trace-agent[99] general protection fault ip:45d1f0 sp:7ffd error:0 in trace-agent[400000+2f0000]
function crash({ message, seconds }: KernelLogLine): FactRecord | undefined {
  const [, process = '', pid, kind] =
    /^(?:traps: )?([\w.-]{1,64})\[(\d{1,10})\]:? (segfault|general protection|trap [a-z ]{1,30})/.exec(
      message,
    ) ?? [];
  if (kind === undefined || !isAgentProcess(process)) return undefined;
  return { process, pid: Number(pid), kind: kind.trim(), ...since(seconds) };
}

// INFO: task kworker/u8:2:331 blocked for more than 120 seconds.
function hungTask({ message, seconds }: KernelLogLine): FactRecord | undefined {
  const [, task, pid, blocked] =
    /^INFO: task (.{1,64}):(\d{1,10}) blocked for more than (\d{1,6}) seconds/.exec(message) ?? [];
  if (task === undefined) return undefined;
  return { process: task, pid: Number(pid), blockedSeconds: Number(blocked), ...since(seconds) };
}

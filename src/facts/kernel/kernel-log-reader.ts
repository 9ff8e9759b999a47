// Reads the kernel log (dmesg), old form and new, line by line: what was denied, killed, refused. Which of it is the
// cause of anything is left to rules.
import type { Fact } from '../../model/fact.ts';
import type { LineReader } from '../fact-reader.ts';
import { makeFact } from '../make-fact.ts';
import { DenialTally, type DenialNames } from './kernel-denials.ts';
import { KernelEvents } from './kernel-events.ts';
import { parseKernelLogLine } from './kernel-log-line.ts';
import type { StreamLine } from '../stream-line.ts';
import { RecordTally } from './record-tally.ts';
import { WrappedLines } from './wrapped-lines.ts';

const DENIALS: DenialNames = {
  apparmor: 'kernel.apparmorDenials',
  selinux: 'kernel.selinuxDenials',
  seccomp: 'kernel.seccompDenials',
};

/** Security 1.5, 5.6. */
export function kernelLogReader(): LineReader {
  return new KernelLog();
}

interface Said<T> extends StreamLine {
  readonly value: T;
}

class KernelLog implements LineReader {
  readonly #denials = new DenialTally();
  readonly #events = new KernelEvents();
  readonly #lockdown = new RecordTally();
  #error: Said<string> | undefined;
  #first: StreamLine | undefined;
  #last: Said<number> | undefined;
  #release: Said<string> | undefined;
  #lockedBy: Said<string> | undefined;
  #tableFull: Said<number> | undefined;
  readonly #lines = new WrappedLines(mayWrap, (message, at) => this.#read(message, at));

  read(text: string, line: number): void {
    this.#lines.read(text, line);
  }

  facts(file: string): Fact[] {
    this.#lines.end();
    const opening = this.#first;
    // A log with lines of the kernel in it was read, whatever stands in it.
    const error = opening === undefined ? this.#error : undefined;
    return [
      ...said('kernel.logError', error, file),
      ...said('kernel.logEnd', this.#last, file),
      ...said('host.kernel', this.#release, file),
      ...said('kernel.lockedDownBy', this.#lockedBy, file),
      ...said('kernel.conntrackTableFull', this.#tableFull, file),
      ...this.#lockdown.facts('kernel.lockdownRefusals', file, opening),
      ...this.#denials.facts(file, DENIALS, opening),
      ...this.#events.facts(file, opening),
    ];
  }

  #read(text: string, at: StreamLine): void {
    const log = parseKernelLogLine(text);
    const { message, seconds } = log;
    if (seconds !== undefined) {
      this.#first ??= at;
      this.#last = { value: seconds, ...at };
    }
    this.#denials.read(text, at);
    this.#events.read(log, at);
    this.#readKernel(message, at);
    if (at.line <= MAX_ERROR_LINE && FAILURE.test(text)) this.#error ??= { value: text.slice(0, 300), ...at };
  }

  #readKernel(message: string, at: StreamLine): void {
    const release = /^Linux version (\d[\w.+~-]{0,100})/.exec(message)?.[1];
    if (release !== undefined) this.#release ??= { value: release, ...at };
    const locked = /^Kernel is locked down from ([^;]{1,100});/.exec(message)?.[1];
    if (locked !== undefined) this.#lockedBy ??= { value: locked, ...at };
    if (isTableFull(message))
      this.#tableFull = { ...at, ...this.#tableFull, value: countAfter(this.#tableFull) };
    const refusal = LOCKDOWN.exec(message);
    if (refusal !== null) this.#lockdown.add({ process: refusal[1] ?? '', operation: refusal[2] ?? '' }, at);
  }
}

// failed to read dmesg: failed to query size of log buffer [operation not permitted]
const FAILURE =
  /^(?:failed to read dmesg|failed to query size of log buffer|failed to read messages from log)/;
/** It stands instead of the log. */
const MAX_ERROR_LINE = 5;

// Lockdown: system-probe: use of bpf to read kernel RAM is restricted; see man kernel_lockdown.7
const LOCKDOWN = /^Lockdown: ([^:]{1,64}): (.{1,200}) is restricted; see man/;

// nf_conntrack: nf_conntrack: table full, dropping packet
function isTableFull(message: string): boolean {
  return message.startsWith('nf_conntrack:') && message.includes('table full, dropping packet');
}

function countAfter(before: Said<number> | undefined): number {
  return before === undefined ? 1 : before.value + 1;
}

function mayWrap(text: string): boolean {
  return text.includes('avc:') || text.includes('apparmor="');
}

function said(
  name:
    'kernel.logError' | 'kernel.logEnd' | 'host.kernel' | 'kernel.lockedDownBy' | 'kernel.conntrackTableFull',
  one: Said<string | number> | undefined,
  file: string,
): Fact[] {
  return one === undefined ? [] : [makeFact(name, one.value, { file, line: one.line, text: one.text })];
}

// What one visit through an archive has admitted, how much it has read and what it had to report. It knows no
// container format: zip, tar, folder and memory all pass their names and bytes through it.
import type { ReadLimits } from '../model/entry.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import { parseEntryName, renderHostileName } from './entry-name.ts';

/** What is wrong with an entry, before it is known under which path it is reported. */
export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
}

export interface Grant {
  readonly bytes: number;
  readonly fault?: Fault;
}

const MAX_SECOND_LOOKS = 100;

export class Intake {
  readonly limits: ReadLimits;
  readonly problems: Problem[] = [];
  readonly #paths = new Set<string>();
  #entries = 0;
  #totalBytes = 0;
  #closed = false;
  #secondLooks = MAX_SECOND_LOOKS;

  constructor(limits: ReadLimits) {
    this.limits = limits;
  }

  /** True once a limit of the whole bundle is reached: nothing more is to be read. */
  get isClosed(): boolean {
    return this.#closed;
  }

  report(fault: Fault, path?: string): Problem {
    const problem: Problem = {
      code: fault.code,
      ...(path === undefined ? {} : { file: path }),
      message: fault.message,
    };
    this.problems.push(problem);
    return problem;
  }

  /**
   * Counts an entry. Gives its path when it may be read; otherwise reports why not. Folders give nothing and
   * are no problem. `refusal` is what the container says against the entry (a link, encrypted).
   */
  admit(name: string, refusal?: Fault): string | undefined {
    if (this.#closed || !this.#countEntry()) return undefined;
    const parsed = parseEntryName(name, this.limits.maxPathLength);
    if (parsed.kind === 'folder') return undefined;
    if (parsed.kind === 'unsafe') {
      const message = `The entry named ${renderHostileName(name)} was not read: ${parsed.reason}.`;
      this.report({ code: 'entry-unsafe-name', message });
      return undefined;
    }
    return this.#admitPath(parsed.path, refusal);
  }

  /** Whether a damaged entry may be read again, slowly, to save more of it. Not often: a hostile bundle is all damage. */
  takeSecondLook(): boolean {
    this.#secondLooks -= 1;
    return this.#secondLooks >= 0;
  }

  #admitPath(path: string, refusal: Fault | undefined): string | undefined {
    const fault = refusal ?? (this.#paths.has(path) ? DUPLICATE : undefined);
    if (fault !== undefined) {
      this.report(fault, path);
      return undefined;
    }
    this.#paths.add(path);
    return path;
  }

  #countEntry(): boolean {
    this.#entries += 1;
    if (this.#entries <= this.limits.maxEntries) return true;
    this.#closed = true;
    const message = `The bundle holds more than ${this.limits.maxEntries} entries; the rest was not read. Raise the limit if the bundle is trusted.`;
    this.report({ code: 'entry-limit', message });
    return false;
  }

  /** How many of the next `wanted` bytes of an entry may be read, and which limit says so. */
  grant(entryBytes: number, wanted: number): Grant {
    const { maxEntryBytes, maxTotalBytes } = this.limits;
    const entryRoom = maxEntryBytes - entryBytes;
    const totalRoom = maxTotalBytes - this.#totalBytes;
    const bytes = Math.min(wanted, entryRoom, totalRoom);
    this.#totalBytes += bytes;
    if (bytes === wanted) return { bytes };
    if (totalRoom > entryRoom)
      return { bytes, fault: limitFault('entry-size-limit', 'The entry', maxEntryBytes) };
    this.#closed = true;
    return { bytes, fault: limitFault('total-size-limit', 'The bundle', maxTotalBytes) };
  }
}

const DUPLICATE: Fault = {
  code: 'entry-duplicate',
  message: 'Another entry has the same name; the first one was read.',
};

function limitFault(code: ProblemCode, subject: string, maxBytes: number): Fault {
  return { code, message: `${subject} unpacks to more than ${maxBytes} bytes; the rest was not read.` };
}

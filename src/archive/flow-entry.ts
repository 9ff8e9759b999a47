// One entry as the outside sees it, over a flow of bytes that ends by saying what is wrong with them. Where the
// bytes come from is the container's matter.
import type { Entry } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import type { Fault, Intake } from './intake.ts';

/** Chunks of an entry's bytes. It never throws: it ends early and returns the fault. */
export type ByteFlow = AsyncGenerator<Buffer, Fault | undefined, undefined>;

export class FlowEntry implements Entry {
  readonly path: string;
  readonly #flow: ByteFlow;
  readonly #intake: Intake;
  #problem: Problem | undefined;

  constructor(path: string, flow: ByteFlow, intake: Intake) {
    this.path = path;
    this.#flow = withinLimits(flow, intake);
    this.#intake = intake;
  }

  get damage(): Problem | undefined {
    return this.#problem;
  }

  async *chunks(): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const step = await this.#flow.next();
      if (step.done === true) {
        if (step.value !== undefined) this.#problem = this.#intake.report(step.value, this.path);
        return;
      }
      yield step.value;
    }
  }

  /**
   * Hands the entry out, then deals with what the consumer left of it: `drain` for containers that find the next
   * entry only behind this one, else `skip`.
   */
  async *offer(rest: 'drain' | 'skip'): AsyncGenerator<Entry, void, undefined> {
    try {
      yield this;
      if (rest === 'drain') await this.#drain();
    } finally {
      await this.#flow.return(undefined);
    }
  }

  async #drain(): Promise<void> {
    const rest = this.chunks();
    while ((await rest.next()).done !== true);
  }
}

/** Cuts a flow where the intake's limits on bytes end it. */
async function* withinLimits(flow: ByteFlow, intake: Intake): ByteFlow {
  let entryBytes = 0;
  try {
    for (;;) {
      const step = await flow.next();
      if (step.done === true) return step.value;
      const grant = intake.grant(entryBytes, step.value.length);
      entryBytes += grant.bytes;
      if (grant.bytes > 0) yield step.value.subarray(0, grant.bytes);
      if (grant.fault !== undefined) return grant.fault;
    }
  } finally {
    await flow.return(undefined);
  }
}

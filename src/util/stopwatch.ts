// Adds up where time goes, by kind and name. The clock is handed in: below the command line there is none.

export interface Spent {
  readonly name: string;
  readonly ms: number;
  readonly calls: number;
}

export class Stopwatch {
  readonly #kinds = new Map<string, Map<string, { ms: number; calls: number }>>();
  /** Milliseconds from any start. */
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  time<T>(kind: string, name: string, work: () => T): T {
    const start = this.#now();
    try {
      return work();
    } finally {
      this.#add(kind, name, this.#now() - start);
    }
  }

  async timeAsync<T>(kind: string, name: string, work: () => Promise<T>): Promise<T> {
    const start = this.#now();
    try {
      return await work();
    } finally {
      this.#add(kind, name, this.#now() - start);
    }
  }

  /** Of one kind, the longest first. */
  spent(kind: string): Spent[] {
    const all = [...(this.#kinds.get(kind) ?? [])].map(([name, { ms, calls }]) => ({ name, ms, calls }));
    return all.sort((a, b) => b.ms - a.ms || (a.name < b.name ? -1 : 1));
  }

  #add(kind: string, name: string, ms: number): void {
    const names = this.#kinds.get(kind) ?? new Map<string, { ms: number; calls: number }>();
    this.#kinds.set(kind, names);
    const known = names.get(name);
    if (known === undefined) names.set(name, { ms, calls: 1 });
    else {
      known.ms += ms;
      known.calls++;
    }
  }
}

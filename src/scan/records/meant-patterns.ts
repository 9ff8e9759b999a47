// Which patterns the literals of a line lead to: those that look at such lines, in this file and at this level.
import type { LogSource } from '../../model/log.ts';
import { sourceOfComponent } from '../log-component-table.ts';
import type { CompiledPattern } from '../patterns/compiled-pattern.ts';
import type { PatternSet } from '../patterns/pattern-set.ts';
import type { LogRecord } from './record-tracker.ts';

/** Sets of literals for which it is remembered what counts them; a line with another set is read. */
const MAX_COUNTER_LISTS = 1000;

export class MeantPatterns {
  readonly #source: LogSource;
  #patterns: PatternSet;
  /** By the literals of a line, in their order. */
  readonly #countersOfSeveral = new Map<string, readonly CompiledPattern[]>();

  /** `source` is that of the file. */
  constructor(source: LogSource, patterns: PatternSet) {
    this.#source = source;
    this.#patterns = patterns;
  }

  get all(): PatternSet {
    return this.#patterns;
  }

  /** From the next line on; literals have other numbers then. */
  lookFor(patterns: PatternSet): void {
    this.#patterns = patterns;
    this.#countersOfSeveral.clear();
  }

  /** In a file of several components, each record is in the log of its own. */
  sourceOf(record: LogRecord | undefined): LogSource {
    return sourceOfComponent(record?.head.component) ?? this.#source;
  }

  of(literals: readonly number[], record: LogRecord | undefined): readonly CompiledPattern[] {
    const component = this.sourceOf(record);
    const level = record?.head.level;
    const isOther = this.#source === 'other';
    const isMeant = (pattern: CompiledPattern): boolean =>
      (pattern.sources.has(component) || (isOther && pattern.sources.has(this.#source))) &&
      pattern.isAtLevel(level) &&
      !(pattern.inLogsOnly && isOther);
    const found: CompiledPattern[] = [];
    for (const literal of literals) {
      for (const pattern of this.#patterns.patternsOf(literal))
        if (isMeant(pattern) && !found.includes(pattern)) found.push(pattern);
    }
    return found;
  }

  /** What counts a line with these literals: one list for the same literals. Undefined when the line must be read. */
  countersOf(literals: readonly number[]): readonly CompiledPattern[] | undefined {
    const [first, second] = literals;
    if (second === undefined) return first === undefined ? undefined : this.#patterns.countersOf(first);
    const lists = literals.map((literal) => this.#patterns.countersOf(literal));
    if (lists.includes(undefined)) return undefined;
    const key = literals.join(' ');
    let joined = this.#countersOfSeveral.get(key);
    if (joined === undefined && this.#countersOfSeveral.size < MAX_COUNTER_LISTS)
      this.#countersOfSeveral.set(key, (joined = [...new Set(lists.flatMap((list) => list ?? []))]));
    return joined;
  }
}

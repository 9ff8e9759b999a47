// Facts as the `facts` command prints them: redacted, sorted by name.
import type { Fact, FactValue } from '../model/fact.ts';
import { cleanLine } from './evidence.ts';

export interface CleanFact {
  readonly value: FactValue;
  readonly unit?: string;
  readonly file: string;
  readonly line: number;
  readonly confidence: Fact['confidence'];
}

export function cleanFacts(facts: readonly Fact[]): Record<string, CleanFact> {
  const sorted = [...facts].sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(sorted.map((fact) => [fact.name, cleanFact(fact)]));
}

function cleanFact({ value, unit, file, line, confidence }: Fact): CleanFact {
  return { value: cleanValue(value), ...(unit === undefined ? {} : { unit }), file, line, confidence };
}

function cleanValue(value: FactValue): FactValue {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? cleanLine(part) : part,
  ) as FactValue;
}

// Reads the lines of a stream with a reader, as the program does, for the tests of this folder.
import type { LineReader } from '../../../src/facts/fact-reader.ts';
import type { Fact } from '../../../src/model/fact.ts';

export function factsOfLines(reader: () => LineReader, lines: readonly string[]): readonly Fact[] {
  const one = reader();
  lines.forEach((text, index) => one.read(text, index + 1));
  return one.facts('a/file');
}

/** The facts as a plain object, without their evidence. */
export function valuesOfLines(reader: () => LineReader, ...lines: string[]): Record<string, unknown> {
  return Object.fromEntries(factsOfLines(reader, lines).map(({ name, value }) => [name, value]));
}

// What is said of one mistake: its meaning and an example. The mistakes themselves stand in the tables beside it.

export interface MistakeSpec {
  readonly meaning: string;
  /** As it is written in a file; words in brackets where the mistake is no text. */
  readonly wrong: string;
  readonly right: string;
}

/** Keeps the codes as the type of a table’s keys. */
export const mistakesOf = <Code extends string>(
  specs: Record<Code, MistakeSpec>,
): Readonly<Record<Code, MistakeSpec>> => specs;

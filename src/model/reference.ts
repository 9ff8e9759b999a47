// A page to read on, as rules and known issues name it.

export interface Reference {
  readonly title: string;
  /** https. */
  readonly url: string;
}

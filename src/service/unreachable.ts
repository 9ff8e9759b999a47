/** What the service stands on does not answer at the moment: a database or a bucket. The cause tells which, and is not for callers. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the database or the bucket does not answer', { cause });
  }
}

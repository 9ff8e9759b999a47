// Looks at the first bytes of a flow without taking them away from the next reader.

export interface Peeked<End> {
  /** At least the bytes asked for, unless the flow is shorter. */
  readonly head: Buffer;
  /** What the flow ended with, if it ended while it was looked at. */
  readonly end: End | undefined;
  /** The whole flow, from its first byte. */
  readonly flow: AsyncGenerator<Buffer, End, undefined>;
}

export async function peek<End>(
  flow: AsyncGenerator<Buffer, End, undefined>,
  bytes: number,
): Promise<Peeked<End>> {
  const steps: IteratorResult<Buffer, End>[] = [];
  const chunks: Buffer[] = [];
  for (let held = 0; held < bytes;) {
    const step = await flow.next();
    steps.push(step);
    if (step.done === true)
      return { head: Buffer.concat(chunks), end: step.value, flow: replay(steps, flow) };
    chunks.push(step.value);
    held += step.value.length;
  }
  return { head: Buffer.concat(chunks), end: undefined, flow: replay(steps, flow) };
}

async function* replay<End>(
  steps: IteratorResult<Buffer, End>[],
  flow: AsyncGenerator<Buffer, End, undefined>,
): AsyncGenerator<Buffer, End, undefined> {
  for (;;) {
    const step = steps.shift() ?? (await flow.next());
    if (step.done === true) return step.value;
    yield step.value;
  }
}

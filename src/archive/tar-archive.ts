// A tar or tar.gz as an archive, read once from front to back. The format has been recognised by open-archive.ts.
import type { Archive, Entry, ReadLimits } from '../model/entry.ts';
import type { FlowState } from './decompress.ts';
import { FlowEntry, type ByteFlow } from './flow-entry.ts';
import { Intake, type Fault } from './intake.ts';
import type { RawInput } from './raw-input.ts';
import { parseTar, type TarEvent, type TarHeader } from './tar-parser.ts';

export interface TarInput {
  readonly format: 'tar' | 'tar.gz';
  /** The file as it is, for the identity. */
  readonly raw: RawInput;
  /** The tar in it. */
  readonly content: AsyncGenerator<Buffer, FlowState, undefined>;
  /** Lets go of the content and of the file or stream below. */
  readonly close: () => Promise<void>;
}

/** Opens a tar; the archive closes the input. Its identity is known only after the entries: it reads on to the end. */
export function openTar({ format, raw, content, close }: TarInput, limits: ReadLimits): Archive {
  const intake = new Intake(limits);
  return {
    format,
    entries: () => tarEntries(new TarEvents(parseTar(content)), intake),
    problems: () => intake.problems,
    identity: () => raw.identity(),
    close,
  };
}

/** The events with a memory of how they ended, for the entry and the archive that both need to know. */
class TarEvents {
  end: FlowState | undefined;
  readonly #events: AsyncGenerator<TarEvent, FlowState, undefined>;

  constructor(events: AsyncGenerator<TarEvent, FlowState, undefined>) {
    this.#events = events;
  }

  async next(): Promise<TarEvent | undefined> {
    const step = await this.#events.next();
    if (step.done !== true) return step.value;
    this.end ??= step.value;
    return undefined;
  }

  async close(): Promise<void> {
    await this.#events.return('cut');
  }
}

async function* tarEntries(events: TarEvents, intake: Intake): AsyncGenerator<Entry, void, undefined> {
  try {
    for (let event = await events.next(); event !== undefined; event = await events.next()) {
      if (event.kind !== 'header') continue;
      const { name, type } = event.header;
      const path = intake.admit(type === 'directory' ? `${name}/` : name, refusalOf(event.header));
      if (path !== undefined) yield* new FlowEntry(path, readMember(events), intake).offer('drain');
      if (intake.isClosed) return;
    }
    if (events.end !== undefined && events.end !== 'complete') intake.report(ARCHIVE_FAULTS[events.end]);
  } finally {
    await events.close();
  }
}

async function* readMember(events: TarEvents): ByteFlow {
  for (let event = await events.next(); event !== undefined; event = await events.next()) {
    if (event.kind !== 'data') return undefined;
    yield event.chunk;
  }
  return events.end === 'ratio-limit' ? ARCHIVE_FAULTS['ratio-limit'] : CUT_MEMBER;
}

function refusalOf({ type }: TarHeader): Fault | undefined {
  switch (type) {
    case 'file':
    case 'contiguous-file':
    case 'directory':
      return undefined;
    case null:
      return {
        code: 'entry-unsupported',
        message: 'The entry is of a type that tar readers do not agree on.',
      };
    default:
      return { code: 'entry-link', message: `The entry is a ${type}; only regular files are read.` };
  }
}

const CUT_MEMBER: Fault = {
  code: 'entry-damaged',
  message: 'The archive breaks off inside the entry; the part before that was read.',
};

const ARCHIVE_FAULTS = {
  cut: {
    code: 'archive-truncated',
    message: 'The tar ends too early. What comes before the cut was read; download or copy it again.',
  },
  damaged: {
    code: 'archive-damaged',
    message: 'The tar is damaged. What comes before the damage was read, the rest was not.',
  },
  'ratio-limit': {
    code: 'ratio-limit',
    message: 'The tar.gz unpacks to suspiciously many bytes for its size; the rest was not read.',
  },
} satisfies Record<Exclude<FlowState, 'complete'>, Fault>;

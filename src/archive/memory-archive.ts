// A bundle given as a plain object, for rule cases and tests. It passes the same checks as any other archive.
import { DEFAULT_LIMITS, type Archive, type Entry } from '../model/entry.ts';
import { hashEntries } from './content-hash.ts';
import { FlowEntry, type ByteFlow } from './flow-entry.ts';
import { Intake } from './intake.ts';

export function memoryArchive(files: Readonly<Record<string, string | Uint8Array>>): Archive {
  const intake = new Intake(DEFAULT_LIMITS);
  return {
    format: 'memory',
    entries: () => memoryEntries(files, intake),
    problems: () => intake.problems,
    identity: () => hashEntries(memoryEntries(sortedByName(files), new Intake(DEFAULT_LIMITS))),
    close: () => Promise.resolve(),
  };
}

/** The digest does not depend on the order; the entries come in the order they are given in. */
function sortedByName<T>(files: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function* memoryEntries(
  files: Readonly<Record<string, string | Uint8Array>>,
  intake: Intake,
): AsyncGenerator<Entry, void, undefined> {
  for (const name of Object.keys(files)) {
    const path = intake.admit(name);
    if (path !== undefined) {
      yield* new FlowEntry(path, readContent(files[name] ?? ''), intake).offer('skip');
    }
    if (intake.isClosed) return;
  }
}

async function* readContent(content: string | Uint8Array): ByteFlow {
  const bytes = Buffer.from(content);
  if (bytes.length > 0) yield await Promise.resolve(bytes);
  return undefined;
}

// An unpacked flare: a folder as an archive. Links and devices in it are reported and never followed.
import { readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Archive, ArchiveIdentity, Entry, ReadLimits } from '../model/entry.ts';
import { errorCodeOf } from '../util/system-error.ts';
import { BlockBuffers, openFileSource, readRange, type ByteSource } from './byte-source.ts';
import { hashEntries } from './content-hash.ts';
import { FlowEntry, type ByteFlow } from './flow-entry.ts';
import { Intake, type Fault } from './intake.ts';

/** Entries come in the order of their paths. The identity reads the files once more. */
export function openFolder(root: string, limits: ReadLimits): Archive {
  const intake = new Intake(limits);
  let identity: Promise<ArchiveIdentity> | undefined;
  return {
    format: 'folder',
    entries: () => folderEntries({ root, intake, buffers: new BlockBuffers() }, ''),
    problems: () => intake.problems,
    identity: () =>
      (identity ??= hashEntries(
        folderEntries({ root, intake: new Intake(limits), buffers: new BlockBuffers() }, ''),
      )),
    close: () => Promise.resolve(),
  };
}

/** Files are read one after the other. */
interface Visit {
  readonly root: string;
  readonly intake: Intake;
  readonly buffers: BlockBuffers;
}

/** `folder` is empty or ends with a slash. */
async function* folderEntries(visit: Visit, folder: string): AsyncGenerator<Entry, void, undefined> {
  const { root, intake, buffers } = visit;
  for (const child of await readFolder(root, folder, intake)) {
    const path = intake.admit(folder + storedName(child), refusalOf(child));
    if (path !== undefined) {
      yield* new FlowEntry(path, readFile(join(root, folder, child.name), buffers), intake).offer('skip');
    } else if (child.isDirectory() && !intake.isClosed) {
      yield* folderEntries(visit, folder + storedName(child));
    }
    if (intake.isClosed) return;
  }
}

async function readFolder(root: string, folder: string, intake: Intake): Promise<Dirent[]> {
  try {
    const children = await readdir(join(root, folder), { withFileTypes: true });
    return children.sort((a, b) => (storedName(a) < storedName(b) ? -1 : 1));
  } catch (error) {
    intake.report(unreadable('folder', error), folder.replace(/\/$/, ''));
    return [];
  }
}

/** With the slash of a folder, children sorted by it give files sorted by path. */
function storedName(child: Dirent): string {
  return child.isDirectory() ? `${child.name}/` : child.name;
}

async function* readFile(path: string, buffers: BlockBuffers): ByteFlow {
  let source: ByteSource;
  try {
    source = await openFileSource(path, 'refuse');
  } catch (error) {
    return unreadable('file', error);
  }
  try {
    let bytes = 0;
    for await (const block of readRange(source, { start: 0, end: source.size }, buffers)) {
      bytes += block.length;
      yield block;
    }
    return bytes < source.size ? unreadable('rest of the file', undefined) : undefined;
  } finally {
    await source.close();
  }
}

function refusalOf(child: Dirent): Fault | undefined {
  if (child.isFile() || child.isDirectory()) return undefined;
  return { code: 'entry-link', message: 'The entry is a link or a device; it was not followed.' };
}

function unreadable(what: string, error: unknown): Fault {
  const code = errorCodeOf(error);
  const cause = code === undefined ? '' : ` (${code})`;
  return {
    code: 'file-unreadable',
    message: `The ${what} could not be read${cause}; check its permissions.`,
  };
}

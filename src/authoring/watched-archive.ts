// An archive whose lines somebody else sees on their way, so that a command which wants lines of a flare and a verdict
// over it reads the flare once.
import type { Archive, Entry } from '../model/entry.ts';
import { LineStream } from '../scan/lines/line-stream.ts';

/** Told of each line of one file, without its end, and of none where nobody reads the file. */
export interface LineWatcher {
  /** `line` is 1-based. */
  read(text: string, line: number): void;
}

/** `watch` is asked for a watcher of each entry, by its stored path; undefined: nobody watches it. */
export function watchedArchive(
  archive: Archive,
  maxLineBytes: number,
  watch: (path: string) => LineWatcher | undefined,
): Archive {
  return {
    format: archive.format,
    entries: () => watchedEntries(archive, maxLineBytes, watch),
    problems: () => archive.problems(),
    identity: () => archive.identity(),
    close: () => archive.close(),
  };
}

async function* watchedEntries(
  archive: Archive,
  maxLineBytes: number,
  watch: (path: string) => LineWatcher | undefined,
): AsyncGenerator<Entry> {
  for await (const entry of archive.entries()) {
    const watcher = watch(entry.path);
    if (watcher === undefined) {
      yield entry;
      continue;
    }
    const lines = new LineStream(maxLineBytes, (text, line) => watcher.read(text, line));
    yield {
      path: entry.path,
      chunks: () => watchedChunks(entry, lines),
      get damage() {
        return entry.damage;
      },
    };
  }
}

async function* watchedChunks(entry: Entry, lines: LineStream): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry.chunks()) {
    lines.push(chunk);
    yield chunk;
  }
  lines.end();
}

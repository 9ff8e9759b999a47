// The store that several processes share: records in the database, bundles and reports in the bucket. A flare is there when
// its row is; objects without a row are what a process left that ended in between, and are overwritten when they come again.
import { join } from 'node:path';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ArchiveError } from '../../errors.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import type { FlareCounts } from '../store/flare-counts.ts';
import { flareIdOf, isFlareId, type FlareRecord, type ReportMaker } from '../store/flare-record-schema.ts';
import type {
  CommittedFlare,
  FlareFilter,
  FlarePage,
  FlareStore,
  ReceivedBundle,
  ReportTexts,
  UploadDetails,
} from '../store/flare-store.ts';
import { updated, type FlareUpdate } from '../store/flare-update.ts';
import { takeFolder, type FolderLock, type FolderOwner } from '../store/folder-lock.ts';
import { bundleIn, Scratch } from '../store/scratch.ts';
import { completedDetails, detailsNotKept, newRecord } from '../store/upload-details.ts';
import type { Bucket } from './bucket.ts';
import { BundleCache } from './bundle-cache.ts';
import type { Database } from './database.ts';
import { countRows, deleteRow, readPage, readRow, unfinishedRows, writeRow } from './flare-rows.ts';

/** Bytes of bundles that are kept on the disk of each process although nobody reads them. */
const MAX_IDLE_BYTES = 4 * 1024 ** 3;

export interface SharedStoreOptions extends FolderOwner {
  readonly maxUploadBytes: number;
  readonly database: Database;
  readonly bucket: Bucket;
}

/** The folder is for what is being received and read; each process has its own. Throws UsageError BAD_OPTION. */
export async function openSharedStore(options: SharedStoreOptions): Promise<FlareStore> {
  const lock = await takeFolder(options);
  try {
    const scratch = new Scratch(join(options.dir, 'scratch'), options.maxUploadBytes);
    await scratch.empty();
    return new SharedStore(options, lock, scratch);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

class SharedStore implements FlareStore {
  readonly #database: Database;
  readonly #bucket: Bucket;
  readonly #lock: FolderLock;
  readonly #scratch: Scratch;
  readonly #cache: BundleCache;
  #asked: Promise<unknown> | undefined;

  constructor({ database, bucket }: SharedStoreOptions, lock: FolderLock, scratch: Scratch) {
    this.#database = database;
    this.#bucket = bucket;
    this.#lock = lock;
    this.#scratch = scratch;
    this.#cache = new BundleCache({
      dir: scratch.newPath(),
      maxIdleBytes: MAX_IDLE_BYTES,
      load: async (id, path) => {
        if (!(await bucket.getFile(bundleKey(id), path)))
          throw new ArchiveError('NO_INPUT', 'The bytes of the flare are lost. Send them again.');
        return (await stat(path)).size;
      },
    });
  }

  receive(stream: Readable): Promise<ReceivedBundle> {
    return this.#scratch.receive(stream);
  }

  discard(bundle: ReceivedBundle): Promise<void> {
    return this.#scratch.discard(bundle);
  }

  async commit(bundle: ReceivedBundle, details: UploadDetails): Promise<CommittedFlare> {
    const id = flareIdOf(bundle.sha256);
    const key = bundleKey(id);
    const put = (): Promise<void> => this.#bucket.putFile(key, bundleIn(bundle.place));
    try {
      if ((await this.get(id)) === undefined) await put();
      return await this.#database.inTurn(id, async (query) => {
        const known = await readRow(query, id);
        const record =
          known === undefined
            ? newRecord(bundle, details)
            : { ...known, ...completedDetails(known, details) };
        // It may have been deleted since its bytes were put there, wholly or half.
        if (!(await this.#bucket.has(key))) await put();
        await writeRow(query, record);
        const isNew = known === undefined;
        return { record, isNew, notKept: isNew ? {} : detailsNotKept(record, details) };
      });
    } finally {
      await this.discard(bundle);
    }
  }

  async get(id: string): Promise<FlareRecord | undefined> {
    return isFlareId(id) ? readRow(this.#database.query, id) : undefined;
  }

  list(filter: FlareFilter): Promise<FlarePage> {
    return readPage(this.#database.query, filter);
  }

  update(id: string, update: FlareUpdate): Promise<FlareRecord | undefined> {
    return this.#database.inTurn(id, async (query) => {
      const record = await readRow(query, id);
      if (record === undefined) return undefined;
      const changed = updated(record, update);
      await writeRow(query, changed);
      return changed;
    });
  }

  async withBundle<T>(id: string, work: (path: string) => Promise<T>, signal?: AbortSignal): Promise<T> {
    assertFlareId(id);
    return this.#cache.use(id, work, signal);
  }

  saveReports(id: string, texts: ReportTexts): Promise<void> {
    return this.#database.inTurn(id, async (query) => {
      if ((await readRow(query, id)) === undefined) return;
      for (const language of LANGUAGES) await this.#bucket.putText(reportKey(id, language), texts[language]);
    });
  }

  readReport(id: string, language: Language): Promise<string | undefined> {
    assertFlareId(id);
    return this.#bucket.getText(reportKey(id, language));
  }

  unfinished(maker: ReportMaker): Promise<readonly FlareRecord[]> {
    return unfinishedRows(this.#database.query, maker);
  }

  async ping(): Promise<void> {
    // Anybody may ask, as often as he likes.
    this.#asked ??= this.#database.query('SELECT 1').finally(() => (this.#asked = undefined));
    await this.#asked;
  }

  countByStatus(): Promise<FlareCounts> {
    return countRows(this.#database.query);
  }

  async delete(id: string): Promise<boolean> {
    if (!isFlareId(id)) return false;
    await this.#cache.forget(id);
    return this.#database.inTurn(id, async (query) => {
      const wasThere = await deleteRow(query, id);
      const keys = [bundleKey(id), ...LANGUAGES.map((language) => reportKey(id, language))];
      if (wasThere) for (const key of keys) await this.#bucket.delete(key);
      return wasThere;
    });
  }

  async close(): Promise<void> {
    this.#bucket.close();
    await this.#scratch.empty();
    await this.#database.close();
    await this.#lock.release();
  }
}

function bundleKey(id: string): string {
  return `flares/${id}/bundle`;
}

function reportKey(id: string, language: Language): string {
  return `flares/${id}/report.${language}.json`;
}

/** Ids come from records; this guards against a caller who passes on what a user typed. */
function assertFlareId(id: string): void {
  if (!isFlareId(id)) throw new Error('not a flare id');
}

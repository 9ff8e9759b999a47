// The store in one folder, for one process. The files are the truth, the records in memory are a copy of them:
//   lock                              the process that owns the folder
//   flares/<id>/bundle                the bytes as uploaded
//   flares/<id>/record.json           flare-record-schema.ts
//   flares/<id>/report.<language>.json
//   scratch/<random>/                 what is being received or deleted; emptied at every start
// A flare comes and goes by the renaming of its folder, so it is there as a whole or not at all.
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { isSystemError } from '../../util/system-error.ts';
import { renameDurably, syncFolder, writeDurably } from './durable-files.ts';
import { flareCounts, type FlareCounts } from './flare-counts.ts';
import {
  flareIdOf,
  flareRecordSchema,
  isFlareId,
  isUnfinished,
  type FlareRecord,
  type ReportMaker,
} from './flare-record-schema.ts';
import { flarePage } from './flare-page.ts';
import type {
  CommittedFlare,
  FlareFilter,
  FlarePage,
  FlareStore,
  ReceivedBundle,
  ReportTexts,
  UploadDetails,
} from './flare-store.ts';
import { updated, type FlareUpdate } from './flare-update.ts';
import { takeFolder, type FolderLock, type FolderOwner } from './folder-lock.ts';
import { bundleIn, Scratch } from './scratch.ts';
import { completedDetails, detailsNotKept, newRecord } from './upload-details.ts';

export interface DiskStoreOptions extends FolderOwner {
  readonly maxUploadBytes: number;
  /** A flare's record cannot be read; it is left alone, and mended when its bytes are uploaded again. */
  readonly onDamagedRecord: (id: string) => void;
}

/** Throws UsageError BAD_OPTION when the folder cannot be used or another process uses it. */
export async function openDiskStore(options: DiskStoreOptions): Promise<FlareStore> {
  const lock = await takeFolder(options);
  const scratch = new Scratch(join(options.dir, 'scratch'), options.maxUploadBytes);
  try {
    await scratch.empty();
    await mkdir(join(options.dir, 'flares'), { recursive: true, mode: 0o700 });
    return new DiskStore({ options, lock, scratch, records: await loadRecords(options) });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function loadRecords({ dir, onDamagedRecord }: DiskStoreOptions): Promise<readonly FlareRecord[]> {
  const records: FlareRecord[] = [];
  for (const id of (await readdir(join(dir, 'flares'))).filter(isFlareId)) {
    const record = await readRecord(join(dir, 'flares', id, 'record.json'));
    if (record?.id === id) records.push(record);
    else onDamagedRecord(id);
  }
  return records;
}

async function readRecord(path: string): Promise<FlareRecord | undefined> {
  try {
    return flareRecordSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

interface DiskStoreParts {
  readonly options: DiskStoreOptions;
  readonly lock: FolderLock;
  readonly scratch: Scratch;
  readonly records: readonly FlareRecord[];
}

class DiskStore implements FlareStore {
  readonly #options: DiskStoreOptions;
  readonly #lock: FolderLock;
  readonly #scratch: Scratch;
  readonly #records: Map<string, FlareRecord>;
  /** The end of the queue of changes: what touches a flare's folder happens one after the other. */
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor({ options, lock, scratch, records }: DiskStoreParts) {
    this.#options = options;
    this.#lock = lock;
    this.#scratch = scratch;
    this.#records = new Map(records.map((record) => [record.id, record]));
  }

  receive(stream: Readable): Promise<ReceivedBundle> {
    return this.#scratch.receive(stream);
  }

  discard(bundle: ReceivedBundle): Promise<void> {
    return this.#scratch.discard(bundle);
  }

  commit(bundle: ReceivedBundle, details: UploadDetails): Promise<CommittedFlare> {
    return this.#inTurn(async () => {
      try {
        const known = this.#records.get(flareIdOf(bundle.sha256));
        if (known === undefined)
          return { record: await this.#keep(bundle, details), isNew: true, notKept: {} };
        const record = await this.#complete(known, details);
        return { record, isNew: false, notKept: detailsNotKept(record, details) };
      } finally {
        // There is nothing to discard when the bytes have become a flare.
        await this.discard(bundle);
      }
    });
  }

  get(id: string): Promise<FlareRecord | undefined> {
    return Promise.resolve(this.#records.get(id));
  }

  async list(filter: FlareFilter): Promise<FlarePage> {
    return Promise.resolve(flarePage(this.#records.values(), filter));
  }

  update(id: string, update: FlareUpdate): Promise<FlareRecord | undefined> {
    return this.#inTurn(async () => {
      const record = this.#records.get(id);
      if (record === undefined) return undefined;
      return this.#write(updated(record, update));
    });
  }

  async withBundle<T>(id: string, work: (path: string) => Promise<T>): Promise<T> {
    return work(bundleIn(this.#folderOf(id)));
  }

  saveReports(id: string, texts: ReportTexts): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#records.has(id)) return;
      for (const language of LANGUAGES) await writeDurably(this.#reportPath(id, language), texts[language]);
    });
  }

  async readReport(id: string, language: Language): Promise<string | undefined> {
    try {
      return await readFile(this.#reportPath(id, language), 'utf8');
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  countByStatus(): Promise<FlareCounts> {
    return Promise.resolve(flareCounts(this.#records.values()));
  }

  unfinished(maker: ReportMaker): Promise<readonly FlareRecord[]> {
    const records = [...this.#records.values()].filter((record) => isUnfinished(record, maker));
    return Promise.resolve(records.sort((a, b) => (a.uploadedAt < b.uploadedAt ? -1 : 1)));
  }

  delete(id: string): Promise<boolean> {
    return this.#inTurn(async () => {
      if (!this.#records.delete(id)) return false;
      await this.#removeFolder(this.#folderOf(id));
      return true;
    });
  }

  async close(): Promise<void> {
    await this.#lastChange.catch(() => undefined);
    await this.#lock.release();
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#lastChange.then(change, change);
    this.#lastChange = done.catch(() => undefined);
    return done;
  }

  async #keep(bundle: ReceivedBundle, details: UploadDetails): Promise<FlareRecord> {
    const record = newRecord(bundle, details);
    await writeDurably(join(bundle.place, 'record.json'), JSON.stringify(record));
    await this.#replaceFolder(bundle.place, this.#folderOf(record.id));
    this.#records.set(record.id, record);
    return record;
  }

  async #complete(record: FlareRecord, details: UploadDetails): Promise<FlareRecord> {
    const completed = { ...record, ...completedDetails(record, details) };
    const isComplete = completed.case === record.case && completed.note === record.note;
    return isComplete ? record : this.#write(completed);
  }

  async #write(record: FlareRecord): Promise<FlareRecord> {
    // Memory first: when the disk fails, the service at least tells the truth until it is stopped.
    this.#records.set(record.id, record);
    await writeDurably(join(this.#folderOf(record.id), 'record.json'), JSON.stringify(record));
    return record;
  }

  /** A folder of that name can only be one whose record was damaged. */
  async #replaceFolder(from: string, to: string): Promise<void> {
    await syncFolder(from);
    try {
      await renameDurably(from, to);
    } catch (error) {
      if (!isSystemError(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
      await this.#removeFolder(to);
      await renameDurably(from, to);
    }
  }

  async #removeFolder(path: string): Promise<void> {
    const aside = this.#scratch.newPath();
    await rename(path, aside);
    await syncFolder(join(this.#options.dir, 'flares'));
    await rm(aside, { recursive: true, force: true });
  }

  #folderOf(id: string): string {
    // Ids come from records; this guards against a future caller who passes on what a user typed.
    if (!isFlareId(id)) throw new Error('not a flare id');
    return join(this.#options.dir, 'flares', id);
  }

  #reportPath(id: string, language: Language): string {
    return join(this.#folderOf(id), `report.${language}.json`);
  }
}

// Where uploaded flares and their reports are kept, as the rest of the service sees it: a folder (disk-store.ts), or a database
// with a bucket (shared/shared-store.ts), whose functions throw Unreachable while it does not answer.
import type { Readable } from 'node:stream';
import type { Language } from '../../model/language.ts';
import type { Severity } from '../../model/severity.ts';
import type { FlareCounts } from './flare-counts.ts';
import type { FlareRecord, ReportMaker } from './flare-record-schema.ts';
import type { FlareUpdate } from './flare-update.ts';

/** Bytes that have arrived safely and belong to no flare yet. */
export interface ReceivedBundle {
  readonly sha256: string;
  readonly bytes: number;
  /** Where the store put them; nobody else looks at it. */
  readonly place: string;
}

export interface UploadDetails {
  readonly name: string;
  readonly case: string | null;
  readonly note: string | null;
}

export interface CommittedFlare {
  readonly record: FlareRecord;
  /** False when the same bytes were here before. */
  readonly isNew: boolean;
  /** What was given with bytes that were here before under another case or with another note. */
  readonly notKept: Partial<Pick<UploadDetails, 'case' | 'note'>>;
}

/** Every condition that is given must hold. */
export interface FlareFilter {
  readonly case?: string | undefined;
  readonly host?: string | undefined;
  readonly rule?: string | undefined;
  readonly severity?: Severity | undefined;
  /** Words in name, host, case, note or the title of a finding, in any letter case. */
  readonly q?: string | undefined;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface FlarePage {
  readonly flares: readonly FlareRecord[];
  readonly nextCursor: string | null;
}

/** Reports as JSON texts, one a language. */
export type ReportTexts = Readonly<Record<Language, string>>;

export interface FlareStore {
  /**
   * Takes a stream to its end. When it returns, the bytes survive a loss of power.
   * Throws ArchiveError SIZE_LIMIT or EMPTY_INPUT, and what the stream or the disk throws; then nothing is kept.
   */
  receive(stream: Readable): Promise<ReceivedBundle>;
  /** Drops received bytes that are not committed; does nothing for others. */
  discard(bundle: ReceivedBundle): Promise<void>;
  /**
   * Makes a flare of received bytes. Bytes that are here already are dropped, and their flare is given; a case or a note that
   * it lacks is added. Received bytes are dropped too when it throws.
   */
  commit(bundle: ReceivedBundle, details: UploadDetails): Promise<CommittedFlare>;
  get(id: string): Promise<FlareRecord | undefined>;
  /** Newest first. */
  list(filter: FlareFilter): Promise<FlarePage>;
  /** Undefined when the flare is gone. Changes that depend on the record are those of nobody else meanwhile. */
  update(id: string, update: FlareUpdate): Promise<FlareRecord | undefined>;
  /**
   * Gives a file with the flare’s bytes, which is there until the work has ended. Throws the reason of the signal when it is
   * aborted before the file is there, ArchiveError NO_INPUT when the bytes are lost.
   */
  withBundle<T>(id: string, work: (path: string) => Promise<T>, signal?: AbortSignal): Promise<T>;
  saveReports(id: string, texts: ReportTexts): Promise<void>;
  readReport(id: string, language: Language): Promise<string | undefined>;
  /** Resolves when what keeps the flares answers. Throws what it throws when it does not. */
  ping(): Promise<void>;
  countByStatus(): Promise<FlareCounts>;
  /** Flares without a report by this maker, whose analysis has not failed; oldest first. */
  unfinished(maker: ReportMaker): Promise<readonly FlareRecord[]>;
  /** False when there is none. */
  delete(id: string): Promise<boolean>;
  close(): Promise<void>;
}

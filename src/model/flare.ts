// What kind of bundle this is and which file plays which role.
import type { FileRole } from './file-kind.ts';
import type { FileRoleName } from './file-kind-table.ts';
import type { FlareKind } from './flare-kind.ts';

/** A file of the flare. `path` is below the root folder. */
export interface FlareFile extends FileRole<FileRoleName | 'other'> {
  readonly path: string;
  readonly bytes: number;
  readonly isDamaged: boolean;
}

/** The text of a file read as a whole, split into lines without their ends; line n is `lines[n - 1]`. */
export interface FlareDocument {
  readonly path: string;
  readonly role: FileRoleName | 'other';
  readonly lines: readonly string[];
}

export interface Flare {
  readonly kind: FlareKind;
  readonly rootDir: string;
  /** Made by the command line because the daemon could not be reached. */
  readonly isLocal: boolean;
  /** Creation ended early: most files are missing for that reason alone. */
  readonly isTruncated: boolean;
  /** The archive ends early or holds more than is read: a file that is not here may have been behind that. */
  readonly isCut: boolean;
  /** Paths of entries that are there and were refused: links, encrypted ones. None of them is in `files`. */
  readonly unread: readonly string[];
  readonly files: readonly FlareFile[];
}

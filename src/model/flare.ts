// What kind of bundle this is and which file plays which role.
import type { LogSource } from './log.ts';

export const FLARE_KINDS = ['agent', 'security-agent', 'cluster-agent', 'unknown'] as const;
export type FlareKind = (typeof FLARE_KINDS)[number];

/**
 * How a file is read: `document` is kept as text for the fact readers, `lines` is only searched line by
 * line, `both` is both, `ignore` is verified and counted but not looked into.
 */
export type FileReading = 'document' | 'lines' | 'both' | 'ignore';

export interface FileRole {
  readonly role: string;
  readonly reading: FileReading;
  readonly source?: LogSource;
}

/** A file of the flare. `path` is below the root folder. */
export interface FlareFile extends FileRole {
  readonly path: string;
  readonly bytes: number;
  readonly isDamaged: boolean;
}

/** The text of a file read as a whole, split into lines without their ends; line n is `lines[n - 1]`. */
export interface FlareDocument {
  readonly path: string;
  readonly role: string;
  readonly lines: readonly string[];
}

export interface Flare {
  readonly kind: FlareKind;
  readonly rootDir: string;
  /** Made by the command line because the daemon could not be reached. */
  readonly isLocal: boolean;
  /** Creation ended early: most files are missing for that reason alone. */
  readonly isTruncated: boolean;
  readonly files: readonly FlareFile[];
}

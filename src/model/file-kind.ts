// A kind of file in a flare: how it is found, how it is read, and which flares can hold it. All kinds stand in
// file-kind-table.ts.
import type { FlareKind } from './flare-kind.ts';
import type { LogSource } from './log.ts';

/**
 * How a file becomes facts: `document` is kept as text for its reader, `stream` is handed to its reader line by
 * line and never kept, `none` is verified and counted but not looked into.
 */
export type FileReading = 'document' | 'stream' | 'none';

/** What a file is for the program. With a `source` its lines are searched too, whatever its reading is. */
export interface FileRole<Name extends string = string> {
  readonly role: Name;
  readonly reading: FileReading;
  readonly source?: LogSource;
}

export interface FileKind<Name extends string = string> extends FileRole<Name> {
  /** Where a current Agent puts it, below the root; the folder when the kind covers several files. */
  readonly path: string;
  /** Where other versions, or other flares, put it. */
  readonly alsoAt?: readonly string[];
  /** Every path that plays this role. */
  readonly pattern: RegExp;
  /** Kinds of flares that may hold it. */
  readonly kinds: readonly FlareKind[];
  /** A flare made without reaching the daemon has it too. */
  readonly isInLocal: boolean;
  /** It describes the process that wrote it: in a local flare the command line, not the daemon (core 1.6). */
  readonly isOfProcess: boolean;
  /** Only hosts with this operating system have it. */
  readonly os?: 'linux' | 'windows';
  /** Only an Agent on one of these platforms (values of the fact `env.platform`) has it. */
  readonly platforms?: readonly string[];
}

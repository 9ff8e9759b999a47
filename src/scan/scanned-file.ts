// What is known of a file when it was scanned. Plain data: it may come from another thread.
import type { LogSource, TroubleCounts } from '../model/log.ts';
import type { DatedLine, RawGap } from './time/gap-finder.ts';

export interface ScannedFile {
  /** As stored. */
  readonly file: string;
  readonly source: LogSource;
  readonly lines: number;
  readonly firstLine: string | undefined;
  readonly lastLine: string;
  /** The first line at the debug level. */
  readonly debugLine: { readonly line: number; readonly text: string } | undefined;
  /** Dates and gaps; of a component's log only. */
  readonly clock: {
    readonly first: DatedLine | undefined;
    readonly last: DatedLine | undefined;
    readonly gaps: readonly RawGap[];
  };
  readonly trouble: TroubleCounts;
  /** Lines of which only the start was searched. */
  readonly cutLines: number;
}

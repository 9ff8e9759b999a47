// What one thread found in the files it scanned, as plain data that another thread can take over: put together, shares
// give what one thread would have found in all of the files.
import type { EventShare } from './hits/event-list.ts';
import type { FileSample } from './hits/file-hits.ts';
import type { RawHit } from './hits/raw-hit.ts';
import type { ScannedFile } from './scanned-file.ts';
import type { ShownShare } from './hits/shown-lines.ts';
import type { TemplateShare } from './templates/template-table.ts';

interface LastInFiles {
  readonly items: readonly RawHit[];
  readonly isCut: boolean;
}

export interface ScanShare {
  readonly files: readonly ScannedFile[];
  /** By pattern id, as are `events`. */
  readonly samples: readonly (readonly [string, FileSample & { readonly lasts: LastInFiles }])[];
  readonly events: readonly (readonly [string, EventShare])[];
  readonly shown: ShownShare;
  readonly templates: TemplateShare;
}

// Something that the Agent could not collect, as flare_creation.log says it.
import type { Place } from '../../model/place.ts';

/** `file` is a path below the root, a folder of the host, or the Go function of a provider (`subject` tells). */
export interface CollectionFailure {
  readonly subject: 'file' | 'folder' | 'provider';
  readonly file: string;
  readonly error: string;
  /** A file of the host could not be read: an error about a file that is not there tells of the host. */
  readonly isCopy: boolean;
  readonly place: Place;
}

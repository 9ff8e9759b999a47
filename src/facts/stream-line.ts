// A line of a file that streams past: a LineReader learns the path of its file only after the last line.
import type { Place } from '../model/place.ts';

/** A place without its file. */
export type StreamLine = Omit<Place, 'file'>;

// A file that was read line by line while the archive streamed past: its facts stand, its lines are gone.
import type { Fact } from '../model/fact.ts';

export interface StreamedFile {
  readonly path: string;
  readonly role: string;
  readonly firstLine: string;
  readonly facts: readonly Fact[];
}

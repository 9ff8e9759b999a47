// A file that was read line by line while the archive streamed past: its facts stand, its lines are gone.
import type { Fact } from '../model/fact.ts';
import type { FileRoleName } from '../model/file-kind-table.ts';

export interface StreamedFile {
  readonly path: string;
  readonly role: FileRoleName | 'other';
  readonly firstLine: string;
  readonly facts: readonly Fact[];
}

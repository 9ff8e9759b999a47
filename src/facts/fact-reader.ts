// The three ways in which facts come about: read from a document, read line by line from a stream, derived from
// other facts. Each family of facts lists its own in <family>/<family>-reader-table.ts.
import type { FileRoleName } from '../model/file-kind-table.ts';
import type { Lookup } from '../model/absence.ts';
import type { Fact } from '../model/fact.ts';
import type { FactName } from '../model/fact-table.ts';
import type { FlareDocument } from '../model/flare.ts';
import type { FactView } from './fact-view.ts';
import type { YamlNode } from './yaml/yaml-tree.ts';

/** `yaml` parses YAML or JSON at first use. */
export interface ReaderInput {
  readonly document: FlareDocument;
  readonly yaml: () => YamlNode | undefined;
}

/** Never throws, whatever the text is; a fact is whole or not there. At most one fact per name. */
export type FactReader = (input: ReaderInput) => readonly Fact[];

/** Reads a file too large to keep: sees each line once, holds a bounded state, never throws. */
export interface LineReader {
  /** `text` without the line’s end; `line` is 1-based. */
  read(text: string, line: number): void;
  /** After the last line; `file` is the path below the root. At most one fact per name. */
  facts(file: string): readonly Fact[];
}

/** Asked when no file states the fact. Undefined: what it needs is not there; the catalogue’s files then say why. */
export type Derivation = (view: FactView) => Fact | Lookup<Fact> | undefined;

export type FactReaders = Readonly<Partial<Record<FileRoleName | 'other', FactReader>>>;
export type LineReaders = Readonly<Partial<Record<FileRoleName | 'other', () => LineReader>>>;
export type Derivations = Readonly<Partial<Record<FactName, Derivation>>>;

export const ofText =
  (read: (document: FlareDocument) => readonly Fact[]): FactReader =>
  ({ document }) =>
    read(document);

export const ofYaml =
  (read: (document: FlareDocument, root: YamlNode | undefined) => readonly Fact[]): FactReader =>
  ({ document, yaml }) =>
    read(document, yaml());

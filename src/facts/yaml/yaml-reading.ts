// What the reading of a YAML or JSON document ends with: its tree, or why it cannot be read.
import type { FlareDocument } from '../../model/flare.ts';
import type { Problem } from '../../model/problem.ts';
import type { YamlNode } from './yaml-tree.ts';

/** Why a document cannot be read; `line` where its first mistake stands, when it is known. */
export interface YamlFailure {
  readonly reason: string;
  readonly line?: number;
  readonly problem: Problem;
}

export type YamlReading =
  { readonly ok: true; readonly root: YamlNode } | ({ readonly ok: false } & YamlFailure);

/** `reason` must hold nothing of the document. */
export function unparsable(document: FlareDocument, reason: string, line?: number): YamlReading {
  const where = line === undefined ? '' : ` at line ${line}`;
  const message = `${document.path} could not be understood: ${reason}${where}.`;
  const problem: Problem = { code: 'file-unparsable', file: document.path, message };
  return { ok: false, reason, problem, ...(line === undefined ? {} : { line }) };
}

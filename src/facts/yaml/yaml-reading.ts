// What the reading of a YAML or JSON document ends with: its tree, or why it cannot be read.
import type { FlareDocument } from '../../model/flare.ts';
import type { Problem } from '../../model/problem.ts';
import type { YamlNode } from './yaml-tree.ts';

export type YamlReading =
  { readonly ok: true; readonly root: YamlNode } | { readonly ok: false; readonly problem: Problem };

/** `reason` must hold nothing of the document. */
export function unparsable(document: FlareDocument, reason: string): YamlReading {
  const message = `${document.path} could not be understood: ${reason}.`;
  return { ok: false, problem: { code: 'file-unparsable', file: document.path, message } };
}

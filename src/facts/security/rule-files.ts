// The files below runtime-security.d and compliance.d, parsed, for the readers of policies and of benchmarks.
import type { FileRoleName } from '../../model/file-kind-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Confidence } from '../../model/severity.ts';
import type { DocumentStore } from '../document-store.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';

export interface RuleFile {
  readonly document: FlareDocument;
  /** Below its folder. */
  readonly name: string;
  /** Undefined when it cannot be parsed. */
  readonly root: YamlNode | undefined;
}

export interface RuleFiles {
  readonly files: readonly RuleFile[];
  /** low when a file was cut, and so left out. */
  readonly confidence: Confidence;
}

const MAX_FILES = 500;

/** In the order of their paths; undefined without a file of that kind. */
export function ruleFiles(store: DocumentStore, role: FileRoleName, suffix: RegExp): RuleFiles | undefined {
  const documents = store.ofRole(role).filter(({ path }) => suffix.test(path));
  const whole = documents.filter(({ path }) => !store.isDamaged(path)).slice(0, MAX_FILES);
  if (whole.length === 0) return undefined;
  return {
    files: whole.map((document) => ({
      document,
      name: document.path.replace(/^(?:etc\/confd\/)?[^/]*\//, ''),
      root: store.yaml(document),
    })),
    confidence: whole.length < documents.length ? 'low' : 'high',
  };
}

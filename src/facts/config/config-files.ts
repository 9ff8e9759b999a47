// The configuration files of each process: which they are, whether an unset key can be told from a missing file,
// and what one file says of a key.
import type { Lookup } from '../../model/absence.ts';
import { fileKindOf, type FileRoleName } from '../../model/file-kind-table.ts';
import type { ConfigFileValue, ConfigProcess } from '../../model/knowledge.ts';
import type { Place } from '../../model/place.ts';
import { explainFileAbsence, saysNoSuchFile, type AbsenceEvidence } from '../absence.ts';
import { spellingsOf } from './config-keys.ts';
import { statementIn } from './config-source.ts';
import type { DocumentStore } from '../document-store.ts';
import { placeAt } from '../make-fact.ts';

/** Roles of the files that a process reads, strongest first (security 6.1). */
export const CONFIG_FILE_ROLES: Readonly<Record<ConfigProcess, readonly FileRoleName[]>> = {
  agent: ['etc-datadog'],
  'system-probe': ['etc-system-probe'],
  'security-agent': ['etc-security-agent', 'etc-datadog'],
  'process-agent': ['etc-datadog'],
  'cluster-agent': ['etc-cluster-agent'],
};

export interface ConfigFileInputs {
  readonly store: DocumentStore;
  readonly evidence: AbsenceEvidence;
}

/**
 * The line that shows that a file does not set a key: its first line, or the line of flare_creation.log that says
 * there is no such file on the host. Unknown when the file is not in the flare and nothing says why.
 */
export function unsetPlace(path: string, { store, evidence }: ConfigFileInputs): Lookup<Place> {
  const document = store.byPath(path);
  const isWhole =
    document !== undefined && store.yaml(document) !== undefined && !store.isDamaged(document.path);
  if (isWhole) return { known: true, value: placeAt(document, 1) };
  const failure = document === undefined ? evidence.failures.ofPath(path) : undefined;
  if (failure !== undefined && saysNoSuchFile(failure.error)) return { known: true, value: failure.place };
  return { known: false, missing: explainFileAbsence(path, evidence) };
}

/** See Knowledge.configFile: whatever is in effect, what does this file say of the key? */
export function configFileValue(
  path: string,
  key: string,
  inputs: ConfigFileInputs,
): Lookup<ConfigFileValue> {
  const document = inputs.store.byPath(path);
  const root = document === undefined ? undefined : inputs.store.yaml(document);
  if (document !== undefined && root !== undefined) {
    const statement = statementIn(document, root, { spelling: key, type: spellingsOf(key).spec?.type });
    if (statement !== undefined) {
      const { value, isMasked, place } = statement;
      return { known: true, value: { value, isMasked, ...place } };
    }
  }
  const unset = unsetPlace(path, inputs);
  return unset.known ? { known: true, value: { value: undefined, isMasked: false, ...unset.value } } : unset;
}

/** The path of a role in this flare: `.yml` is read like `.yaml`. */
export function configPathOf(role: FileRoleName, store: DocumentStore): string {
  return store.ofRole(role)[0]?.path ?? fileKindOf(role)?.path ?? role;
}

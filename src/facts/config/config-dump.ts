// The dumps of settings in a flare, and which process each of them describes.
import type { FileRoleName } from '../../model/file-kind-table.ts';
import type { Flare, FlareDocument } from '../../model/flare.ts';
import type { ConfigProcess } from '../../model/knowledge.ts';
import type { Place } from '../../model/place.ts';
import type { Confidence } from '../../model/severity.ts';
import { statementIn, yamlSource, type ConfigSource } from './config-source.ts';
import type { DocumentStore } from '../document-store.ts';
import { placeAt } from '../make-fact.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';

export interface ConfigDump {
  readonly source: ConfigSource;
  /** Its first line: shows that a key is not in it. */
  readonly place: Place;
  /** The process asked for, another process’s view of it, or the command that made the flare. */
  readonly describes: 'process' | 'other-process' | 'command-line';
}

/** Dumps of processes that the maker of the flare asks; the others have one when they are that maker (core 4.1-4.2). */
const DUMPS: Readonly<Partial<Record<ConfigProcess, FileRoleName>>> = {
  'system-probe': 'system-probe-config-dump',
  'process-agent': 'process-agent-config-dump',
};

export function configDump(
  process: ConfigProcess,
  flare: Flare,
  store: DocumentStore,
): ConfigDump | undefined {
  const role = DUMPS[process] ?? (flare.kind === process ? 'runtime-config-dump' : undefined);
  const document = role === undefined ? undefined : store.ofRole(role)[0];
  const root = document === undefined ? undefined : store.yaml(document);
  if (document === undefined || root?.kind !== 'map') return undefined;

  const describes = describedBy(process, flare.isLocal, { document, root });
  return {
    describes,
    place: placeAt(document, 1),
    source: yamlSource({ document, root, layer: 'runtime', confidence: CONFIDENCE[describes], isDump: true }),
  };
}

const CONFIDENCE: Readonly<Record<ConfigDump['describes'], Confidence>> = {
  process: 'high',
  'other-process': 'medium',
  'command-line': 'low',
};

/**
 * runtime_config_dump.yaml describes the maker of the flare (core 4.1). process-agent answers itself or its dump is a
 * sentence. system_probe_runtime_config_dump.yaml comes from system-probe itself only when it says that system-probe
 * is on; else the Agent wrote what it sees of the settings, without the variables of the other container
 * (security 1.2).
 */
function describedBy(
  process: ConfigProcess,
  isLocal: boolean,
  { document, root }: { readonly document: FlareDocument; readonly root: YamlNode },
): ConfigDump['describes'] {
  if (process === 'process-agent') return 'process';
  if (isLocal) return 'command-line';
  if (process !== 'system-probe') return 'process';
  const gate = statementIn(document, root, { spelling: 'system_probe_config.enabled', type: 'boolean' });
  return gate?.value === true ? 'process' : 'other-process';
}

// The dumps of settings in a flare, and which process each of them describes.
import type { Flare } from '../../model/flare.ts';
import type { ConfigProcess } from '../../model/knowledge.ts';
import type { Place } from '../../model/place.ts';
import type { Confidence } from '../../model/severity.ts';
import { statementIn, yamlSource, type ConfigSource } from './config-source.ts';
import type { DocumentStore } from '../document-store.ts';
import { placeAt } from '../make-fact.ts';

export interface ConfigDump {
  readonly source: ConfigSource;
  /** Its first line: shows that a key is not in it. */
  readonly place: Place;
  /** The process asked for, another process’s view of it, or the command that made the flare. */
  readonly describes: 'process' | 'other-process' | 'command-line';
}

/**
 * runtime_config_dump.yaml describes the maker of the flare (core 4.1). system_probe_runtime_config_dump.yaml comes
 * from system-probe itself only when it says that system-probe is on; else the Agent wrote what it sees of the
 * settings, without the variables of the other container (security 1.2).
 */
export function configDump(
  process: ConfigProcess,
  flare: Flare,
  store: DocumentStore,
): ConfigDump | undefined {
  const isProbe = process === 'system-probe';
  if (!isProbe && flare.kind !== process) return undefined;
  const document = store.ofRole(isProbe ? 'system-probe-config-dump' : 'runtime-config-dump')[0];
  const root = document === undefined ? undefined : store.yaml(document);
  if (document === undefined || root?.kind !== 'map') return undefined;

  const dump = (describes: ConfigDump['describes'], confidence: Confidence): ConfigDump => ({
    describes,
    place: placeAt(document, 1),
    source: yamlSource({ document, root, layer: 'runtime', confidence, isDump: true }),
  });
  if (flare.isLocal) return dump('command-line', 'low');
  const gate = statementIn(document, root, { spelling: 'system_probe_config.enabled', type: 'boolean' });
  return isProbe && gate?.value !== true ? dump('other-process', 'medium') : dump('process', 'high');
}

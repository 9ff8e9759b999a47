// The other inventory payloads (core 1.5): one file per component, each with one map of its values.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { booleanOf, fieldFacts, type FieldReading } from '../yaml/yaml-fact.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';

// {"hostname": "web-01", "otel_metadata": {"enabled": true, "version": "7.65.0", …}}
const FIELDS: readonly FieldReading[] = [
  { name: 'otelAgent.enabled', path: ['otel_metadata', 'enabled'], parse: booleanOf },
  { name: 'otelAgent.version', path: ['otel_metadata', 'version'] },
  { name: 'otelAgent.extensionVersion', path: ['otel_metadata', 'extension_version'] },
  { name: 'haAgent.enabled', path: ['ha_agent_metadata', 'enabled'], parse: booleanOf },
  { name: 'haAgent.state', path: ['ha_agent_metadata', 'state'] },
  { name: 'systemProbe.version', path: ['system_probe_metadata', 'agent_version'] },
  { name: 'securityAgent.version', path: ['security_agent_metadata', 'agent_version'] },
  { name: 'processAgent.version', path: ['process_agent_metadata', 'agent_version'] },
];

export function readInventoryOther(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return fieldFacts(FIELDS, { document, root, confidence: 'medium' });
}

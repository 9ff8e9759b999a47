// What etc/datadog.yaml alone tells of its settings: which of them the Agent does not read from it, which are
// scrubbed, and which a secrets backend keeps.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { entriesAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';
import { spellingsOf } from './config-keys.ts';
import { hasText, leavesOf, type ConfigLeaf } from './config-leaves.ts';
import { isSecretHandle } from './config-value.ts';
import { holdsMask } from '../../util/masked-text.ts';

export function readMainConfig(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  if (root?.kind !== 'map') return [];
  const leaves = leavesOf(root);
  return [
    wrongFileFact(document, root, leaves),
    keysFact(
      'config.masked',
      document,
      leaves.filter(({ node }) => hasText(node, holdsMask)),
    ),
    keysFact(
      'config.secretHandles',
      document,
      leaves.filter(({ node }) => hasText(node, isSecretHandle)),
    ),
  ];
}

/** Read by system-probe alone, from its own file (security 6.1). */
const PROBE_BLOCKS = [
  'system_probe_config',
  'network_config',
  'service_monitoring_config',
  'event_monitoring_config',
  'ccm_network_config',
  'discovery',
] as const;
const PROBE_FILE = 'etc/system-probe.yaml';

/*
 * network_config:
 *   enabled: true
 * runtime_security_config:
 *   enabled: true          the security-agent reads this one here
 *   network:
 *     enabled: false
 */
function wrongFileFact(document: FlareDocument, root: YamlNode, leaves: readonly ConfigLeaf[]): Fact {
  const blocks = entriesAt(root).filter(isProbeBlock);
  const settings = leaves.filter(({ key }) => isProbeSetting(key));
  const found = [...blocks, ...settings].sort((a, b) => a.line - b.line);
  const records = found.map(({ key }) => ({ key, file: document.path, belongsTo: PROBE_FILE }));
  return makeFact('config.wrongFile', records, basis(document, found));
}

function isProbeBlock({ key, node }: YamlEntry): boolean {
  const isEmpty =
    node.kind === 'map' ? node.entries.size === 0 : node.kind === 'scalar' && node.value === null;
  return !isEmpty && PROBE_BLOCKS.some((block) => key === block || key.startsWith(`${block}.`));
}

/** Workload Protection’s settings of the probe side are those that moved to `event_monitoring_config` (security 4.1). */
function isProbeSetting(key: string): boolean {
  return key.startsWith('runtime_security_config.') && spellingsOf(key).spec?.hasWinningTwin === true;
}

function keysFact(name: FactName, document: FlareDocument, leaves: readonly ConfigLeaf[]): Fact {
  return makeFact(
    name,
    leaves.map(({ key }) => key),
    basis(document, leaves),
  );
}

function basis(
  document: FlareDocument,
  found: readonly { readonly line: number }[],
): Place & { readonly itemPlaces: readonly Place[] } {
  const itemPlaces = found.map(({ line }) => placeAt(document, line));
  return { ...(itemPlaces[0] ?? placeAt(document, 1)), itemPlaces };
}

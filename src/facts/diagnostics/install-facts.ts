// What installed the Agent, in which version of the tool, and which versions of the Agent ran on this host before.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { parseRfc3339 } from '../go/go-date.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { parseVersion } from '../../util/versions.ts';
import { entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';

const FIELDS: readonly (readonly [key: string, name: FactName])[] = [
  ['tool', 'install.tool'],
  ['tool_version', 'install.toolVersion'],
  ['installer_version', 'install.installerVersion'],
];

/*
 * install_method:
 *   tool: install_script
 *   tool_version: install_script
 *   installer_version: install_script-1.2.3
 */
/** install_info (core 4.12). */
export function readInstallTool(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return FIELDS.flatMap(([key, name]) => {
    const entry = entryAt(root, 'install_method', key);
    const text = textAt(root, 'install_method', key)?.trim() ?? '';
    const isStated = entry !== undefined && text !== '' && text !== 'undefined';
    return isStated ? [makeFact(name, text, placeAt(document, entry.line))] : [];
  });
}

interface InstalledVersion {
  readonly version: string;
  readonly atMs: number | undefined;
  readonly tool: string | undefined;
  readonly place: Place;
}

const MAX_VERSIONS = 500;

// {"entries":[{"version":"7.40.0","timestamp":"2022-04-07T14:24:58.152534935Z","install_method":{"tool":"dpkg"}}]}
/** version-history.json (core 4.12): oldest first, one entry for each change. */
export function readVersionChanges(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const versions = listAt(root, 'entries').flatMap((node) => versionOf(document, node));
  const last = versions.at(-1);
  if (last === undefined) return [];
  const items = versions.slice(-MAX_VERSIONS).map(({ version, atMs, tool, place }): ListItem => ({
    value: { version, ...(atMs === undefined ? {} : { atMs }), ...(tool === undefined ? {} : { tool }) },
    place,
  }));
  return [listFact('install.versions', items, last.place), ...changeFacts(last, versions.at(-2))];
}

function versionOf(document: FlareDocument, node: YamlNode): InstalledVersion[] {
  const entry = entryAt(node, 'version');
  const version = textAt(node, 'version')?.trim() ?? '';
  if (entry === undefined || version === '') return [];
  const tool = textAt(node, 'install_method', 'tool')?.trim() ?? '';
  return [
    {
      version,
      atMs: parseRfc3339(textAt(node, 'timestamp') ?? ''),
      tool: tool === '' ? undefined : tool,
      place: placeAt(document, entry.line),
    },
  ];
}

/** The first entry is the installation and no change. */
function changeFacts(last: InstalledVersion, before: InstalledVersion | undefined): Fact[] {
  if (before === undefined) return [];
  const [from, to] = [parseVersion(before.version), parseVersion(last.version)];
  return [
    makeFact('install.previousVersion', before.version, before.place),
    ...(last.atMs === undefined ? [] : [makeFact('install.versionChangedAt', last.atMs, last.place)]),
    ...(from === undefined || to === undefined
      ? []
      : [makeFact('install.downgraded', to.compare(from) < 0, last.place)]),
  ];
}

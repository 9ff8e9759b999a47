// Instances of the checks that rules look into, from etc/confd: tcp_check and process. How the checks ran is in
// the status page.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import type { DocumentStore } from '../document-store.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { typedText } from '../config/config-value.ts';
import { entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';

export interface CheckInstance {
  readonly node: YamlNode;
  readonly place: Place;
}

const MAX_FILES = 100;
const MAX_INSTANCES = 1000;

/** The `instances:` of every active file of a check; `opening` is the line of the first such key. */
export function checkInstances(
  check: string,
  store: DocumentStore,
): { readonly opening: Place; readonly instances: readonly CheckInstance[] } | undefined {
  const active = activeFiles(check, store.ofRole('etc-confd')).slice(0, MAX_FILES);
  const files = active.flatMap((document) => {
    const root = store.yaml(document);
    const entry = entryAt(root, 'instances');
    return entry === undefined ? [] : [{ document, root, line: entry.line }];
  });
  const [first] = files;
  if (first === undefined) return undefined;
  const instances = files.flatMap(({ document, root }) =>
    listAt(root, 'instances').map((node) => ({ node, place: placeAt(document, firstLineOf(node)) })),
  );
  return { opening: placeAt(first.document, first.line), instances: instances.slice(0, MAX_INSTANCES) };
}

/** The name says which instance it is. */
function firstLineOf(node: YamlNode): number {
  return entryAt(node, 'name')?.line ?? node.line;
}

/** `tcp_check.d/*.yaml` and the older `tcp_check.yaml`; a default file counts only alone (core 1.5). */
function activeFiles(check: string, documents: readonly FlareDocument[]): readonly FlareDocument[] {
  const own = documents.filter(({ path }) => {
    const parts = path.split('/');
    const name = parts.at(-1) ?? '';
    const isOwn = parts.at(-2) === `${check}.d` || /^(.*)\.ya?ml(?:\.default)?$/.exec(name)?.[1] === check;
    return isOwn && !/^(?:auto_conf|metrics)\.ya?ml/.test(name);
  });
  const user = own.filter(({ path }) => !path.endsWith('.default'));
  return user.length > 0 ? user : own;
}

/** A switch of an instance, as the checks read it: `true`, `"true"`, `"yes"`, `1`. */
export function isSwitchedOn(node: YamlNode, key: string, fallback: boolean): boolean {
  const text = textAt(node, key);
  if (text === undefined) return fallback;
  return ['yes', 'y', 'on'].includes(text.toLowerCase()) || typedText(text, 'boolean') === true;
}

/** The facts `tcpCheck.instances` and `processCheck.instances`; undefined without a file of the check. */
export function instancesFact(
  name: FactName,
  store: DocumentStore,
  { check, record }: { readonly check: string; readonly record: (node: YamlNode) => FactRecord },
): Fact | undefined {
  const found = checkInstances(check, store);
  if (found === undefined) return undefined;
  const { opening, instances } = found;
  return makeFact(
    name,
    instances.map(({ node }) => record(node)),
    { ...opening, itemPlaces: instances.map(({ place }) => place) },
  );
}

/*
 * instances:
 *   - name: db
 *     host: localhost
 *     port: 5432
 *     collect_response_time: true
 */
export function tcpInstance(node: YamlNode): FactRecord {
  const port = Number(textAt(node, 'port') ?? '');
  return {
    name: textAt(node, 'name') ?? '',
    host: textAt(node, 'host') ?? '',
    ...(Number.isInteger(port) && port > 0 ? { port } : {}),
    ipv4Only: isSwitchedOn(node, 'ipv4_only', false),
    collectResponseTime: isSwitchedOn(node, 'collect_response_time', false),
  };
}

/*
 * instances:
 *   - name: ssh
 *     search_string: ['ssh', 'sshd']
 *     exact_match: false
 */
export function processInstance(node: YamlNode): FactRecord {
  const words = listAt(node, 'search_string').map((item) =>
    item.kind === 'scalar' ? String(item.value) : '',
  );
  return {
    name: textAt(node, 'name') ?? '',
    searchString: words.length > 0 ? words.join(', ') : (textAt(node, 'search_string') ?? ''),
    exactMatch: isSwitchedOn(node, 'exact_match', true),
  };
}

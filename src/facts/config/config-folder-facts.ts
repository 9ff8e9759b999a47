// What the files below etc/ are, apart from what they set: which do not parse, which the Agent does not read, and
// which configure one check twice. Told of the files that are in the flare; that others are not is not told.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { ETC_ROLES } from '../../model/file-kind-table.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import type { Place } from '../../model/place.ts';

const MAX_FILES = 1000;

/** `conf.yaml.bak`, `conf.yaml.disabled`: copied into the flare, not read by the Agent (core 1.5). */
const INACTIVE = /\.ya?ml\.(?!default$)[^/]{1,100}$/i;

export function unparsableFilesFact({ store }: FactView): Fact | undefined {
  const documents = ETC_ROLES.flatMap((role) => store.ofRole(role))
    .filter(({ path }) => !INACTIVE.test(path))
    .filter((document) => store.yaml(document) === undefined);
  const found = documents.flatMap((document) => {
    const failure = store.unparsable.get(document.path);
    if (failure === undefined) return [];
    const { reason, line = 1 } = failure;
    return [{ record: { file: document.path, reason }, place: placeAt(document, line) }];
  });
  return recordsFact('config.unparsableFiles', found);
}

export function inactiveFilesFact({ flare, store }: FactView): Fact | undefined {
  const paths = flare.files
    .filter(({ role, path }) => role === 'etc-confd' && INACTIVE.test(path))
    .map(({ path }) => path)
    .sort()
    .slice(0, MAX_FILES);
  const itemPlaces = paths.map((path) => store.opening(path));
  const [first] = itemPlaces;
  return first === undefined ? undefined : makeFact('config.inactiveFiles', paths, { ...first, itemPlaces });
}

/*
 * etc/confd/nginx.yaml
 * etc/confd/nginx.d/conf.yaml
 */
const LEGACY = /^(etc\/confd\/(?:fleet\/)?)([^/]{1,200})\.ya?ml$/;

/** The Agent loads both, so that each instance may run twice (core 4.3). */
export function duplicateCheckFilesFact({ flare, store }: FactView): Fact | undefined {
  const paths = new Set(flare.files.map(({ path }) => path));
  const found = [...paths].sort().flatMap((legacyFile) => {
    const [, folder = '', check = ''] = LEGACY.exec(legacyFile) ?? [];
    const file = ['yaml', 'yml']
      .map((ending) => `${folder}${check}.d/conf.${ending}`)
      .find((path) => check !== '' && paths.has(path));
    return file === undefined
      ? []
      : [{ record: { check, legacyFile, file }, place: store.opening(legacyFile) }];
  });
  return recordsFact('config.duplicateCheckFiles', found);
}

function recordsFact(
  name: 'config.unparsableFiles' | 'config.duplicateCheckFiles',
  found: readonly { readonly record: FactRecord; readonly place: Place }[],
): Fact | undefined {
  const kept = found.slice(0, MAX_FILES);
  const [first] = kept;
  if (first === undefined) return undefined;
  return makeFact(
    name,
    kept.map(({ record }) => record),
    { ...first.place, itemPlaces: kept.map(({ place }) => place) },
  );
}

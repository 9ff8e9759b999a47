// Which files the Agent copied into the flare and somebody took out again: the Agent notes each file that it copies
// in permissions.log, and each that it fails to copy in flare_creation.log (core 4.19, 4.20).
import type { Fact } from '../../model/fact.ts';
import type { Flare } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { permissionRows } from '../diagnostics/permission-rows.ts';
import type { DocumentStore } from '../document-store.ts';
import { listFact } from '../list-fact.ts';
import { placeAt } from '../make-fact.ts';
import { copiedPathOf } from './host-path.ts';
import { MAX_FAILURES, readFlareCreation } from './flare-creation.ts';

/** By path in the flare: the line that shows that it was copied. Undefined: nobody can tell. */
export function missingCopies(flare: Flare, store: DocumentStore): ReadonlyMap<string, Place> | undefined {
  const log = store.ofRole('flare-creation')[0];
  // Without the whole log of failures a file may be missing because it could not be copied.
  if (log === undefined || store.isDamaged(log.path)) return undefined;
  const { failures } = readFlareCreation(log);
  if (failures.length >= MAX_FAILURES) return undefined;
  const failed = new Set(failures.map(({ file }) => file));
  const unseen = unseenCopies(flare, store);
  return unseen === undefined ? undefined : new Map([...unseen].filter(([path]) => !failed.has(path)));
}

/** The same with those that the Agent may have failed to copy. Undefined: there is no list of copies. */
export function unseenCopies(flare: Flare, store: DocumentStore): ReadonlyMap<string, Place> | undefined {
  const listed = store.ofRole('permissions')[0];
  if (listed === undefined) return undefined;
  const known = new Set([...flare.files.map(({ path }) => path), ...flare.unread]);
  const missing = new Map<string, Place>();
  for (const { path, mode, error, place } of permissionRows(listed)) {
    const isFile = mode !== undefined && mode.startsWith('-') && error === undefined;
    const copy = isFile ? copiedPathOf(path) : undefined;
    if (copy !== undefined && !known.has(copy)) missing.set(copy, place);
  }
  return missing;
}

/** An archive that ends early lacks files for that reason. */
export function removedFilesFact(flare: Flare, store: DocumentStore): Fact | undefined {
  const listed = store.ofRole('permissions')[0];
  const missing = flare.isCut ? undefined : missingCopies(flare, store);
  if (listed === undefined || missing === undefined) return undefined;
  const items = [...missing].map(([value, place]) => ({ value, place }));
  items.sort((a, b) => (a.value < b.value ? -1 : 1));
  const fact = listFact('flare.removedFiles', items.slice(0, 1000), placeAt(listed, 1));
  return { ...fact, confidence: 'medium' };
}

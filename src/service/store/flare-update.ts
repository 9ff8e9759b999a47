import type { FlareRecord } from './flare-record-schema.ts';

export type FlareChanges = Partial<Pick<FlareRecord, 'status' | 'attempts' | 'failure' | 'summary'>>;

/** Changes of a record, or how they follow from it. */
export type FlareUpdate = FlareChanges | ((record: FlareRecord) => FlareChanges);

export function updated(record: FlareRecord, update: FlareUpdate): FlareRecord {
  return { ...record, ...(typeof update === 'function' ? update(record) : update) };
}

// What a sender says of a flare: the whole of it for a new one, what is still open for one that is here already.
import { flareIdOf, type FlareRecord } from './flare-record-schema.ts';
import type { CommittedFlare, ReceivedBundle, UploadDetails } from './flare-store.ts';

export function newRecord({ sha256, bytes }: ReceivedBundle, details: UploadDetails): FlareRecord {
  return {
    id: flareIdOf(sha256),
    sha256,
    bytes,
    ...details,
    uploadedAt: new Date().toISOString(),
    status: 'queued',
    attempts: 0,
    failure: null,
    summary: null,
  };
}

/** The case and the note that a flare has after it was sent again: the first ones given. */
export function completedDetails(
  record: FlareRecord,
  details: UploadDetails,
): Pick<FlareRecord, 'case' | 'note'> {
  return { case: record.case ?? details.case, note: record.note ?? details.note };
}

/** `record` is already completed by them. */
export function detailsNotKept(record: FlareRecord, details: UploadDetails): CommittedFlare['notKept'] {
  const isLost = (key: 'case' | 'note'): boolean => details[key] !== null && details[key] !== record[key];
  return {
    ...(isLost('case') ? { case: details.case } : {}),
    ...(isLost('note') ? { note: details.note } : {}),
  };
}

// A flare as the API shows it.
import type { FlareRecord } from '../store/flare-record-schema.ts';
import { failureProblem } from '../problem-document.ts';
import type { JobQueue } from '../queue/job-queue.ts';

export async function flareResource(record: FlareRecord, queue: JobQueue): Promise<object> {
  const { id, sha256, bytes, name, note, uploadedAt, status, failure, summary } = record;
  return {
    id,
    sha256,
    bytes,
    name,
    case: record.case,
    note,
    uploadedAt,
    status,
    progress: await progressOf(record, queue),
    hostname: summary?.hostname ?? null,
    kind: summary?.kind ?? null,
    agentVersion: summary?.agentVersion ?? null,
    findings: summary?.findings ?? [],
    ...(failure === null ? {} : { problem: failureProblem(failure) }),
    links: {
      self: `/api/v1/flares/${id}`,
      report: `/api/v1/flares/${id}/report`,
      files: `/api/v1/flares/${id}/files/`,
      page: `/flares/${id}`,
    },
  };
}

/** Unpacked bytes; of all only where the archive says. A record is finished a moment before its job is. */
async function progressOf({ id, status }: FlareRecord, queue: JobQueue): Promise<object | null> {
  const progress = status === 'running' ? await queue.progressOf(id) : undefined;
  return progress === undefined
    ? null
    : { readBytes: progress.readBytes, totalBytes: progress.totalBytes ?? null };
}

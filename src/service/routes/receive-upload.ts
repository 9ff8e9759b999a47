// Takes an uploaded bundle from a request, a form or a bare body, and has it analysed.
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type * as z from 'zod';
import { UsageError } from '../../errors.ts';
import { errorCodeOf } from '../../util/system-error.ts';
import { HttpError } from '../problem-document.ts';
import type { FlareRecord } from '../store/flare-record-schema.ts';
import type { CommittedFlare, ReceivedBundle, UploadDetails } from '../store/flare-store.ts';
import { tooLarge } from '../store/receive-file.ts';
import { bundleName, dispositionName } from './bundle-name.ts';
import { detailsSchema, MAX_FIELD_LENGTH } from './input-schema.ts';
import type { RouteParts } from './route-parts.ts';
import { parseInput } from './route-schema.ts';

type Details = z.infer<typeof detailsSchema>;

/** What is in a form beside the file. */
const FORM_LIMITS = { files: 1, fields: 5, parts: 6, fieldSize: 4 * MAX_FIELD_LENGTH, fileSize: Infinity };
/** Of a form around its file, so that a file of just the allowed size gets through. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

interface Upload {
  readonly bundle: ReceivedBundle;
  readonly name: string;
  readonly details: Details;
}

/** When it returns, the flare is safely stored and queued (or known already). */
export async function receiveUpload(request: FastifyRequest, parts: RouteParts): Promise<CommittedFlare> {
  const { store, queue, uploads, maxUploadBytes } = parts;
  if (Number(request.headers['content-length'] ?? 0) > maxUploadBytes + FORM_OVERHEAD_BYTES)
    throw tooLarge(maxUploadBytes);
  const committed = await uploads.pass(
    async () => {
      const upload = request.isMultipart()
        ? await receiveForm(request, parts)
        : await receiveBody(request, parts);
      return store.commit(upload.bundle, uploadDetails(upload));
    },
    await queue.waiting(),
  );
  return { ...committed, record: await queueFor(committed.record, parts) };
}

/** What failed is tried again when it is sent again. */
async function queueFor(record: FlareRecord, { store, queue }: RouteParts): Promise<FlareRecord> {
  const { id, status } = record;
  if (status === 'done' || status === 'running') return record;
  const again = { status: 'queued', attempts: 0, failure: null } as const;
  const queued = status === 'failed' ? await store.update(id, again) : record;
  await queue.add(id);
  return queued ?? record;
}

async function receiveBody(request: FastifyRequest, { store }: RouteParts): Promise<Upload> {
  const details = parseInput(detailsSchema, request.query);
  if (!(request.body instanceof Readable)) throw noFile();
  const bundle = await store.receive(request.body);
  return { bundle, name: details.name ?? dispositionName(request.headers['content-disposition']), details };
}

/** Fields may stand before or behind the file. */
async function receiveForm(request: FastifyRequest, { store }: RouteParts): Promise<Upload> {
  const fields: Record<string, unknown> = { ...(request.query as object) };
  let file: { bundle: ReceivedBundle; name: string } | undefined;
  try {
    for await (const part of request.parts({ limits: FORM_LIMITS })) {
      if (part.type === 'field') fields[part.fieldname] = fieldValue(part);
      else file = { bundle: await store.receive(part.file), name: part.filename };
    }
    const details = parseInput(detailsSchema, fields);
    if (file === undefined) throw noFile();
    return { bundle: file.bundle, name: details.name ?? file.name, details };
  } catch (error) {
    if (file !== undefined) await store.discard(file.bundle);
    throw isFormError(error) ? new HttpError('BAD_REQUEST', 'The form is cut off or malformed.') : error;
  }
}

/** The form parser throws bare errors; those of the disk and of this program have a code or a class. */
function isFormError(error: unknown): boolean {
  return error instanceof Error && error.name === 'Error' && errorCodeOf(error) === undefined;
}

function fieldValue(part: Multipart & { type: 'field' }): unknown {
  if (part.valueTruncated) throw new UsageError('BAD_OPTION', `A field is longer than ${MAX_FIELD_LENGTH}.`);
  return part.value;
}

function uploadDetails({ name, details }: Upload): UploadDetails {
  return {
    name: bundleName(name),
    case: textOrNull(details.case),
    note: textOrNull(details.note),
  };
}

function textOrNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function noFile(): HttpError {
  return new HttpError(
    'BAD_REQUEST',
    'The request holds no file. Send the archive as the body, or as the field “file” of a form.',
  );
}

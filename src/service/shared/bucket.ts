// The S3-compatible bucket that several processes share: bundles and reports.
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../errors.ts';
import { isSystemError } from '../../util/system-error.ts';
import { Unreachable } from '../unreachable.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** On a connection on which nothing moves. */
const SILENCE_TIMEOUT_MS = 60_000;

export interface BucketOptions {
  readonly bucket: string;
  /** Of a store that is not Amazon’s. */
  readonly endpoint?: string;
}

export interface Bucket {
  has(key: string): Promise<boolean>;
  putFile(key: string, path: string): Promise<void>;
  putText(key: string, text: string): Promise<void>;
  /** False when there is no such object. */
  getFile(key: string, path: string): Promise<boolean>;
  /** Undefined when there is no such object. */
  getText(key: string): Promise<string | undefined>;
  /** Does nothing when there is no such object. */
  delete(key: string): Promise<void>;
  close(): void;
}

/** Region and credentials are those of the environment, as for every program of AWS. Throws UsageError BAD_OPTION. */
export async function openBucket({ bucket: Bucket, endpoint }: BucketOptions): Promise<Bucket> {
  const client = new S3Client({
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, socketTimeout: SILENCE_TIMEOUT_MS },
    // What other stores do not know is asked for only where S3 demands it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
  } catch (error) {
    client.destroy();
    const name = error instanceof Error ? error.name : 'no answer';
    const message = `The bucket ${Bucket} of S3_BUCKET cannot be used (${name}). Check S3_ENDPOINT, AWS_REGION and the credentials of the environment.`;
    throw new UsageError('BAD_OPTION', message, { cause: error });
  }
  return bucketOf(client, Bucket);
}

function bucketOf(client: S3Client, Bucket: string): Bucket {
  const bodyOf = async (Key: string): Promise<{ stream: Readable; text: () => Promise<string> }> => {
    const { Body } = await reached(client.send(new GetObjectCommand({ Bucket, Key })));
    if (Body === undefined) throw new Unreachable(new Error('the bucket sent no body'));
    return { stream: Body as unknown as Readable, text: () => Body.transformToString() };
  };
  return {
    has: (Key) =>
      orIfMissing(
        reached(client.send(new HeadObjectCommand({ Bucket, Key }))).then(() => true),
        false,
      ),
    putFile: async (Key, path) => {
      const { size: ContentLength } = await stat(path);
      const Body = createReadStream(path);
      // What cannot be read fails the request; a request that fails leaves the stream open.
      Body.on('error', () => undefined);
      try {
        await reached(client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength })));
      } finally {
        Body.destroy();
      }
    },
    putText: async (Key, Body) => {
      await reached(client.send(new PutObjectCommand({ Bucket, Key, Body })));
    },
    getFile: async (Key, path) => {
      const body = await orIfMissing(bodyOf(Key), undefined);
      if (body === undefined) return false;
      await reached(pipeline(body.stream, createWriteStream(path, { flags: 'wx', mode: 0o600 })));
      return true;
    },
    getText: (Key) =>
      orIfMissing(
        bodyOf(Key).then((body) => reached(body.text())),
        undefined,
      ),
    delete: async (Key) => {
      await reached(client.send(new DeleteObjectCommand({ Bucket, Key })));
    },
    close: () => client.destroy(),
  };
}

async function orIfMissing<T, U>(found: Promise<T>, missing: U): Promise<T | U> {
  try {
    return await found;
  } catch (error) {
    if (isMissing(error)) return missing;
    throw error;
  }
}

/** Every failure is one of the bucket, but that an object is not there, or that there is no room for it here. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw isMissing(error) || isSystemError(error, 'ENOSPC') ? error : new Unreachable(error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof NoSuchKey || error instanceof NotFound;
}

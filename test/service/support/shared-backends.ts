// A real PostgreSQL and a store that speaks S3, for the tests of processes that share their work. Without Debian’s
// postgresql the tests are skipped aloud, or fail where it is demanded.
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import S3rver from 's3rver';

const VERSIONS_DIR = '/usr/lib/postgresql';
/** Debian’s account for it; PostgreSQL refuses to run as root. */
const ACCOUNT = 'postgres';
const run = promisify(execFile);

/** Undefined when there is a PostgreSQL; else why the tests cannot run, said aloud. Throws where one is demanded. */
export function missingPostgres(): string | undefined {
  if (binaries() !== undefined) return undefined;
  const reason = `there is no PostgreSQL in ${VERSIONS_DIR}: install postgresql`;
  if (process.env.FLARE_REQUIRE_POSTGRES === '1') throw new Error(reason);
  process.stderr.write(`\nSHARED WORK IS NOT TESTED: ${reason}.\n\n`);
  return reason;
}

function binaries(): string | undefined {
  const [newest] = existsSync(VERSIONS_DIR)
    ? readdirSync(VERSIONS_DIR).sort((a, b) => Number(b) - Number(a))
    : [];
  return newest === undefined ? undefined : join(VERSIONS_DIR, newest, 'bin');
}

export interface SharedBackends {
  /** As the processes get them. */
  readonly env: Readonly<Record<string, string>>;
  /** Of a database and a bucket that hold nothing. */
  fresh(): Promise<{ readonly databaseUrl: string; readonly bucket: string; readonly endpoint: string }>;
  /** Also from those who use it. */
  dropDatabase(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Sets the credentials of the bucket in the environment of this process. */
export async function startSharedBackends(): Promise<SharedBackends> {
  const dir = await mkdtemp(join(tmpdir(), 'flare-shared-'));
  const postgres = await startPostgres(dir);
  const store = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(dir, 's3') });
  const { port } = await store.run();
  const endpoint = `http://127.0.0.1:${port}`;
  const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
  Object.assign(process.env, env);
  const client = new S3Client({ endpoint, forcePathStyle: true });
  let made = 0;
  return {
    env,
    fresh: async () => {
      made += 1;
      const bucket = `bucket-${made}`;
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      return { databaseUrl: await postgres.newDatabase(`flares_${made}`), bucket, endpoint };
    },
    dropDatabase: (url) => postgres.dropDatabase(url),
    close: async () => {
      client.destroy();
      await store.close();
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function startPostgres(dir: string) {
  const bin = binaries() ?? '';
  const data = join(dir, 'postgres');
  const port = await freePort();
  await chmod(dir, 0o755);
  const asOwner = await ownerOf(dir);
  await asOwner(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    ACCOUNT,
    '--auth=trust',
    '--no-sync',
    '--encoding=UTF8',
    '--locale=C',
  ]);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  const control = (...args: string[]) => asOwner(join(bin, 'pg_ctl'), ['-D', data, '-w', ...args]);
  await control('-l', join(data, 'log'), '-o', options, 'start');
  const asked = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: urlOf('postgres') });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  const urlOf = (database: string): string => `postgres://${ACCOUNT}@127.0.0.1:${port}/${database}`;
  return {
    newDatabase: async (name: string): Promise<string> => {
      await asked(`CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    dropDatabase: (url: string): Promise<void> =>
      asked(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`),
    stop: () => control('-m', 'immediate', 'stop'),
  };
}

/** Runs programs as whoever may own the data. */
async function ownerOf(dir: string): Promise<(file: string, args: readonly string[]) => Promise<unknown>> {
  if (process.getuid?.() !== 0) return (file, args) => run(file, args);
  const ids = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, ACCOUNT])).stdout)),
  );
  await chown(dir, ids[0]!, ids[1]!);
  return (file, args) =>
    run('setpriv', [`--reuid=${ids[0]}`, `--regid=${ids[1]}`, '--clear-groups', file, ...args]);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

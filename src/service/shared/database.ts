// The PostgreSQL database that several processes share: its tables, queries, and turns on one flare.
import pg from 'pg';
import { UsageError } from '../../errors.ts';
import { errorCodeOf } from '../../util/system-error.ts';
import { Unreachable } from '../unreachable.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** Also while it waits for the turn of another process, which may put a bundle into the bucket. */
const QUERY_TIMEOUT_MS = 5 * 60_000;
const MAX_CONNECTIONS = 10;
/** Any number that nobody else uses: only one process at a time creates the tables. */
const SCHEMA_TURN = 743_201_118;

/** Records are texts, because jsonb takes no zero byte. Times of leases are those of the database alone. */
const TABLES = `
CREATE TABLE IF NOT EXISTS flares (
  id text PRIMARY KEY,
  record text NOT NULL,
  order_key text COLLATE "C" NOT NULL,
  status text NOT NULL,
  case_id text,
  hostname text,
  rule_ids text[] NOT NULL,
  severities text[] NOT NULL,
  words text NOT NULL,
  made_by text
);
CREATE UNIQUE INDEX IF NOT EXISTS flares_order ON flares (order_key);
CREATE TABLE IF NOT EXISTS jobs (
  id text PRIMARY KEY,
  is_urgent boolean NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  taken_by text,
  leased_until timestamptz,
  is_wanted_again boolean NOT NULL DEFAULT false,
  is_cancelled boolean NOT NULL DEFAULT false,
  read_bytes bigint,
  total_bytes bigint
);`;

type Value = string | number | boolean | null | readonly string[];
export type Query = <Row extends object>(text: string, values?: readonly Value[]) => Promise<Row[]>;

export interface Database {
  readonly query: Query;
  /** One transaction; others that ask for the same id wait for its end. */
  inTurn<T>(id: string, work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Throws UsageError BAD_OPTION when it cannot be used. `onLost`: a connection that nobody used broke. */
export async function openDatabase(url: string, onLost: (error: unknown) => void): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'flare-analyze',
  });
  pool.on('error', onLost);
  const database = databaseOf(pool);
  try {
    await inTransaction(pool, async (query) => {
      await query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_TURN]);
      // Making what is there waits for every turn that is open.
      const [made] = await query<{ jobs: string | null }>("SELECT to_regclass('jobs') AS jobs");
      if ((made?.jobs ?? null) === null) await query(TABLES);
    });
    return database;
  } catch (error) {
    await pool.end();
    const code = errorCodeOf(error instanceof Unreachable ? error.cause : error) ?? 'no answer';
    // Its address may hold a password.
    const message = `The database of DATABASE_URL cannot be used (${code}). It must be PostgreSQL 15 or newer, and its user may create tables.`;
    throw new UsageError('BAD_OPTION', message, { cause: error });
  }
}

function databaseOf(pool: pg.Pool): Database {
  return {
    query: queryOf(pool),
    inTurn: (id, work) =>
      inTransaction(pool, async (query) => {
        await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
        return work(query);
      }),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await reached(pool.connect());
  // A connection that breaks is told to the query that waits, or to the next one; unheard it would end the process.
  const onError = (): void => undefined;
  client.on('error', onError);
  let isBroken = true;
  try {
    const query = queryOf(client);
    await query('BEGIN');
    const result = await work(query);
    await query('COMMIT');
    isBroken = false;
    return result;
  } finally {
    client.off('error', onError);
    // One that is thrown away ends its transaction.
    client.release(isBroken);
  }
}

function queryOf(connection: pg.Pool | pg.PoolClient): Query {
  return async <Row extends object>(text: string, values?: readonly Value[]) => {
    const { rows } = await reached(
      connection.query<Row>(text, values === undefined ? undefined : [...values]),
    );
    return rows;
  };
}

/** What is wrong with a statement is a bug; everything else is a database that does not answer. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw BUGS.test(errorCodeOf(error) ?? '') ? error : new Unreachable(error);
  }
}

/** Classes of SQLSTATE: data, integrity, transaction state, syntax and access rules. */
const BUGS = /^(?:22|23|25|42)/;

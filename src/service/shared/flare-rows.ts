// Records of flares as rows of the database: the whole record, and beside it what lists are asked for.
import {
  FLARE_STATES,
  flareRecordSchema,
  type FlareRecord,
  type ReportMaker,
} from '../store/flare-record-schema.ts';
import type { FlareCounts } from '../store/flare-counts.ts';
import { orderKey, PAGE_LENGTH, pageOf, parseCursor, searchedText, wordsOf } from '../store/flare-page.ts';
import type { FlareFilter, FlarePage } from '../store/flare-store.ts';
import type { Query } from './database.ts';

interface Row {
  readonly record: string;
}

export async function readRow(query: Query, id: string): Promise<FlareRecord | undefined> {
  const [row] = await query<Row>('SELECT record FROM flares WHERE id = $1', [id]);
  return row === undefined ? undefined : recordOf(row);
}

/** New, or in the place of the one that is there. */
export async function writeRow(query: Query, record: FlareRecord): Promise<void> {
  const { id, status, summary } = record;
  const findings = summary?.findings ?? [];
  await query(
    `INSERT INTO flares (id, record, order_key, status, case_id, hostname, rule_ids, severities, words, made_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET record = $2, order_key = $3, status = $4, case_id = $5, hostname = $6,
       rule_ids = $7, severities = $8, words = $9, made_by = $10`,
    [
      ...[id, JSON.stringify(record), orderKey(record), status],
      ...[withoutZero(record.case), withoutZero(summary?.hostname ?? null)],
      [...new Set(findings.map(({ ruleId }) => ruleId))],
      [...new Set(findings.map(({ severity }) => severity))],
      withoutZero(searchedText(record)),
      summary === null ? null : makerKey(summary.madeBy),
    ],
  );
}

/** False when there is none. */
export async function deleteRow(query: Query, id: string): Promise<boolean> {
  const rows = await query('DELETE FROM flares WHERE id = $1 RETURNING id', [id]);
  return rows.length > 0;
}

/** Newest first. Throws UsageError BAD_OPTION for a cursor that no page gave. */
export async function readPage(query: Query, filter: FlareFilter): Promise<FlarePage> {
  const { case: caseId, host, rule, severity, q, cursor } = filter;
  const asked = [
    ['order_key < ?', cursor === undefined ? undefined : parseCursor(cursor)],
    ['case_id = ?', caseId],
    ['hostname = ?', host],
    ['? = ANY (rule_ids)', rule],
    ['? = ANY (severities)', severity],
    ['words LIKE ALL (?)', q === undefined ? undefined : wordsOf(q).map(patternOf)],
  ] as const;
  const given = asked.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]));
  const conditions = given.map(({ condition }, index) => condition.replace('?', `$${index + 1}`));
  const rows = await query<Row>(
    `SELECT record FROM flares ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
     ORDER BY order_key DESC LIMIT ${PAGE_LENGTH + 1}`,
    given.map(({ value }) => (typeof value === 'string' ? withoutZero(value) : value.map(withoutZero))),
  );
  return pageOf(
    rows.slice(0, PAGE_LENGTH).flatMap((row) => recordOf(row) ?? []),
    rows.length > PAGE_LENGTH,
  );
}

/** Oldest first. */
export async function unfinishedRows(query: Query, maker: ReportMaker): Promise<FlareRecord[]> {
  const rows = await query<Row>(
    `SELECT record FROM flares WHERE status <> 'failed' AND (status <> 'done' OR made_by IS DISTINCT FROM $1)
     ORDER BY order_key`,
    [makerKey(maker)],
  );
  return rows.flatMap((row) => recordOf(row) ?? []);
}

export async function countRows(query: Query): Promise<FlareCounts> {
  const rows = await query<{ status: string; count: number }>(
    'SELECT status, count(*)::integer AS count FROM flares GROUP BY status',
  );
  const countOf = new Map(rows.map(({ status, count }) => [status, count]));
  return Object.fromEntries(FLARE_STATES.map((status) => [status, countOf.get(status) ?? 0])) as FlareCounts;
}

/** Undefined for one that another version wrote and this one cannot read; it is left alone. */
function recordOf({ record }: Row): FlareRecord | undefined {
  return flareRecordSchema.safeParse(JSON.parse(record)).data;
}

function makerKey({ version, rulesDigest }: ReportMaker): string {
  return `${version} ${rulesDigest}`;
}

/** A pattern of LIKE for any text that holds the word. */
function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** PostgreSQL has no zero byte in a text; in the record it is escaped. */
function withoutZero<T extends string | null>(text: T): T {
  return (text?.replaceAll('\0', '') ?? null) as T;
}

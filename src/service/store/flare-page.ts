// Finds the flares that a list shows: filter, order, page.
import { UsageError } from '../../errors.ts';
import type { FlareRecord } from './flare-record-schema.ts';
import type { FlareFilter, FlarePage } from './flare-store.ts';

export const PAGE_LENGTH = 50;

/** Of records in memory, newest first. Throws UsageError BAD_OPTION for a cursor that no page gave. */
export function flarePage(records: Iterable<FlareRecord>, filter: FlareFilter): FlarePage {
  const start = filter.cursor === undefined ? undefined : parseCursor(filter.cursor);
  const found = [...records]
    .filter((record) => (start === undefined || orderKey(record) < start) && isWanted(record, filter))
    .sort((a, b) => (orderKey(a) < orderKey(b) ? 1 : -1));
  return pageOf(found);
}

/** `found`: newest first, as many as a page shows or more. */
export function pageOf(found: readonly FlareRecord[], isMore = found.length > PAGE_LENGTH): FlarePage {
  const flares = found.slice(0, PAGE_LENGTH);
  const last = flares.at(-1);
  return { flares, nextCursor: isMore && last !== undefined ? cursorAt(last) : null };
}

/** Rises with time; ISO times sort as text, the id parts those of one millisecond. */
export function orderKey({ uploadedAt, id }: FlareRecord): string {
  return `${uploadedAt} ${id}`;
}

/** Names a place in time and no flare, so that it holds when the flare is deleted. */
function cursorAt(record: FlareRecord): string {
  return Buffer.from(orderKey(record)).toString('base64url');
}

/** The order key that a page goes on below. Throws UsageError BAD_OPTION for a cursor that no page gave. */
export function parseCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{4}-\d\d-\d\dT\S+Z [0-9a-f]{32}$/.test(key)) return key;
  throw new UsageError('BAD_OPTION', 'cursor must be the nextCursor of an earlier page.');
}

function isWanted(record: FlareRecord, { case: caseId, host, rule, severity, q }: FlareFilter): boolean {
  const findings = record.summary?.findings ?? [];
  const isAsked = <T>(wanted: T | undefined, holds: (wanted: T) => boolean): boolean =>
    wanted === undefined || holds(wanted);
  return (
    isAsked(caseId, (wanted) => record.case === wanted) &&
    isAsked(host, (wanted) => record.summary?.hostname === wanted) &&
    isAsked(rule, (wanted) => findings.some((finding) => finding.ruleId === wanted)) &&
    isAsked(severity, (wanted) => findings.some((finding) => finding.severity === wanted)) &&
    isAsked(q, (wanted) => holdsWords(record, wanted))
  );
}

function holdsWords(record: FlareRecord, q: string): boolean {
  const text = searchedText(record);
  return wordsOf(q).every((word) => text.includes(word));
}

/** What words are looked for in. */
export function searchedText({ name, case: caseId, note, summary }: FlareRecord): string {
  const titles = summary?.findings.map((finding) => finding.title) ?? [];
  return [name, caseId, note, summary?.hostname, ...titles].join('\n').toLowerCase();
}

export function wordsOf(q: string): string[] {
  return q.toLowerCase().split(/\s+/);
}

// What the service keeps about one uploaded flare, beside its bytes and its reports.
import * as z from 'zod';
import { FLARE_KINDS } from '../../model/flare-kind.ts';
import { SEVERITIES } from '../../model/severity.ts';

export const FLARE_STATES = ['queued', 'running', 'done', 'failed'] as const;
export type FlareState = (typeof FLARE_STATES)[number];

/** What lists and searches need of a report, so that they need not read it. */
const summarySchema = z.object({
  hostname: z.string().nullable(),
  kind: z.enum(FLARE_KINDS),
  agentVersion: z.string().nullable(),
  /** The folder in the archive that the paths of a report are below of. */
  rootDir: z.string(),
  findings: z.array(
    z.object({
      ruleId: z.string(),
      severity: z.enum(SEVERITIES),
      title: z.string(),
      explainedBy: z.string().optional(),
    }),
  ),
  /** Which program and knowledge made the report. */
  madeBy: z.object({ version: z.string(), rulesDigest: z.string() }),
});

export const flareRecordSchema = z.object({
  /** The first 32 hex digits of `sha256`: the same bytes have the same id. */
  id: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  /** The uploaded file's name, cleaned. */
  name: z.string(),
  case: z.string().nullable(),
  note: z.string().nullable(),
  /** ISO 8601, UTC. */
  uploadedAt: z.string(),
  status: z.enum(FLARE_STATES),
  /** Analyses that were begun since the last one that came to an end. */
  attempts: z.number(),
  failure: z.object({ code: z.string(), detail: z.string() }).nullable(),
  summary: summarySchema.nullable(),
});

export type FlareRecord = Readonly<z.infer<typeof flareRecordSchema>>;
export type FlareSummary = Readonly<z.infer<typeof summarySchema>>;

/** Which program and knowledge make a report. */
export type ReportMaker = FlareSummary['madeBy'];

/** Its analysis is still to come, or to be made again; one that failed is not. */
export function isUnfinished(record: FlareRecord, maker: ReportMaker): boolean {
  return record.status !== 'failed' && !hasReportBy(record, maker);
}

function hasReportBy({ status, summary }: FlareRecord, maker: ReportMaker): boolean {
  const { version, rulesDigest } = summary?.madeBy ?? {};
  return status === 'done' && version === maker.version && rulesDigest === maker.rulesDigest;
}

const FLARE_ID = /^[0-9a-f]{32}$/;

export function isFlareId(text: string): boolean {
  return FLARE_ID.test(text);
}

export function flareIdOf(sha256: string): string {
  return sha256.slice(0, 32);
}

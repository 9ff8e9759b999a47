// How a service is set up. Every bound is an option; the defaults suit one machine.
import type { ReadLimits } from '../model/entry.ts';
import type { Ruleset } from '../model/rule.ts';

export interface ServiceLimits {
  /** Bytes of one uploaded bundle. */
  readonly maxUploadBytes: number;
  /** Requests of one address within a minute. */
  readonly maxRequestsPerMinute: number;
  /** Analyses at a time. */
  readonly maxJobs: number;
  /** Uploads that are being received or wait for their analysis. */
  readonly maxWaiting: number;
  /** One analysis. */
  readonly jobTimeoutMs: number;
  /** Megabytes of JavaScript objects of one analysis. */
  readonly maxJobMemoryMb: number;
  /** Log viewers that read from an archive at a time. */
  readonly maxReaders: number;
}

export const DEFAULT_SERVICE_LIMITS: ServiceLimits = {
  maxUploadBytes: 2 * 1024 ** 3,
  maxRequestsPerMinute: 600,
  maxJobs: 2,
  maxWaiting: 100,
  jobTimeoutMs: 10 * 60_000,
  maxJobMemoryMb: 1024,
  maxReaders: 4,
};

/** Where processes that share their work keep it. */
export interface SharedOptions {
  /** Holds a password, mostly: never shown. */
  readonly databaseUrl: string;
  readonly bucket: string;
  /** Of an S3-compatible store that is not Amazon’s. */
  readonly endpoint?: string;
}

/** What every process needs that analyses. */
export interface WorkOptions {
  /** What is kept; with `shared` only what this process works on at the moment. */
  readonly dataDir: string;
  readonly shared?: SharedOptions | undefined;
  readonly limits: ServiceLimits;
  readonly readLimits: ReadLimits;
  readonly pack: Ruleset;
  readonly tool: { readonly name: string; readonly version: string };
  /** Folder of the built program that holds `web/` and `service/analysis-worker.js`, with a slash at its end. */
  readonly builtDir: URL;
}

export interface ServiceOptions extends WorkOptions {
  readonly host: string;
  /** Programs and pages must send it; without one only this machine is served. */
  readonly token?: string | undefined;
}

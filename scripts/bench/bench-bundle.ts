// A large flare for the benchmark, from a seed: the pages of the healthy-large fixture and as many megabytes of debug logs
// as wanted, with faults planted at known lines. The same size and shape give the same bytes.
import { closeSync, openSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import { healthyLarge } from '../../fixtures/flares-src/healthy-large.ts';
import {
  addChatter,
  CORE_CHATTER,
  PROBE_CHATTER,
  PROCESS_CHATTER,
  TRACE_CHATTER,
} from '../../fixtures/parts/debug-lines.ts';
import { logWriter, type Level } from '../../fixtures/parts/log-writer.ts';
import { randomOf } from '../../fixtures/parts/random.ts';
import { at, HOUR, UTC } from '../../fixtures/parts/time.ts';

const STARTED_AT = at('2025-07-20T00:00:00.000Z');
const ROOT = 'i-03ce5b17a9f2d8460';
const LINE_BYTES = 150;
/** Lines between two faults, and between two warnings that mean nothing. */
const LINES_PER_FAULT = 10_000;
const LINES_PER_WARNING = 500;

interface Daemon {
  readonly log: string;
  readonly logger: string;
  readonly chatter: typeof CORE_CHATTER;
  /** What a rule finds by one such line. */
  readonly fault?: { readonly ruleId: string; readonly record: readonly [Level, string, string] };
}

/** What makes real logs long and hard to compress: numbers that never come again. */
const IDS: typeof CORE_CHATTER = [
  [
    'comp/core/workloadmeta/impl/store.go:512 in handleEvents',
    (random) => `Updated entity container_id://${random.hex(64)} of source runtime`,
  ],
  [
    'comp/dogstatsd/server/enrich.go:149 in enrichMetricSample',
    (random) => `tags of origin ci-${random.hex(64)} resolved in ${random.int(1, 999)}us`,
  ],
  [
    'pkg/util/log/log.go:618 in func1',
    (random) =>
      `request ${random.hex(16)} answered with ${random.int(200, 65_000)} bytes, span ${random.hex(16)}`,
  ],
];

const DAEMONS: readonly Daemon[] = [
  {
    log: 'agent',
    logger: 'CORE',
    chatter: [...CORE_CHATTER, ...IDS],
    fault: {
      ruleId: 'autodiscovery-environment-variable-missing',
      record: [
        'WARN',
        'comp/core/autodiscovery/autodiscoveryimpl/configmgr.go:342 in resolveTemplateForService',
        'error resolving template redisdb: failed to retrieve envvar REDIS_PASSWORD, skipping service docker://c0ffee',
      ],
    },
  },
  {
    log: 'trace-agent',
    logger: 'TRACE',
    chatter: [...TRACE_CHATTER, ...IDS],
    fault: {
      ruleId: 'trace-payload-too-large',
      record: [
        'ERROR',
        'pkg/trace/api/api.go:468 in handleTraces',
        'Cannot decode v0.4 traces payload: read limit reached',
      ],
    },
  },
  { log: 'process-agent', logger: 'PROCESS', chatter: [...PROCESS_CHATTER, ...IDS] },
  { log: 'system-probe', logger: 'SYS-PROBE', chatter: [...PROBE_CHATTER, ...IDS] },
];

export interface BundleShape {
  readonly path: string;
  /** Bytes of all logs, about. */
  readonly logBytes: number;
  /** How many files they stand in. */
  readonly files: number;
}

/** Lines at which a rule must find its fault: `file:line`, by rule. */
export type PlantedLines = Readonly<Record<string, readonly string[]>>;

export function writeBenchBundle({ path, logBytes, files }: BundleShape): PlantedLines {
  const zip = zipFile(path);
  const planted: Record<string, string[]> = {};
  const pages = Object.entries(healthyLarge.files()).filter(([name]) => !name.includes('/logs/'));
  for (const [name, content] of pages) zip.add(name, content);
  const lines = Math.floor(logBytes / files / LINE_BYTES);
  for (let index = 0; index < files; index++) {
    const daemon = DAEMONS[index % DAEMONS.length];
    if (daemon === undefined) continue;
    const roll = Math.floor(index / DAEMONS.length);
    const file = `logs/${daemon.log}.log${roll === 0 ? '' : `.${roll}`}`;
    const from = STARTED_AT + roll * HOUR;
    const text = logText(daemon, { seed: file, from, to: from + HOUR, lines });
    if (daemon.fault !== undefined) {
      const places = (planted[daemon.fault.ruleId] ??= []);
      text.split('\n').forEach((line, at) => {
        if (line.endsWith(daemon.fault?.record[2] ?? '\n')) places.push(`${file}:${at + 1}`);
      });
    }
    zip.add(`${ROOT}/${file}`, Buffer.from(text));
  }
  zip.end();
  return planted;
}

interface ZipFile {
  add(name: string, content: Uint8Array): void;
  end(): void;
}

/** Written to disk file by file, so that a gigabyte needs no memory. */
function zipFile(path: string): ZipFile {
  const handle = openSync(path, 'w');
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    writeSync(handle, bytes);
  });
  return {
    add: (name, content) => {
      const entry = new ZipDeflate(name, { level: 6 });
      entry.mtime = '2025-07-24T13:02:52';
      zip.add(entry);
      entry.push(content, true);
    },
    end: () => {
      zip.end();
      closeSync(handle);
    },
  };
}

function logText(
  { logger, chatter, fault }: Daemon,
  span: { seed: string; from: number; to: number; lines: number },
): string {
  const log = logWriter({ logger, zone: UTC });
  const random = randomOf(`${span.seed}/trouble`);
  addChatter(log, chatter, span);
  const timeOf = (): number => span.from + random.int(0, span.to - span.from - 1);
  for (let n = 0; n < span.lines / LINES_PER_WARNING; n++)
    log.add(timeOf(), [
      'WARN',
      'pkg/util/log/log.go:618 in func1',
      `Slow answer of ${random.int(200, 900)} ms`,
    ]);
  if (fault === undefined) return log.text();
  for (let n = 0; n < span.lines / LINES_PER_FAULT; n++) log.add(timeOf(), fault.record);
  return log.text();
}

// Work that grows with the size of a log must not be done on every line: where nothing is found, hardly a byte of it
// becomes text.
import { afterEach, describe, expect, it } from 'vitest';
import type { LogSource } from '../../src/model/log.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import {
  addChatter,
  CORE_CHATTER,
  PROBE_CHATTER,
  PROCESS_CHATTER,
  TRACE_CHATTER,
} from '../../fixtures/parts/debug-lines.ts';
import { logWriter } from '../../fixtures/parts/log-writer.ts';
import { at, HOUR, UTC } from '../../fixtures/parts/time.ts';
import { builtPatterns } from '../../scripts/built-patterns.ts';
import { logLine } from '../support/log-lines.ts';

const prototype = Buffer.prototype as Buffer;
const decode = Object.getOwnPropertyDescriptor(prototype, 'toString')?.value as Buffer['toString'];
let decodedBytes = 0;

function countDecodedBytes(): void {
  decodedBytes = 0;
  prototype.toString = function (
    this: Buffer,
    encoding?: BufferEncoding,
    start = 0,
    end = this.length,
  ): string {
    decodedBytes += Math.max(0, Math.min(end, this.length) - start);
    return decode.call(this, encoding, start, end);
  };
}
afterEach(() => {
  prototype.toString = decode;
});

/** The part of the bytes that became text. */
function scanned(lines: readonly string[], log: LogSource = 'agent'): number {
  const scanner = new Scanner(builtPatterns(), { maxLineBytes: 16 * 1024 });
  const bytes = Buffer.from(lines.join('\n'));
  countDecodedBytes();
  const scan = scanner.open(`logs/${log}.log`, log);
  for (let at = 0; at < bytes.length; at += 1 << 18) scan.push(bytes.subarray(at, at + (1 << 18)));
  scan.end();
  return decodedBytes / bytes.length;
}

const idle = (n: number): string =>
  logLine(n % 3000, `bucket ${n}: ${(n * 7919) % 1009} contexts`, 'CORE', 'INFO');

describe('with every rule, a log without hits', () => {
  it('is decoded to less than a hundredth', () => {
    expect(scanned(Array.from({ length: 100_000 }, (_, n) => idle(n)))).toBeLessThan(0.01);
  });

  it('is decoded little also where every tenth line says that payloads went out', () => {
    const lines = Array.from({ length: 100_000 }, (_, n) =>
      n % 10 === 0
        ? logLine(
            n % 3000,
            'Successfully posted payload to "https://app.example/api/v1/series"',
            'CORE',
            'INFO',
          )
        : idle(n),
    );
    expect(scanned(lines)).toBeLessThan(0.05);
  });

  it('is decoded little also where they say two such things', () => {
    const text =
      'Successfully posted payload to "https://app.example/intake/" | Successfully connected to CRI';
    const lines = Array.from({ length: 100_000 }, (_, n) =>
      n % 10 === 0 ? logLine(n % 3000, text, 'CORE', 'INFO') : idle(n),
    );
    expect(scanned(lines)).toBeLessThan(0.05);
  });
});

describe('with every rule, a log in which each run of a check is told', () => {
  it('is decoded little', () => {
    const marks = ['Running check...', 'Done running check'];
    const lines = Array.from({ length: 100_000 }, (_, n) =>
      n % 10 < 2
        ? logLine(n % 3000, `check:check_${Math.floor(n / 10) % 12} | ${marks[n % 10]}`, 'CORE', 'DEBUG')
        : idle(n),
    );
    expect(scanned(lines)).toBeLessThan(0.1);
  });
});

describe('with every rule, the log of a daemon that tells developers everything', () => {
  it.each([
    ['agent', 'CORE', CORE_CHATTER],
    ['trace-agent', 'TRACE', TRACE_CHATTER],
    ['process-agent', 'PROCESS', PROCESS_CHATTER],
    ['system-probe', 'SYS-PROBE', PROBE_CHATTER],
  ] as const)('is decoded to less than a twentieth: %s', (log, logger, chatter) => {
    const from = at('2024-05-01T00:00:00.000Z');
    const written = logWriter({ logger, zone: UTC });
    addChatter(written, chatter, { seed: log, from, to: from + HOUR, lines: 50_000 });
    expect(scanned(written.text().split('\n'), log)).toBeLessThan(0.05);
  });
});

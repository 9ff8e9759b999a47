// How the Agent was built and how Go collects its garbage: runtime_debug_info.log (core 1.5).
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { makeFact, placeAt } from '../make-fact.ts';

/*
 * === Build Info ===
 * Go Version: go1.23.4
 * Build Settings:
 *   vcs.revision = 0123abc
 *   vcs.modified = false
 * === GC Settings ===
 * GOGC: not set (Go default: 100)
 * GOMEMLIMIT: 512MiB
 * === GC Stats ===
 * Num GC: 128
 * Pause Total: 12.5ms
 */
interface Row {
  readonly start: string;
  readonly name: FactName;
  readonly parse: (text: string) => string | number | boolean | undefined;
}

/** `not set (unlimited)` sets nothing. */
const setText = (text: string): string | undefined =>
  text === '' || text.startsWith('not set') ? undefined : text;

const ROWS: readonly Row[] = [
  { start: 'Go Version: ', name: 'build.goVersion', parse: setText },
  { start: 'vcs.revision = ', name: 'build.revision', parse: setText },
  { start: 'vcs.time = ', name: 'build.time', parse: setText },
  { start: 'vcs.modified = ', name: 'build.modified', parse: parseGoBoolean },
  { start: '-tags = ', name: 'build.tags', parse: setText },
  { start: 'CGO_ENABLED = ', name: 'build.cgoEnabled', parse: (text) => text === '1' },
  { start: 'GOGC: ', name: 'gc.percent', parse: setText },
  { start: 'GOMEMLIMIT: ', name: 'gc.memoryLimit', parse: setText },
  { start: 'Num GC: ', name: 'gc.count', parse: parseGoNumber },
  { start: 'Pause Total: ', name: 'gc.pauseTotal', parse: parseGoDuration },
];
const TITLE = /^=== (?:Build Info|GC Settings|GC Stats) ===$/;
const MAX_LINE = 2000;

export function readRuntimeDebugInfo(document: FlareDocument): Fact[] {
  const found = new Map<FactName, Fact>();
  let isInfo = false;
  document.lines.forEach((line, index) => {
    const text = line.slice(0, MAX_LINE).trim();
    isInfo ||= TITLE.test(text);
    const fact = isInfo ? rowFact(text, placeAt(document, index + 1)) : undefined;
    if (fact !== undefined && !found.has(fact.name as FactName)) found.set(fact.name as FactName, fact);
  });
  return [...found.values()];
}

function rowFact(text: string, place: Place): Fact | undefined {
  const row = ROWS.find(({ start }) => text.startsWith(start));
  const value = row?.parse(text.slice(row.start.length).trim());
  return row === undefined || value === undefined ? undefined : makeFact(row.name, value, place);
}

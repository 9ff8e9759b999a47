// Performance counters of Windows: which sets there are (typeperf.txt), which providers are switched off (lodctr.txt),
// and whether the table of names is whole (counter_strings.txt). Broken counters are why checks report nothing.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Derivation, LineReader } from '../fact-reader.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import type { StreamLine } from '../stream-line.ts';
import { CHECKED_COUNTER_SETS } from './counter-set-table.ts';

const MAX_SETS = 2000;

// \Processor(_Total)\% Processor Time
// \Memory\Available MBytes
/** `typeperf -qx`: the sets, in the language of the host, in the order of the file. */
export function counterSetsReader(): LineReader {
  const sets = new Map<string, StreamLine>();
  return {
    read(text, line) {
      const name = setOf(text.slice(0, 400));
      if (name !== '' && !sets.has(name) && sets.size < MAX_SETS) sets.set(name, { line, text });
    },
    facts(file) {
      const [first] = sets.values();
      if (first === undefined) return [];
      const itemPlaces = [...sets.values()].map((place) => ({ file, ...place }));
      return [makeFact('windows.counterSets', [...sets.keys()], { file, ...first, itemPlaces })];
    },
  };
}

/** Empty for other lines; the name of the host may stand before it: `\\WEB-01\Processor(…)`. */
function setOf(text: string): string {
  return /^(?:\\\\[^\\]{1,100})?\\([^\\(]{1,200})[\\(]/.exec(text)?.[1]?.trim() ?? '';
}

/** From `windows.counterSets`, unless the file was cut or the host names its counters in another language. */
export const missingCounterSets: Derivation = ({ fact, flare }) => {
  const sets = fact('windows.counterSets');
  if (!sets.known) return sets;
  const { file, line, text, value } = sets.value;
  if (flare.files.some((one) => one.path === file && one.isDamaged)) return undefined;
  const there = new Set(value as readonly string[]);
  const missing = CHECKED_COUNTER_SETS.filter((name) => !there.has(name));
  if (missing.length === CHECKED_COUNTER_SETS.length) return undefined;
  const place = { file, line, text };
  return makeFact('windows.counterSetsMissing', missing, {
    ...place,
    confidence: 'medium',
    itemPlaces: missing.map(() => place),
  });
};

const MAX_LINES = 50_000;
const MAX_PROVIDERS = 2000;

// [PerfProc] Performance Counters (Enabled)
// [PerfOS] Performance Counters (Disabled)
/** `lodctr /q`: the providers that are switched off; empty when all are on. */
export function readCounterRegistry(document: FlareDocument): Fact[] {
  const providers = document.lines.slice(0, MAX_LINES).flatMap((text, index) => {
    const [, name, state] =
      /^\[([^\]]{1,200})\] Performance Counters \((Enabled|Disabled)\)/.exec(text.slice(0, 300)) ?? [];
    return name === undefined ? [] : [{ name, state, place: placeAt(document, index + 1) }];
  });
  const disabled = providers.filter(({ state }) => state === 'Disabled').slice(0, MAX_PROVIDERS);
  const [first] = disabled.length > 0 ? disabled : providers;
  if (first === undefined) return [];
  return [
    makeFact(
      'windows.disabledCounterProviders',
      disabled.map(({ name }) => name),
      { ...first.place, itemPlaces: disabled.map(({ place }) => place) },
    ),
  ];
}

const MAX_BROKEN = 200;

// 2
// System
// 5530
// 5532
// Allocated Bytes/sec
/**
 * Lines of index and name take turns; a name without an index shows a broken table. An index without a name does
 * not: scrubbing drops names that start with `#` (core 1.3).
 */
export function counterNamesReader(): LineReader {
  const broken: (StreamLine & { readonly name: string })[] = [];
  let first: StreamLine | undefined;
  let hasIndex = false;
  let names = 0;
  return {
    read(text, line) {
      const name = text.slice(0, 200).trim();
      if (name === '') return;
      const isIndex = /^\d{1,9}$/.test(name);
      if (isIndex) first ??= { line, text };
      else if (hasIndex) names += 1;
      else if (broken.length < MAX_BROKEN) broken.push({ name, line, text });
      hasIndex = isIndex;
    },
    facts(file) {
      if (first === undefined || names === 0) return [];
      const opening = { file, ...first };
      return [
        makeFact('windows.counterNameCount', names, opening),
        makeFact(
          'windows.unindexedCounterNames',
          broken.map(({ name }) => name),
          { ...opening, itemPlaces: broken.map(({ line, text }) => ({ file, line, text })) },
        ),
      ];
    },
  };
}

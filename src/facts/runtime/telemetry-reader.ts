// Reads telemetry.log and system_probe_telemetry.log (core 4.17): what each wanted metric sums up to, and every
// series whose name speaks of trouble and that is above zero. Other series go by.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { Place } from '../../model/place.ts';
import type { LineReader } from '../fact-reader.ts';
import { makeFact } from '../make-fact.ts';
import { ratioOf } from '../yaml/yaml-fact.ts';
import { AGENT_METRIC_FACTS, AGENT_METRICS, PROBE_METRICS, TROUBLE_WORDS } from './telemetry-metric-table.ts';
import { parseTelemetrySeries, type TelemetrySeries } from './telemetry-series.ts';

interface Source {
  readonly metrics: ReadonlySet<string>;
  readonly sums: FactName;
  readonly troubles: FactName;
  /** Facts of single metrics. */
  readonly facts: Readonly<Record<string, FactName>>;
}

interface Sum {
  readonly line: number;
  readonly text: string;
  total: number;
  series: number;
}

interface Trouble extends TelemetrySeries {
  readonly line: number;
  readonly text: string;
}

const MAX_TROUBLES = 1000;
const MAX_LABELS = 300;

export const readAgentTelemetry = (): LineReader =>
  new TelemetryReader({
    metrics: AGENT_METRICS,
    sums: 'telemetry.metrics',
    troubles: 'telemetry.errors',
    facts: AGENT_METRIC_FACTS,
  });

export const readProbeTelemetry = (): LineReader =>
  new TelemetryReader({
    metrics: PROBE_METRICS,
    sums: 'systemProbe.telemetry',
    troubles: 'systemProbe.telemetryErrors',
    facts: {},
  });

class TelemetryReader implements LineReader {
  readonly #source: Source;
  readonly #sums = new Map<string, Sum>();
  readonly #troubles: Trouble[] = [];
  #first: { readonly line: number; readonly text: string } | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  read(text: string, line: number): void {
    const series = parseTelemetrySeries(text);
    if (series === undefined) return;
    this.#first ??= { line, text };
    if (this.#source.metrics.has(series.metric)) this.#add(series, { line, text });
    if (series.value > 0 && this.#troubles.length < MAX_TROUBLES && isTrouble(series.metric))
      this.#troubles.push({ ...series, line, text });
  }

  #add({ metric, value }: TelemetrySeries, at: { readonly line: number; readonly text: string }): void {
    const sum = this.#sums.get(metric);
    if (sum === undefined) this.#sums.set(metric, { ...at, total: value, series: 1 });
    else {
      sum.total += value;
      sum.series += 1;
    }
  }

  facts(file: string): Fact[] {
    if (this.#first === undefined) return [];
    const { sums, troubles } = this.#source;
    const opening: Place = { file, ...this.#first };
    const totals = [...this.#sums].map(([metric, { total, series }]) => ({ metric, total, series }));
    const sumPlaces = [...this.#sums.values()].map(({ line, text }) => ({ file, line, text }));
    const errorPlaces = this.#troubles.map(({ line, text }) => ({ file, line, text }));
    return [
      makeFact(sums, totals, { ...opening, itemPlaces: sumPlaces }),
      makeFact(troubles, this.#troubles.map(troubleRecord), { ...opening, itemPlaces: errorPlaces }),
      ...Object.entries(this.#source.facts).flatMap(([metric, name]) => this.#sumFact(file, metric, name)),
      ...this.#ratios(file),
    ];
  }

  #sumFact(file: string, metric: string, name: FactName): Fact[] {
    const sum = this.#sums.get(metric);
    return sum === undefined ? [] : [makeFact(name, sum.total, { file, line: sum.line, text: sum.text })];
  }

  #ratios(file: string): Fact[] {
    if (!('point__sent' in this.#source.facts)) return [];
    const totalOf = (metric: string): number => this.#sums.get(metric)?.total ?? NaN;
    const all = totalOf('point__sent') + totalOf('point__dropped');
    return [
      ...this.#ratio(file, ['point__dropped', all, 'points.dropRatio']),
      ...this.#ratio(file, ['process_open_fds', totalOf('process_max_fds'), 'openFiles.ratio']),
    ];
  }

  #ratio(file: string, [metric, whole, name]: readonly [string, number, FactName]): Fact[] {
    const part = this.#sums.get(metric);
    const ratio = ratioOf(part?.total, whole);
    if (part === undefined || ratio === undefined) return [];
    return [makeFact(name, ratio, { file, line: part.line, text: part.text, confidence: 'medium' })];
  }
}

function troubleRecord({ metric, labels, value }: Trouble): FactRecord {
  return { metric, labels: labels.slice(0, MAX_LABELS), value };
}

/** Parts of histograms and quantiles are no counts of what went wrong. */
function isTrouble(metric: string): boolean {
  if (/_(?:bucket|sum)$/.test(metric)) return false;
  return metric.split('_').some((word) => TROUBLE_WORDS.has(word));
}

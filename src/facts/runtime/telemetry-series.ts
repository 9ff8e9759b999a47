// One line of Prometheus text (core 4.17): a series with its labels and value. Which series matter is left to
// telemetry-reader.ts.

export interface TelemetrySeries {
  readonly metric: string;
  /** As written between the braces; empty without any. */
  readonly labels: string;
  readonly value: number;
}

const MAX_LINE = 4000;

// go_goroutines 312
// transactions__dropped{domain="https://app.example.com",endpoint="series_v2"} 3
// process_resident_memory_bytes 1.8290688e+08
/** Undefined for anything else, for values that are no numbers, and for lines longer than any the Agent writes. */
export function parseTelemetrySeries(line: string): TelemetrySeries | undefined {
  if (line.length > MAX_LINE) return undefined;
  const metric = /^[A-Za-z_:][\w:]{0,199}/.exec(line)?.[0];
  if (metric === undefined) return undefined;
  const hasLabels = line.charAt(metric.length) === '{';
  const end = hasLabels ? line.lastIndexOf('}') : metric.length;
  if (end < metric.length) return undefined;
  const rest = /^ +([+-]?\d[\d.eE+-]{0,40})(?: +\d{1,20})?$/.exec(line.slice(hasLabels ? end + 1 : end));
  const value = Number(rest?.[1] ?? '');
  if (rest === null || !Number.isFinite(value)) return undefined;
  return { metric, labels: hasLabels ? line.slice(metric.length + 1, end) : '', value };
}

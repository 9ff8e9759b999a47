// External metrics that the Cluster Agent serves to autoscalers, as its status page and custommetricsprovider.log
// list them in the same words.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { parseGoDate } from '../go/go-date.ts';
import { recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import { derived, rowFacts, stated } from '../status/status-fact.ts';
import { findBlock, rowsOf, splitRow } from '../status/status-lookup.ts';
import { parseStatusPage, type StatusBlock, type StatusLine } from '../status/status-page.ts';

const TITLE = 'Custom Metrics Server';

/** custommetricsprovider.log holds the section of the status page alone. */
export function readCustomMetrics(document: FlareDocument): Fact[] {
  return externalMetricFacts(parseStatusPage(document).blocks);
}

/** Core 2.13. */
export function externalMetricFacts(blocks: readonly StatusBlock[]): Fact[] {
  const block = findBlock(blocks, TITLE);
  if (block === undefined) return [];
  const lines = linesBelow(block);
  return [
    ...enabledFact(lines),
    ...rowFacts(rowsOf(beforeMetrics(lines)), [
      { name: 'cluster.customMetrics.error', keys: ['error'], parse: (value) => value },
      { name: 'cluster.externalMetrics.total', keys: ['total'], parse: parseGoNumber },
      { name: 'cluster.externalMetrics.validCount', keys: ['valid'], parse: parseGoNumber },
    ]),
    ...listFact(lines),
  ];
}

function linesBelow(block: StatusBlock): readonly StatusLine[] {
  return [...block.lines, ...block.blocks.flatMap(linesBelow)];
}

/** Labels of a metric may have any name. */
function beforeMetrics(lines: readonly StatusLine[]): readonly StatusLine[] {
  const first = lines.findIndex(({ content }) => content.startsWith('* '));
  return first < 0 ? lines : lines.slice(0, first);
}

//   Disabled: The external metrics provider is not enabled on the Cluster Agent
//   Status: The external metrics provider is not enabled on the Cluster Agent
//   Total: 2
function enabledFact(lines: readonly StatusLine[]): Fact[] {
  const name = 'cluster.customMetrics.enabled';
  const off = lines.find(({ content }) => /^(?:Disabled|Status): .*not enabled/.test(content.slice(0, 300)));
  if (off !== undefined) return [stated(name, false, off)];
  const total = lines.find(({ content }) => content.startsWith('Total: '));
  return total === undefined ? [] : [derived(name, true, total)];
}

//   * horizontal pod autoscaler: shop/cart
//     Metric name: redis.keys
//     Labels:
//     - role: cache
//     Value: 12
//     Timestamp: 2025-02-02 02:02:02 UTC (1738461722000)
//     Valid: false
const HEADER = /^\* (.{1,60}) pod autoscaler: (.{1,500})$/;

function listFact(lines: readonly StatusLine[]): Fact[] {
  const opening = lines.find(({ content }) => content.startsWith('Total: '));
  if (opening === undefined) return [];
  const records: StatedRecord[] = [];
  lines.forEach((line, index) => {
    const [, kind, autoscaler] = HEADER.exec(line.content.slice(0, 600)) ?? [];
    if (kind === undefined || autoscaler === undefined) return;
    records.push({
      value: recordOfStated({ kind, autoscaler, ...metricFields(lines, index + 1) }),
      place: line.place,
    });
  });
  return [recordsFact('cluster.externalMetrics', records, opening.place)];
}

/** Labels of a metric, at most; what follows belongs to another. */
const MAX_METRIC_LINES = 60;

function metricFields(
  lines: readonly StatusLine[],
  start: number,
): Record<string, string | number | boolean | undefined> {
  const rest = lines.slice(start, start + MAX_METRIC_LINES);
  const next = rest.findIndex(({ content }) => content.startsWith('* '));
  const own = next < 0 ? rest : rest.slice(0, next);
  const of = (key: string): string | undefined => {
    const line = own.find(({ content }) => content.startsWith(`${key}: `));
    return line === undefined ? undefined : splitRow(line.content)?.value;
  };
  return {
    metric: of('Metric name'),
    value: parseGoNumber(of('Value') ?? ''),
    timestamp: parseGoDate(of('Timestamp') ?? ''),
    valid: parseGoBoolean(of('Valid') ?? ''),
  };
}
